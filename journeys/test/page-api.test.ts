import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describe } from 'vitest';
import { expect, journey } from '../support/journey.ts';
import { type Brand, Office } from '../support/office.ts';
import { call, hears, plainShop, told } from '../support/shop-page.ts';
import { Shopper } from '../support/shopper.ts';

const DOCUMENT = readFileSync(new URL('../../docs/widget-api.md', import.meta.url), 'utf8');
const EXAMPLES = [...DOCUMENT.matchAll(/```js\n([\s\S]*?)```/g)].map(([, code = '']) => code);
const QUEUE = 'window.shopbell = window.shopbell || Object.assign((...c) => shopbell.q.push(c), { q: [] });';
/** Longer than a view takes to settle and the page script to come. */
const QUIET_MS = 2_000;

const button = (page: Page) => page.getByRole('button', { name: /^Chat with us/, includeHidden: true });

describe('a page of the shop', () => {
  journey('calls before the loader has come, and is told what happens', async ({ cast, server }) => {
    const page = await (await cast.profile('shopper')).newPage();
    await page.addInitScript(QUEUE);
    await page.addInitScript(() => {
      const { shopbell } = window as unknown as { shopbell(...values: unknown[]): void };
      shopbell('set', { membership: 'gold' });
      shopbell('page', { kind: 'account' });
      shopbell('ask', 'Which size fits me?');
    });
    const events = await hears(page);
    const bodies = told(page);
    const shopper = await Shopper.at(page, `${server.store}/`);
    await expect.poll(() => shopper.field.inputValue()).toBe('Which size fits me?');
    await shopper.field.press('Enter');
    await shopper.seesSent('Which size fits me?');

    const agent = await cast.agent('maya');
    await agent.opens('Which size fits me?');
    await agent.answers('Take the larger one.');
    await shopper.sees('Take the larger one.');
    await call(page, 'close');
    await expect.poll(events).toEqual(
      expect.arrayContaining([
        ['ready', {}],
        ['open', {}],
        ['message', { from: 'Maya', text: 'Take the larger one.' }],
        ['close', {}],
      ]),
    );
    const [view] = bodies.filter(([what]) => what === 'view');
    expect(view?.[1]).toMatchObject({ kind: 'account', attributes: { membership: 'gold' } });
    expect(bodies.filter(([what]) => what === 'view')).toHaveLength(1);
  });

  journey(
    'may make every call that is documented, and is told what to call instead of others',
    async ({ cast }) => {
      const { page } = await cast.shopper('/');
      const warnings: string[] = [];
      const failures: string[] = [];
      page.on('console', (said) => said.type() === 'warning' && warnings.push(said.text()));
      page.on('pageerror', (failure) => failures.push(failure.message));
      expect(EXAMPLES.length).toBeGreaterThan(5);
      // Identity is asked of the server, which has no such key.
      for (const example of EXAMPLES.filter((code) => !code.includes("'identify'")))
        await page.evaluate(example);
      await call(page, 'setUser', 1);
      await call(page, 'page', 'basement');
      await call(page, { toString: 'no text' });
      await expect.poll(() => warnings.filter((text) => text.startsWith('shopbell'))).toHaveLength(3);
      expect(warnings.join('\n')).toContain("shopbell('identify'");
      expect(failures).toEqual([]);
    },
  );

  journey('has its chat where the browser refuses to keep anything', async ({ cast, server }) => {
    const context = await cast.profile('shopper');
    await context.addInitScript(() => {
      for (const name of ['localStorage', 'sessionStorage'])
        Object.defineProperty(window, name, {
          get() {
            throw new DOMException('The operation is insecure.', 'SecurityError');
          },
        });
      Object.defineProperty(Document.prototype, 'cookie', { get: () => '', set: () => {} });
    });
    const agent = await cast.agent('maya');
    const { sites } = await new Office(await cast.agent('ada')).ask<{ sites: Brand[] }>('GET', '/api/sites');
    const page = await context.newPage();
    const failures: string[] = [];
    page.on('pageerror', (failure) => failures.push(failure.message));
    await plainShop(page, server.store, sites.find(({ key }) => key === 'tarnwell')?.snippet ?? '');
    const shopper = await Shopper.at(page, `${server.store}/plain/jackets`);
    await call(page, 'identify', { id: 'u-1', name: 'Nobody in particular' });
    await call(page, 'set', { membership: 'gold' });
    await shopper.opens();
    await shopper.says('Is anything kept of me?');
    await shopper.seesSent('Is anything kept of me?');
    await agent.opens('Is anything kept of me?');
    await agent.answers('Nothing but this.');
    await shopper.sees('Nothing but this.');
    for (const name of ['close', 'open', 'logout']) await call(page, name);
    await shopper.page.waitForLoadState('networkidle');
    expect(failures).toEqual([]);
    expect(await context.cookies(server.store)).toEqual([]);
  });

  journey('tells one view a page, with what the data layer says of it', async ({ cast }) => {
    const shopper = await cast.shopper('/?utm_source=letter');
    const bodies = told(shopper.page);
    const views = () => bodies.filter(([what]) => what === 'view').map(([, body]) => body);
    await shopper.page.goto(shopper.page.url());
    await expect.poll(() => views().length).toBe(1);
    await shopper.page.locator('a[href^="/product/"]').first().click();
    await expect.poll(() => views().length).toBe(2);
    expect(views()[0]).toMatchObject({ kind: 'home', campaign: { source: 'letter' }, device: 'desktop' });
    expect(views()[1]).toMatchObject({ kind: 'product', product: { currency: 'EUR' } });
    await shopper.page.evaluate(() => {
      const { dataLayer } = window as unknown as { dataLayer: unknown[] };
      const items = [{ item_id: 'TW-1', item_name: 'Cap', price: 29, quantity: 1 }];
      dataLayer.push({ event: 'add_to_cart', ecommerce: { currency: 'EUR', value: 29, items } });
    });
    await expect
      .poll(() => bodies.find(([, body]) => body.name === 'cart')?.[1])
      .toMatchObject({ cart: { currency: 'EUR', items: [{ quantity: 1 }] } });
  });
});

