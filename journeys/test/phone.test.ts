import { devices, type Locator, type Page } from 'playwright-core';
import { describe } from 'vitest';
import { expect, journey } from '../support/journey.ts';
import { Shopper } from '../support/shopper.ts';

/** What a phone's keyboard and a reader's fingers do to the page. */
interface Keyboard {
  keyboard: number;
  moved: number;
  zoomed: number;
}

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

  journey(
    'the sheet ends where the keyboard begins, and stays whole when the page is enlarged',
    async ({ cast }) => {
      const context = await cast.profile('shopper', PHONE);
      const page = await context.newPage();
      // Headless browsers have no keyboard; what one does to the page is all that the widget can know of it.
      await page.addInitScript(() => {
        Object.assign(window, { keyboard: 0, moved: 0, zoomed: 1 });
        const says = (name: string, get: (now: Keyboard) => number) =>
          Object.defineProperty(VisualViewport.prototype, name, {
            get: () => get(window as unknown as Keyboard),
          });
        says('height', ({ keyboard, zoomed }) => (innerHeight - keyboard) / zoomed);
        says('offsetTop', ({ moved }) => moved);
        says('scale', ({ zoomed }) => zoomed);
      });
      const shopper = await Shopper.at(page, `${cast.store}/product/cairn-mid-boot`);
      await shopper.button.tap();
      await shopper.field.waitFor();
      const sheet = page.locator('iframe[title="Chat with us"]');
      const changes = (to: Partial<Keyboard>, event: 'resize' | 'scroll' = 'resize') =>
        page.evaluate(
          ([state, type]) => {
            Object.assign(window, state);
            visualViewport?.dispatchEvent(new Event(type));
          },
          [to, event] as const,
        );

      await changes({ keyboard: 300 });
      await expect.poll(() => sheet.boundingBox()).toMatchObject({ y: 0, height: 364 });
      const field = await shopper.field.boundingBox();
      expect((field?.y ?? 0) + (field?.height ?? 0)).toBeLessThanOrEqual(364);
      // Where the browser moves the page up instead, the sheet goes with what is in sight.
      await changes({ moved: 120 }, 'scroll');
      await expect.poll(() => sheet.boundingBox()).toMatchObject({ y: 120, height: 364 });
      await changes({ keyboard: 0, moved: 0 });
      await expect.poll(() => sheet.boundingBox()).toMatchObject({ y: 0, height: 664 });
      await changes({ zoomed: 2, moved: 50 });
      await expect.poll(() => sheet.boundingBox()).toMatchObject({ y: 0, height: 664 });
    },
  );

  journey(
    'turned on its side and back, it is a sheet still, with what was being written',
    async ({ cast }) => {
      const shopper = await cast.shopper('/product/cairn-mid-boot', PHONE);
      await shopper.button.tap();
      await shopper.field.fill('Half a thou');
      const sheet = shopper.page.locator('iframe[title="Chat with us"]');
      await shopper.page.setViewportSize({ width: 844, height: 390 });
      await expect.poll(() => sheet.boundingBox()).toEqual({ x: 0, y: 0, width: 844, height: 390 });
      const field = await shopper.field.boundingBox();
      expect((field?.y ?? 0) + (field?.height ?? 0)).toBeLessThanOrEqual(390);
      await shopper.page.setViewportSize(PHONE.viewport);
      await expect.poll(() => sheet.boundingBox()).toEqual({ x: 0, y: 0, width: 390, height: 664 });
      expect(await shopper.field.inputValue()).toBe('Half a thou');
      const scrolls = () => shopper.page.evaluate(() => document.documentElement.style.overflow);
      expect(await scrolls()).toBe('hidden');
      await shopper.panel.getByRole('button', { name: 'Close chat' }).tap();
      expect(await scrolls()).toBe('');
    },
  );

  journey(
    'put away in mid-conversation, and back later, it has what was answered meanwhile',
    async ({ cast }) => {
      const shopper = await cast.shopper('/product/cairn-mid-boot', PHONE);
      const agent = await cast.agent('maya');
      await shopper.button.tap();
      await shopper.says('Is it in stock?');
      await agent.opens('Is it in stock?');
      const cdp = await shopper.page.context().newCDPSession(shopper.page);
      await cdp.send('Page.setWebLifecycleState', { state: 'frozen' });
      await agent.answers('In every size but 41.');
      await agent.seesAllSent();
      await cdp.send('Page.setWebLifecycleState', { state: 'active' });
      await shopper.sees('In every size but 41.');
      await shopper.says('Then 42.');
      await shopper.seesSent('Then 42.');

      // Away to another page and back by the browser's own button.
      await shopper.page.goto(`${cast.store}/product/lowland-rain-jacket`);
      await agent.answers('It is on its way.');
      await shopper.page.goBack();
      await shopper.button.tap();
      await shopper.sees('It is on its way.');
      await shopper.seesExactly('Is it in stock?', 'In every size but 41.', 'Then 42.', 'It is on its way.');
      expect(await agent.recordedLines()).toEqual(await shopper.lines());
    },
  );
});
