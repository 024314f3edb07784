import { devices, type Locator, type Page } from 'playwright-core';
import { describe } from 'vitest';
import { expect, journey } from '../support/journey.ts';

const { defaultBrowserType: _, ...IPHONE } = devices['iPhone 14'] ?? { defaultBrowserType: 'webkit' };
const PHONE = { ...IPHONE, viewport: { width: 390, height: 664 } };

async function fits(page: Page): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
}

async function isInSight(part: Locator): Promise<void> {
  const box = await part.boundingBox();
  expect(box).not.toBeNull();
  if (!box) return;
  expect(Math.min(box.x, box.y)).toBeGreaterThanOrEqual(0);
  expect(box.x + box.width).toBeLessThanOrEqual(390);
  expect(box.y + box.height).toBeLessThanOrEqual(664);
}

describe('on a phone', () => {
  journey('a question is asked and answered by touch, and nothing is out of sight', async ({ cast }) => {
    const shopper = await cast.shopper('/product/cairn-mid-boot', PHONE);
    const agent = await cast.agent('maya', PHONE);
    await isInSight(shopper.button);
    await shopper.button.tap();
    await shopper.field.waitFor();
    await isInSight(shopper.field);
    const sheet = await shopper.page.locator('iframe[title="Chat with us"]').boundingBox();
    expect(sheet).toMatchObject({ x: 0, width: 390 });
    await shopper.field.fill('Does it run small?');
    await shopper.panel.getByRole('button', { name: 'Send' }).tap();
    await shopper.seesSent('Does it run small?');
    await fits(shopper.page);

    await fits(agent.page);
    await agent.row('Does it run small?').tap();
    await agent.thread.getByText('Does it run small?', { exact: true }).waitFor();
    await isInSight(agent.field);
    await agent.field.fill('Take half a size more.');
    await agent.page.getByRole('button', { name: 'Send' }).tap();
    await shopper.sees('Take half a size more.');
    await fits(agent.page);
    await agent.page.getByRole('link', { name: 'Back' }).tap();
    await agent.list.waitFor();
    expect(await agent.thread.count()).toBe(0);

    await shopper.panel.getByRole('button', { name: 'Close chat' }).tap();
    await shopper.field.waitFor({ state: 'hidden' });
    await isInSight(shopper.button);
  });
});