describe('the button', () => {
  journey(
    'stands where the site wants it: by address at once, by what the page turns out to be after',
    async ({ cast, server }) => {
      const office = new Office(await cast.agent('ada'));
      await office.settle(({ pages }) => {
        pages.hiddenOn = ['checkout', 'product'];
        pages.rules = [{ pattern: '/orders', kind: 'checkout' }];
        pages.excluded = ['/contact'];
      });
      const page = await (await cast.profile('shopper')).newPage();
      for (const [path, shown] of [
        ['/', true],
        ['/orders', false],
        ['/contact', false],
      ] as const) {
        await page.goto(server.store + path);
        await button(page).waitFor({ state: 'attached' });
        expect(await button(page).isVisible(), path).toBe(shown);
      }
      await page.goto(server.store);
      await page.locator('a[href^="/product/"]').first().click();
      await button(page).waitFor({ state: 'hidden' });
      await call(page, 'page', 'home');
      await button(page).waitFor({ state: 'visible' });
      await call(page, 'hide');
      await button(page).waitFor({ state: 'hidden' });
      await call(page, 'show');
      await button(page).waitFor({ state: 'visible' });
      await office.settle(({ pages }) => {
        pages.hiddenOn = [];
        pages.rules = [];
        pages.excluded = [];
      });
    },
  );
});

describe('without consent', () => {
  const SIGNALS = {
    'Do Not Track': () => Object.defineProperty(navigator, 'doNotTrack', { get: () => '1' }),
    'Global Privacy Control': () =>
      Object.defineProperty(navigator, 'globalPrivacyControl', { get: () => true }),
  };
  journey(
    'nothing is told of visits, and nothing lasts longer than the browser',
    async ({ cast, server }) => {
      for (const [name, signal] of Object.entries(SIGNALS)) {
        const context = await cast.profile(name);
        await context.addInitScript(signal);
        const page = await context.newPage();
        const bodies = told(page);
        const sockets: string[] = [];
        page.on('websocket', (socket) => sockets.push(socket.url()));
        const shopper = await Shopper.at(page, server.store);
        await page.waitForTimeout(QUIET_MS);
        expect(bodies, name).toEqual([]);
        expect(sockets, name).toEqual([]);
        expect(await context.cookies(), name).toEqual([]);
        await shopper.opens();
        await shopper.says('Is it warm?');
        await shopper.seesSent('Is it warm?');
        expect(new Set((await context.cookies()).map(({ expires }) => expires))).toEqual(new Set([-1]));
      }
    },
  );

  journey(
    'what was kept goes when the visitor takes it back, and comes again when they agree',
    async ({ cast }) => {
      const { page } = await cast.shopper('/');
      const bodies = told(page);
      const token = async () =>
        (await page.context().cookies()).find(({ name }) => name === 'shopbell_visitor');
      await expect.poll(async () => (await token())?.expires ?? -1).toBeGreaterThan(0);
      await call(page, 'consent', false);
      await expect.poll(async () => (await token())?.expires).toBe(-1);
      const before = bodies.length;
      await page.reload();
      await page.waitForTimeout(QUIET_MS);
      expect(bodies.slice(before)).toEqual([]);
      await call(page, 'consent', true);
      await expect.poll(() => bodies.slice(before).map(([what]) => what)).toContain('view');
      await expect.poll(async () => (await token())?.expires ?? -1).toBeGreaterThan(0);
    },
  );
});
