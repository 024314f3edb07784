import { describe } from 'vitest';
import { expect, journey } from '../support/journey.ts';
import { call, told } from '../support/shop-page.ts';

describe('a visitor who takes consent back', () => {
  journey('is forgotten by the server, and nothing more is told of them', async ({ cast, server }) => {
    const page = await (await cast.profile('shopper')).newPage();
    const bodies = told(page);
    const viewed = page.waitForResponse(`${server.origin}/intake/*/view`);
    await page.goto(`${server.store}/product/cairn-mid-boot`);
    expect((await viewed).status()).toBe(200);

    const withdrawn = page.waitForResponse(`${server.origin}/intake/*/withdrawn`);
    await call(page, 'consent', false);
    expect((await withdrawn).status()).toBe(204);
    // Saying so again on the next page takes nothing back.
    await page.goto(`${server.store}/`);
    await call(page, 'consent', false);
    await page.waitForTimeout(2_000);
    expect(bodies.map(([what]) => what)).toEqual(['view', 'withdrawn']);

    const again = page.waitForResponse(`${server.origin}/intake/*/view`);
    await call(page, 'consent', true);
    expect((await again).status()).toBe(200);
  });
});
