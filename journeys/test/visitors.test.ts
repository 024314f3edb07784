import { devices } from 'playwright-core';
import { describe } from 'vitest';
import { expectAccessible } from '../support/accessible.ts';
import { lookers } from '../support/crowd.ts';
import { type Cast, expect, journey } from '../support/journey.ts';
import { Office } from '../support/office.ts';
import { call } from '../support/shop-page.ts';
import { Shopper } from '../support/shopper.ts';
import { VisitorList } from '../support/visitors.ts';

const { defaultBrowserType: _, ...IPHONE } = devices['iPhone 14'] ?? { defaultBrowserType: 'webkit' };

/** Puts the product of the page that is open into the cart, in the first size there is. */
async function buys({ page }: Shopper): Promise<void> {
  const sizes = page.getByRole('group', { name: /^Size/ }).getByRole('radio', { name: /^(?!.*sold out)/ });
  if ((await sizes.count()) > 0) await sizes.first().check({ force: true });
  await page.getByRole('button', { name: /^Add to cart/ }).press('Enter');
}

/** As long as the server takes to hear of a block. */
const BLOCKED_WITHIN_MS = 2_500;

/** The first page was told, and the chat will be the same visitor's. */
async function isKnown({ page }: Shopper): Promise<void> {
  const names = async () => (await page.context().cookies()).map(({ name }) => name);
  await expect.poll(names).toContain('shopbell_visitor');
}

/** Nobody fits what the list is searched for. */
async function seesNobody({ page }: VisitorList): Promise<void> {
  await page
    .getByText(/^Nobody (fits|is in)/)
    .first()
    .waitFor();
}

async function supervisor(cast: Cast, text = ''): Promise<VisitorList> {
  return VisitorList.at(await cast.agent('ines'), text);
}

