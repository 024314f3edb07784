import { createHmac } from 'node:crypto';
import type { Page } from 'playwright-core';
import { describe } from 'vitest';
import { expectAccessible } from '../support/accessible.ts';
import { expect, journey } from '../support/journey.ts';
import { Office } from '../support/office.ts';

const part = (json: object) => Buffer.from(JSON.stringify(json)).toString('base64url');

/** A token as the shop's server makes it. */
function tokenOf(person: string, kid: string, secret: string): string {
  const exp = Math.floor(Date.now() / 1000) + 300;
  const unsigned = `${part({ alg: 'HS256', kid })}.${part({ sub: person, name: 'Ada', aud: 'tarnwell', exp })}`;
  return `${unsigned}.${createHmac('sha256', secret).update(unsigned).digest('base64url')}`;
}

/** What an app runs in its web view. */
const hands = (page: Page, call: object | string) =>
  page.evaluate((said) => {
    const app = window as unknown as { shopbellApp?: unknown[] };
    app.shopbellApp ??= [];
    app.shopbellApp.push(said);
  }, call);

describe('the chat in an app', () => {
  journey('knows whom the app hands over, and nobody after a logout', async ({ cast, server }) => {
    const office = new Office(await cast.agent('ada'));
    const { id } = await office.site();
    const keys = `/api/sites/${id}/identity-keys`;
    const old = await office.ask<{ keys: { kid: string; use: string }[] }>('GET', keys);
    for (const { kid, use } of old.keys) if (use === 'hs256') await office.ask('DELETE', `${keys}/${kid}`);
    const { key, secret } = await office.ask<{ key: { kid: string }; secret: string }>('POST', keys, {
      use: 'hs256',
    });
    const jwt = tokenOf(`app-${Date.now()}`, key.kid, secret);

    const phone = await (await cast.profile('phone')).newPage();
    await phone.goto(`${server.origin}/chat/tarnwell`);
    const field = (page: Page) => page.getByRole('textbox', { name: 'Write a message' });
    const question = `Is the grey one warm? ${Date.now()}`;
    await field(phone).fill(question);
    await field(phone).press('Enter');
    await phone.getByText('Sent', { exact: true }).waitFor();
    await hands(phone, { jwt });
    await phone.waitForEvent('load');
    await phone.getByRole('log').getByText(question).waitFor();

    const addresses: string[] = [];
    const context = await cast.profile('tablet');
    await context.addInitScript((token) => {
      if (!localStorage.getItem('told')) {
        localStorage.setItem('told', 'yes');
        (window as unknown as { shopbellApp: unknown[] }).shopbellApp = [{ jwt: token }];
      }
    }, jwt);
    const tablet = await context.newPage();
    tablet.on('request', (request) => addresses.push(request.url()));
    await tablet.goto(`${server.origin}/chat/tarnwell`);
    await tablet.getByRole('log').getByText(question).waitFor();
    expect(addresses.filter((address) => address.includes(jwt.slice(0, 20)))).toEqual([]);

    await hands(tablet, 'logout');
    await tablet.waitForEvent('load');
    await field(tablet).waitFor();
    await tablet.getByText('Hello! What are you heading out for?').waitFor();
    expect(await tablet.getByText(question).count()).toBe(0);
    await phone.getByRole('log').getByText(question).waitFor();
  });

  journey(
    'shows nothing for a token that does not hold, in the address or by message',
    async ({ cast, server }) => {
      const page = await (await cast.profile('stranger')).newPage();
      await page.goto(`${server.origin}/chat/tarnwell#jwt=a.b.c`);
      await page.getByRole('textbox', { name: 'Write a message' }).waitFor();
      await expectAccessible(page, 'the panel as a page');
      const answers: string[] = [];
      page.on('response', (response) => {
        if (response.url().endsWith('/identify')) answers.push(`${response.status()}`);
      });
      await page.evaluate(() => window.postMessage({ jwt: 'a.b.c' }, location.origin));
      const told = page.evaluate(
        () =>
          new Promise<string>((done) => {
            addEventListener('shopbell:error', (event) => done((event as CustomEvent).detail.code), {
              once: true,
            });
          }),
      );
      await hands(page, { jwt: 'a.b.c' });
      expect(await told).toBe('identityRefused');
      expect(answers).toEqual(['403']);
    },
  );
});
