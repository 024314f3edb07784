import { describe } from 'vitest';
import { expect, journey } from '../support/journey.ts';
import { Office } from '../support/office.ts';
import { call, plainShop, told } from '../support/shop-page.ts';
import { VisitorList } from '../support/visitors.ts';

/** A red square of one pixel. */
const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGP4z8DwHwAFAAH/iZk9HQAAAABJRU5ErkJggg==',
  'base64',
);

describe('the panel looks like its shop', () => {
  journey('with its logo, its scheme and its accents, whatever the device prefers', async ({ cast }) => {
    const ada = await cast.agent('ada');
    const office = new Office(ada);
    const { id, settings } = await office.site();
    const answer = await ada.page.request.put(`${ada.origin}/api/sites/${id}/logo`, {
      headers: { Origin: ada.origin, 'Content-Type': 'image/png' },
      data: PICTURE,
    });
    const { logo } = (await answer.json()) as { logo: string };
    const wear = (scheme: string) =>
      office.settle(({ look }) =>
        Object.assign(look, { scheme, accent: '#123456', accentDark: '#ffb86b', logo }),
      );
    /** The colours of header and page, as a browser paints them. */
    const colours = async (colorScheme: 'light' | 'dark') => {
      const shopper = await cast.shopper('/', { colorScheme });
      await shopper.opens();
      const { panel } = shopper;
      await expect
        .poll(() => panel.locator('header img').evaluate((image) => (image as HTMLImageElement).naturalWidth))
        .toBeGreaterThan(0);
      const of = (selector: string) =>
        panel.locator(selector).evaluate((element) => getComputedStyle(element).backgroundColor);
      return [await of('header'), await of(':root')];
    };
    const light = ['rgb(18, 52, 86)', 'rgb(255, 255, 255)'];
    const dark = ['rgb(255, 184, 107)', 'rgb(23, 25, 28)'];
    await wear('auto');
    expect(await colours('light')).toEqual(light);
    expect(await colours('dark')).toEqual(dark);
    await wear('light');
    expect(await colours('dark')).toEqual(light);
    await wear('dark');
    expect(await colours('light')).toEqual(dark);

    // Its preview has no line, and looks as if it had one.
    await ada.page.goto(`${ada.origin}/console/sites/${id}`);
    const preview = ada.page.frameLocator('iframe[title="The chat of Tarnwell"]');
    await preview.getByText('We are here').waitFor();
    expect(await preview.getByText('Connecting…').count()).toBe(0);
    await office.settle((wanted) => Object.assign(wanted, settings));
  });

  journey('with the face of whoever answers, as soon as there is one', async ({ cast }) => {
    const office = new Office(await cast.agent('ada'));
    await office.settle(({ look }) => Object.assign(look, { showPhotos: true }));
    const agent = await cast.agent('maya');
    const shopper = await cast.shopper();
    await shopper.opens();
    await shopper.says('Who is there?');
    await agent.opens('Who is there?');
    const desk = agent.page.url();
    const looked = shopper.page.waitForResponse(/\/photo\//);
    await agent.answers('Maya.');
    await shopper.sees('Maya.');
    expect((await looked).status()).toBe(204);
    const faces = shopper.log.locator('.name img');
    expect(await faces.count()).toBe(0);

    await agent.page.goto(`${agent.origin}/console/account`);
    await agent.page.getByRole('button', { name: 'Choose a photo' }).waitFor();
    const photo = { name: 'maya.png', mimeType: 'image/png', buffer: PICTURE };
    await agent.page.locator('input[type=file]').setInputFiles(photo);
    await agent.page.getByRole('button', { name: 'Another photo' }).waitFor();
    await agent.page.goto(desk);
    await agent.answers('And now you see me.');
    await shopper.sees('And now you see me.');
    await expect
      .poll(() => faces.first().evaluate((face) => (face as HTMLImageElement).naturalWidth))
      .toBeGreaterThan(0);
  });
});

describe('the button', () => {
  journey('has the form, the side and the name that its shop chose', async ({ cast, server }) => {
    const office = new Office(await cast.agent('ada'));
    const brand = await office.brand('Wide', server.store);
    await office.settle((settings) => {
      Object.assign(settings.look, { launcher: 'pill', side: 'start', inlinePixels: 30 });
      Object.assign(settings.languages, { fallback: 'nl' });
    }, brand.id);
    const { snippet } = await office.site(brand.id);
    expect(snippet).toContain('>Chat met ons</a>');
    for (const [locale, says] of [
      ['de-AT', 'Nachricht schreiben'],
      // Nobody has words for it: then the site's fallback.
      ['fi-FI', 'Schrijf een bericht'],
    ] as const) {
      const shop = await (await cast.profile('shopper', { locale })).newPage();
      await plainShop(shop, server.store, snippet);
      await shop.goto(`${server.store}/plain/boots`);
      const button = shop.getByRole('button', { name: 'Chat met ons' });
      await button.getByText('Chat met ons').waitFor();
      const place = await button.boundingBox();
      expect(Math.round(place?.x ?? 0)).toBe(30);
      expect(place?.width).toBeGreaterThan(100);
      await button.click();
      await shop.frameLocator('iframe').getByRole('textbox', { name: says }).waitFor();
      await shop.close();
    }
  });
});

describe('a shop that asks first', () => {
  journey('hears of nobody before they agree', async ({ cast, server }) => {
    const ada = await cast.agent('ada');
    const office = new Office(ada);
    const brand = await office.brand('Asks first', server.store);
    await office.settle(({ visits }) => Object.assign(visits, { consentDefault: 'denied' }), brand.id);
    const shop = await (await cast.profile('shopper')).newPage();
    await plainShop(shop, server.store, brand.snippet);
    const bodies = told(shop);
    await shop.goto(`${server.store}/plain/asks-first`);
    await shop.getByRole('button', { name: /^Chat with us/ }).waitFor();
    await shop.waitForTimeout(2_000);
    expect(bodies).toEqual([]);
    expect(await shop.context().cookies()).toEqual([]);
    await call(shop, 'consent', true);
    await expect.poll(() => bodies.map(([what]) => what)).toEqual(['view']);
    const list = await VisitorList.at(ada, 'asks-first');
    await expect.poll(() => list.rows.count()).toBe(1);
  });
});
