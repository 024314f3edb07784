import { createHmac, createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { describe } from 'vitest';
import { expect, journey } from '../support/journey.ts';
import { Office } from '../support/office.ts';
import { call, hears } from '../support/shop-page.ts';
import type { Shopper } from '../support/shopper.ts';

interface Key {
  readonly kid: string;
  readonly secret: string;
}

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A token as the shop's server makes it. */
function tokenOf(id: string, key: Key, claims: object = {}, header: object = {}): string {
  const exp = Math.floor(Date.now() / 1000) + 300;
  const unsigned = `${part({ alg: 'HS256', kid: key.kid, ...header })}.${part({ sub: id, name: 'Ada', aud: 'tarnwell', exp, ...claims })}`;
  return `${unsigned}.${createHmac('sha256', key.secret).update(unsigned).digest('base64url')}`;
}

/** A new key, in place of those that were there. */
async function makeKey(office: Office, use: 'hs256' | 'hash'): Promise<Key> {
  const { id } = await office.site();
  const { keys } = await office.ask<{ keys: { kid: string; use: string }[] }>(
    'GET',
    `/api/sites/${id}/identity-keys`,
  );
  for (const old of keys.filter((key) => key.use === use)) {
    await office.ask('DELETE', `/api/sites/${id}/identity-keys/${old.kid}`);
  }
  const added = await office.ask<{ key: { kid: string }; secret: string }>(
    'POST',
    `/api/sites/${id}/identity-keys`,
    { use },
  );
  return { kid: added.key.kid, secret: added.secret };
}

/** Says who the shopper is; what came of it. */
async function identify(shopper: Shopper, who: object): Promise<string> {
  const outcome = shopper.page.evaluate(
    () =>
      new Promise<string>((done) => {
        addEventListener('shopbell:identified', (event) => done((event as CustomEvent).detail.proof), {
          once: true,
        });
        addEventListener('shopbell:error', (event) => done((event as CustomEvent).detail.code), {
          once: true,
        });
      }),
  );
  await call(shopper.page, 'identify', who);
  return outcome;
}

describe('a shopper who signed in to the shop', () => {
  journey('is proven by a key pair of which the console has the public half', async ({ cast, server }) => {
    const ada = await cast.agent('ada');
    const { page } = ada;
    const { id } = await new Office(ada).site();
    const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
    await page.goto(`${server.origin}/console/sites/${id}?section=identity`);
    await page.getByRole('radiogroup').getByText('Token, own key pair').click();
    await page
      .getByRole('textbox', { name: 'Public key' })
      .fill(publicKey.export({ type: 'spki', format: 'pem' }).toString());
    const keys = page.getByRole('region', { name: 'Keys in force' });
    const before = await keys.locator('code').allInnerTexts();
    await page.getByRole('button', { name: 'Add the key' }).click();
    const kids = async () =>
      (await keys.locator('code').allInnerTexts()).filter((kid) => !before.includes(kid));
    await expect.poll(async () => (await kids()).length).toBe(1);
    const [kid = ''] = await kids();

    const person = `pair-${Date.now()}`;
    const exp = Math.floor(Date.now() / 1000) + 300;
    const unsigned = `${part({ alg: 'RS256', kid })}.${part({ sub: person, name: 'Ada', aud: 'tarnwell', exp })}`;
    const signed = (key: KeyObject) =>
      `${unsigned}.${createSign('RSA-SHA256').update(unsigned).sign(key).toString('base64url')}`;
    const shopper = await cast.shopper('/');
    const other = generateKeyPairSync('rsa', { modulusLength: 2_048 }).privateKey;
    expect(await identify(shopper, { jwt: signed(other) })).not.toBe('proven');
    expect(await identify(shopper, { jwt: signed(privateKey) })).toBe('proven');
  });

  journey(
    'finds the conversation on another device by a token, and by a signed id does not',
    async ({ cast }) => {
      const office = new Office(await cast.agent('ada'));
      const key = await makeKey(office, 'hs256');
      const hashKey = await makeKey(office, 'hash');
      const id = `known-${Date.now()}`;
      const hash = createHmac('sha256', hashKey.secret).update(id).digest('hex');

      const question = `Is the grey one warm? Asks ${id}.`;
      const phone = await cast.shopper('/');
      await phone.opens();
      await phone.says(question);
      await phone.seesSent(question);
      expect(await identify(phone, { jwt: tokenOf(id, key) })).toBe('proven');
      await phone.seesExactly(question);

      const agent = await cast.agent('maya');
      await agent.opens(question);
      await agent.about.getByText('Proven by the shop', { exact: true }).waitFor();
      await agent.about.getByText(id, { exact: true }).waitFor();

      const laptop = await cast.shopper('/');
      expect(await identify(laptop, { jwt: tokenOf(id, key) })).toBe('proven');
      await laptop.opens();
      await laptop.seesExactly(question);

      const stranger = await cast.shopper('/');
      expect(await identify(stranger, { id, hash })).toBe('signed');
      const now = Math.floor(Date.now() / 1000);
      for (const wrong of [
        { id, hash: hash.replace(/^../, '00') },
        { id: `${id}0`, hash },
        { jwt: tokenOf(id, key, { exp: now - 120 }) },
        { jwt: tokenOf(id, key, { exp: undefined }) },
        { jwt: tokenOf(id, key, { aud: 'another' }) },
        { jwt: tokenOf(id, hashKey) },
        { jwt: tokenOf(id, key, {}, { alg: 'none' }).replace(/[^.]*$/, '') },
        { id, jwt: tokenOf('somebody-else', key) },
      ]) {
        expect(await identify(stranger, wrong), JSON.stringify(wrong)).toBe('identityRefused');
      }
      await stranger.opens();
      await stranger.says('Nothing to see here?');
      await stranger.seesSent('Nothing to see here?');
      await stranger.seesExactly('Nothing to see here?');
    },
  );

  journey('leaves nothing on a shared device, in any tab', async ({ cast }) => {
    const office = new Office(await cast.agent('ada'));
    const key = await makeKey(office, 'hs256');
    const now = Date.now();
    const first = await cast.shopper('/');
    const events = await hears(first.page);
    expect(await identify(first, { jwt: tokenOf(`first-${now}`, key) })).toBe('proven');
    await first.opens();
    await first.says('Where is my parcel to Mill Lane?');
    await first.seesSent('Where is my parcel to Mill Lane?');
    const beside = await first.tab();
    await beside.opens().catch(() => {});
    await beside.seesExactly('Where is my parcel to Mill Lane?');
    await beside.types('My number is 4711');
    await expect
      .poll(() => beside.page.evaluate(() => JSON.stringify(sessionStorage)))
      .toContain('My number is 4711');

    await call(first.page, 'logout');
    for (const { page, panel } of [first, beside]) {
      await page.locator('iframe').waitFor({ state: 'hidden' });
      await expect
        .poll(() => page.evaluate(() => JSON.stringify({ ...sessionStorage, ...localStorage })))
        .not.toMatch(/4711|Mill Lane/);
      await expect.poll(() => panel.locator('body').textContent()).not.toMatch(/4711|Mill Lane/);
    }
    expect(JSON.stringify(await first.page.context().cookies())).not.toContain('shopbell_live');

    expect(await identify(beside, { jwt: tokenOf(`second-${now}`, key) })).toBe('proven');
    await beside.button.click();
    await beside.field.waitFor();
    expect(await beside.field.inputValue()).toBe('');
    await beside.says('I am somebody else.');
    await beside.seesSent('I am somebody else.');
    await beside.seesExactly('I am somebody else.');
    expect(await events()).toEqual(expect.arrayContaining([['close', {}]]));
  });
});