describe('who is in the shop', () => {
  journey('stands in the list, with page, cart and where they came from', async ({ cast, server }) => {
    const context = await cast.profile('shopper', {
      ...IPHONE,
      locale: 'de-AT',
      timezoneId: 'Europe/Vienna',
    });
    const page = await context.newPage();
    await page.goto(`${server.store}/?utm_source=letter&utm_medium=email&utm_campaign=autumn`, {
      referer: 'https://search.example/find?q=boots',
    });
    const shopper = new Shopper(page);
    await shopper.button.waitFor();
    const list = await VisitorList.at(await cast.agent('maya'), 'letter');
    const row = list.rows.first();
    await expect.poll(() => list.rows.count()).toBe(1);
    await row.getByText('Home', { exact: true }).waitFor();

    await page.goto(`${server.store}/product/cairn-mid-boot`);
    await row.getByText('Cairn Mid Boot').waitFor();
    await buys(shopper);
    await row.getByText('€199.00', { exact: true }).first().waitFor();
    for (const words of [
      'Product',
      'letter · autumn',
      'Austrian German',
      'First visit',
      'Active',
      '127.0.0.x',
    ]) {
      await row.getByText(words, { exact: true }).waitFor();
    }
    await row.getByRole('img', { name: 'Phone' }).waitFor();

    await list.watches('Cairn Mid Boot');
    const trail = list.panel.getByRole('listitem');
    await expect
      .poll(() => trail.allInnerTexts())
      .toEqual([
        expect.stringMatching(/Cairn Mid Boot[\s\S]*€199\.00/),
        expect.stringMatching(/Cairn Mid Boot[\s\S]*Product/),
        expect.stringMatching(/Tarnwell[\s\S]*Home/),
      ]);
    await expect.poll(() => list.fact('Came from').textContent()).toMatch(/^https:\/\/search\.example\//);
    expect(await list.fact('Campaign').textContent()).toBe('letter · email · autumn');
    expect(await list.fact('Device').textContent()).toMatch(/^Phone, Safari/);
    expect(await list.fact('Their time').textContent()).toBe('Europe/Vienna');
    // An agent may know about where somebody is; a supervisor knows the address.
    expect(await list.fact('Address').textContent()).toBe('127.0.0.x');
    const closer = await supervisor(cast, 'letter');
    await closer.watches('Cairn Mid Boot');
    await expect.poll(() => closer.fact('Address').textContent()).toBe('127.0.0.1');
    // Nobody finds it out by searching either.
    await list.search.fill('127.0.0.1');
    await seesNobody(list);
  });

  journey('is filtered and sorted by what matters', async ({ cast, server }) => {
    const [cheap, dear] = [
      await cast.shopper('/product/trail-socks'),
      await cast.shopper('/product/trek-48-pack'),
    ];
    await buys(cheap);
    await buys(dear);
    await dear.page.goto(`${server.store}/checkout`);
    const list = await VisitorList.at(await cast.agent('jonas'));
    await list.row('€28.00').first().waitFor();
    await list.row('Checkout').first().waitFor();
    await list.page.getByRole('button', { name: 'Largest cart' }).click();
    // The cart stands on a line alone; what a product costs stands beside its category.
    const values = async () => {
      const texts = await list.rows.allInnerTexts();
      return texts.map((text) => Number(/^\s*€([\d,]+\.\d\d)\s*$/m.exec(text)?.[1]?.replace(',', '') ?? 0));
    };
    await expect.poll(async () => (await values())[0] ?? 0).toBeGreaterThan(200);
    // Carts change while one looks: one reading is judged by itself.
    const isSorted = async () => {
      const all = await values();
      return all.every((value, at) => at === 0 || value <= (all[at - 1] ?? 0));
    };
    await expect.poll(isSorted).toBe(true);

    await list.page.getByRole('button', { name: 'Filters' }).click();
    const filters = list.page.getByRole('dialog').filter({ hasText: 'Cart worth at least' });
    await filters.getByRole('textbox', { name: 'Cart worth at least' }).fill('100');
    await list.row('€28.00').first().waitFor({ state: 'detached' });
    await list.row('Checkout').first().waitFor();
    await list.page.keyboard.press('Escape');
    await list.page.reload();
    await list.row('Checkout').first().waitFor();
    expect(await list.row('€28.00').count()).toBe(0);
    await list.page.getByRole('button', { name: /^Filters/ }).click();
    await filters.getByRole('button', { name: 'Clear all filters' }).click();
    await list.row('€28.00').first().waitFor();
  });

  journey('is seen to turn away, to do nothing, and to leave', async ({ cast, server }) => {
    const context = await cast.profile('shopper');
    const page = await context.newPage();
    await page.clock.install();
    // A page that no other journey opens.
    await page.goto(`${server.store}/product/vacuum-flask-750`);
    const list = await VisitorList.at(await cast.agent('maya'), 'flask');
    await list.row('Active').waitFor();
    await page.clock.runFor(90_000);
    await list.row('Idle').waitFor();
    await page.mouse.move(200, 300);
    await page.mouse.move(210, 320);
    await list.row('Active').waitFor();
    await page.close();
    await seesNobody(list);
    await list.page.goto(`${server.origin}/console/visitors?text=flask&states=%5B%22gone%22%5D`);
    await list.row('Gone').waitFor();
    await list.watches('Gone');
    expect(await list.panel.getByRole('button', { name: 'Invite', exact: true }).count()).toBe(0);
  });

  journey('has their pages and their cart beside the chat', async ({ cast, server }) => {
    const shopper = await cast.shopper('/product/daypack-22');
    await isKnown(shopper);
    await shopper.opens();
    await shopper.says('Does it fit under a seat?');
    await shopper.seesSent('Does it fit under a seat?');
    const agent = await cast.agent('maya', { viewport: { width: 1440, height: 900 } });
    await agent.opens('Does it fit under a seat?');
    await agent.about.getByRole('link', { name: /^Daypack 22/ }).waitFor();
    await buys(shopper);
    await agent.about.getByText('€119.00').first().waitFor();
    await shopper.page.goto(`${server.store}/size-guide`);
    await agent.about.getByRole('link', { name: /^Size guide/ }).waitFor();
    const list = await VisitorList.at(await cast.agent('jonas'), 'size guide');
    await list.row('Chatting').waitFor();
    await list.watches('Chatting');
    await list.panel.getByRole('link', { name: 'Open the chat' }).click();
    await list.agent.thread.getByText('Does it fit under a seat?', { exact: true }).waitFor();
    await list.agent.closes();
    const again = await VisitorList.at(list.agent, 'size guide');
    await again.row('Active').waitFor();
    await expect.poll(() => again.row('Chatting').count()).toBe(0);
  });
});

describe('what a shop tells', () => {
  journey('stands in the trail beside its page, and an order counts once', async ({ cast }) => {
    const shopper = await cast.shopper('/product/harbour-rib-beanie');
    const { page } = shopper;
    await isKnown(shopper);
    const list = await VisitorList.at(await cast.agent('maya'), 'beanie');
    await call(page, 'track', 'size guide opened', { product: 'HB-1' });
    await list.watches('Beanie');
    const trail = list.panel.getByRole('listitem');
    await expect
      .poll(() => trail.allInnerTexts())
      .toContainEqual(expect.stringMatching(/Beanie[\s\S]*size guide opened · product: HB-1/));

    const pushes = (entry: object) =>
      page.evaluate((pushed) => {
        (window as unknown as { dataLayer: object[] }).dataLayer.push(pushed);
      }, entry);
    const items = [{ item_id: 'HB-1', item_name: 'Beanie', price: 29, quantity: 2 }];
    await pushes({ event: 'view_cart', ecommerce: { currency: 'EUR', value: 58, items } });
    await list.row('€58.00').waitFor();
    for (let loads = 0; loads < 2; loads++) {
      await pushes({ event: 'purchase', ecommerce: { currency: 'EUR', value: 58, items } });
      await list.row('1 order').waitFor();
      const told = page.waitForResponse((response) => response.url().endsWith('/view'));
      await page.reload();
      await told;
    }
    await page.waitForTimeout(1_500);
    expect(await list.row('1 order').count()).toBe(1);
    await expect.poll(() => list.fact('Orders').textContent()).toBe('1');
  });
});

describe('a crowd', () => {
  journey(
    'is a list in which one finds one’s way, with only what is in sight drawn',
    async ({ cast, server }) => {
      await lookers(server, 400);
      const list = await VisitorList.at(await cast.agent('maya'), 'tarnwell');
      await list.page.getByRole('button', { name: 'Largest cart' }).click();
      await list.row('€4,000.00').waitFor();
      const drawn = async () => (await list.rows.all()).length;
      expect(await drawn()).toBeLessThan(60);
      expect(await list.rows.first().getAttribute('aria-setsize')).toMatch(/^4\d\d$/);

      // From row to row by keyboard, as far as one likes.
      const watched = () =>
        list.page.getByRole('button', { name: /^Watch/, pressed: true }).locator('xpath=ancestor::li');
      for (let row = 1; row <= 40; row++) await list.page.keyboard.press('j');
      await expect.poll(() => watched().getAttribute('aria-posinset')).toBe('40');
      await watched().getByText('€3,610.00').waitFor();

      // To the end by the wheel.
      await list.rows.first().hover();
      await expect
        .poll(async () => {
          await list.page.mouse.wheel(0, 20_000);
          return list.row('€10.00').count();
        })
        .toBe(1);
      expect(await drawn()).toBeLessThan(60);
      await list.search.fill('trail socks');
      await expect.poll(() => list.row('Cairn Mid Boot').count()).toBe(0);
      await list.row('Trail Socks').first().waitFor();
    },
  );
});

describe('without consent', () => {
  journey('a chat is all that is known, and the next visit is a stranger’s', async ({ cast, server }) => {
    const context = await cast.profile('shopper');
    await context.addInitScript(() =>
      Object.defineProperty(navigator, 'globalPrivacyControl', { get: () => true }),
    );
    const shopper = await Shopper.at(await context.newPage(), `${server.store}/product/plover-down-jacket`);
    await shopper.opens();
    await shopper.says('Is the down certified?');
    await shopper.seesSent('Is the down certified?');
    const agent = await cast.agent('maya', { viewport: { width: 1440, height: 900 } });
    await agent.opens('Is the down certified?');
    await agent.about.getByText('Facts').waitFor();
    expect(await agent.about.getByText('Pages, the newest first').count()).toBe(0);
    const list = await VisitorList.at(await cast.agent('ines'), 'plover');
    await seesNobody(list);

    // The browser is closed and opened again: what lasted as long as the browser is gone.
    const kept = (await context.cookies()).filter(({ expires }) => expires > 0);
    expect(kept).toEqual([]);
    const later = await cast.profile('later', { storageState: { cookies: [], origins: [] } });
    const again = await Shopper.at(await later.newPage(), server.store);
    await again.opens();
    await again.seesExactly();
  });

  journey('of the site, nothing is told at all, and one chats all the same', async ({ cast }) => {
    const office = new Office(await cast.agent('ada'));
    await office.settle(({ visits }) => {
      visits.intake = false;
    });
    const shopper = await cast.shopper('/product/camp-stove');
    await shopper.opens();
    await shopper.says('Which gas does it take?');
    await shopper.seesSent('Which gas does it take?');
    const list = await VisitorList.at(await cast.agent('ines'), 'stove');
    await seesNobody(list);
    await office.settle(({ visits }) => {
      visits.intake = true;
    });
  });
});

describe('whoever is blocked', () => {
  journey('by browser, writes no more and is not seen, until it is lifted', async ({ cast, server }) => {
    const shopper = await cast.shopper('/product/lowland-rain-jacket');
    await isKnown(shopper);
    await shopper.opens();
    await shopper.says('First words.');
    await shopper.seesSent('First words.');
    const list = await supervisor(cast, 'lowland');
    await list.watches('Chatting');
    await list.panel.getByRole('button', { name: 'Block' }).click();
    const form = list.page.getByRole('dialog', { name: /^Block/ });
    await form.getByRole('textbox', { name: 'Why' }).fill('Insults');
    await form.getByRole('button', { name: 'Block' }).click();
    await list.page.getByText('Blocked. They cannot write any more.').waitFor();

    await shopper.page.waitForTimeout(BLOCKED_WITHIN_MS);
    await shopper.says('Second words.');
    await shopper.page.waitForTimeout(3_000);
    expect(await shopper.line('Second words.').getByText('Sent', { exact: true }).count()).toBe(0);
    await expectAccessible(shopper.page, 'a panel whose lines are not taken');
    await shopper.page.goto(`${server.store}/product/harbour-rib-beanie`);
    await seesNobody(list);
    // Others are not hit.
    const other = await cast.shopper('/product/lowland-rain-jacket');
    await list.row('Lowland').waitFor();

    await list.page.getByRole('link', { name: 'Blocked' }).click();
    const block = list.page.getByRole('listitem').filter({ hasText: 'Insults' });
    await block.getByRole('button', { name: /^Lift/ }).click();
    await block.getByText(/Lifted by Ines/).waitFor();
    await shopper.page.reload();
    await shopper.says('Third words.');
    await shopper.seesSent('Third words.');
    await list.page.goto(`${server.origin}/console/visitors?text=harbour`);
    await list.row('Chatting').waitFor();
    await other.page.close();
  });

  journey('by address, is turned away with all of it, and the desk is not', async ({ cast, server }) => {
    const office = new Office(await cast.agent('ines'));
    const shopper = await cast.shopper('/product/enamel-mug');
    await shopper.opens();
    const { blocks } = await office.ask<{ blocks: { id: string; value: string }[] }>('POST', '/api/blocks', {
      kind: 'range',
      value: '127.0.0.0/8',
      reason: 'A raid',
    });
    try {
      await shopper.page.waitForTimeout(BLOCKED_WITHIN_MS);
      await shopper.says('Hello?');
      await shopper.page.waitForTimeout(3_000);
      expect(await shopper.line('Hello?').getByText('Sent', { exact: true }).count()).toBe(0);
      const stranger = await (await cast.profile('stranger')).newPage();
      await stranger.goto(`${server.store}/product/skerry-3l-shell-jacket`);
      const list = await VisitorList.at(await cast.agent('maya'), 'skerry');
      await seesNobody(list);
    } finally {
      const id = blocks.find(({ value }) => value === '127.0.0.0/8')?.id;
      await office.ask('DELETE', `/api/blocks/${id}`);
    }
    await shopper.page.reload();
    await shopper.opens();
    await shopper.says('Hello again.');
    await shopper.seesSent('Hello again.');
  });
});
