import type { Frame, Page } from 'playwright-core';
import { describe } from 'vitest';
import { expect, journey } from '../support/journey.ts';
import { Shopper } from '../support/shopper.ts';

/** What a screen reader would be told: every text that came into a live region, in its order. */
function recordLiveRegions(): void {
  const told: string[] = [];
  Object.assign(window, { told });
  const last = new Map<Element, string>();
  const look = () => {
    for (const region of document.querySelectorAll('[role=status],[role=alert],[aria-live=polite]')) {
      const text = region.textContent?.trim() ?? '';
      if (text && last.get(region) !== text) told.push(text);
      last.set(region, text);
    }
  };
  new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true });
}

const panelOf = (page: Page): Frame => {
  const frame = page.frames().find((one) => one.url().includes('/panel/'));
  if (!frame) throw new Error('There is no panel.');
  return frame;
};
const told = (page: Page): Promise<string[]> =>
  panelOf(page).evaluate(() => (window as unknown as { told: string[] }).told);

/** What the keyboard would act on now: its name, or its tag, inside the panel too. */
async function focused(page: Page): Promise<string> {
  const outside = await page.evaluate(() => {
    let at = document.activeElement;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    return at?.tagName === 'IFRAME' ? 'IFRAME' : at?.ariaLabel || at?.tagName || '';
  });
  if (outside !== 'IFRAME') return outside;
  return panelOf(page).evaluate(() => {
    const at = document.activeElement;
    return at?.ariaLabel || at?.id || at?.tagName || '';
  });
}

async function focuses(page: Page, name: string): Promise<void> {
  await expect.poll(() => focused(page)).toBe(name);
}

/** Presses Tab until the focus is where it is wanted, as somebody does who has no pointer. */
async function tabsTo(page: Page, name: string, key: 'Tab' | 'Shift+Tab' = 'Tab', most = 60): Promise<void> {
  for (let count = 0; count < most; count++) {
    await page.keyboard.press(key);
    if ((await focused(page)) === name) return;
  }
  throw new Error(`${name} is not reached by ${key}; the focus is on ${await focused(page)}`);
}

/** A page of the shop, with the widget in another language where one is named. */
async function open(shopper: Shopper): Promise<void> {
  await shopper.button.focus();
  await shopper.page.keyboard.press('Enter');
  await focuses(shopper.page, 'Write a message');
}

describe('with a keyboard alone', () => {
  journey('a question is asked, answered, read and left, and nothing is lost', async ({ cast }) => {
    const shopper = await cast.shopper('/product/cairn-mid-boot');
    const agent = await cast.agent('maya');
    const { page } = shopper;
    await page.evaluate(() => (document.querySelector('footer') ?? document.body).focus());
    await page.keyboard.press('End');
    await tabsTo(page, 'Chat with us', 'Shift+Tab');
    await page.keyboard.press('Enter');
    await focuses(page, 'Write a message');
    await page.keyboard.type('Can I resole them?');
    await page.keyboard.press('Enter');
    await shopper.seesSent('Can I resole them?');
    expect(await focused(page)).toBe('Write a message');

    await agent.opens('Can I resole them?');
    await agent.answers('Yes, see https://example.com/resole');
    await shopper.sees('Yes, see');
    // The answer takes nobody's focus; the log is reached and scrolled by keys, and so is a link in it.
    expect(await focused(page)).toBe('Write a message');
    await tabsTo(page, 'A', 'Shift+Tab', 5);
    await tabsTo(page, 'Chat', 'Shift+Tab', 5);
    await tabsTo(page, 'Close chat', 'Shift+Tab', 5);
    await tabsTo(page, 'Write a message', 'Tab', 5);

    await page.keyboard.type('Half a thou');
    await page.keyboard.press('Escape');
    await shopper.field.waitFor({ state: 'hidden' });
    await focuses(page, 'Chat with us');
    await page.keyboard.press('Enter');
    await focuses(page, 'Write a message');
    expect(await shopper.field.inputValue()).toBe('Half a thou');
    await tabsTo(page, 'Close chat', 'Shift+Tab', 5);
    await page.keyboard.press('Enter');
    await focuses(page, 'Chat with us');
  });

  journey('the focus is never lost when what it was on goes away', async ({ cast }) => {
    const shopper = await cast.shopper('/product/cairn-mid-boot');
    const agent = await cast.agent('maya');
    const { page } = shopper;
    await open(shopper);
    // A question that is asked with one press goes, with the buttons beside it.
    await tabsTo(page, 'BUTTON', 'Shift+Tab', 5);
    await page.keyboard.press('Enter');
    await focuses(page, 'Write a message');
    const [question = ''] = await shopper.lines();

    // So does the pill that leads to what is new.
    await agent.opens(question);
    for (let line = 0; line < 12; line++) await agent.answers(`Part ${line} of a long answer.`);
    await shopper.sees('Part 11 of a long answer.');
    await shopper.log.evaluate((log) => log.scrollTo(0, 0));
    await agent.answers('The last part.');
    const pill = shopper.panel.getByRole('button', { name: /new message/ });
    await pill.focus();
    await page.keyboard.press('Enter');
    await pill.waitFor({ state: 'hidden' });
    await focuses(page, 'Write a message');

    // What is being written stays, with the focus in it, when the shop closes the conversation.
    await page.keyboard.type('I was just');
    await agent.closes();
    await shopper.sees('Write again to begin a new conversation.');
    expect(await focused(page)).toBe('Write a message');
    expect(await shopper.field.inputValue()).toBe('I was just');
  });
});

describe('with a screen reader', () => {
  journey('each answer is told once, and neither one’s own lines nor what is old', async ({ cast }) => {
    const context = await cast.profile('shopper');
    const page = await context.newPage();
    await page.addInitScript(recordLiveRegions);
    const shopper = await Shopper.at(page, `${cast.store}/product/cairn-mid-boot`);
    const agent = await cast.agent('maya');
    await shopper.opens();
    await shopper.says('Is it warm?');
    await agent.opens('Is it warm?');
    await agent.answers('Down to five below zero.');
    await shopper.sees('Down to five below zero.');
    await agent.answers('With a fleece, ten.');
    await shopper.sees('With a fleece, ten.');
    await shopper.says('Thank you');
    await shopper.seesSent('Thank you');
    const first = await told(page);
    expect(first.filter((text) => text === 'Maya: Down to five below zero.')).toHaveLength(1);
    expect(first.filter((text) => text === 'Maya: With a fleece, ten.')).toHaveLength(1);
    expect(first.filter((text) => /Is it warm|Thank you/.test(text))).toEqual([]);

    await page.reload();
    await shopper.sees('With a fleece, ten.');
    await agent.answers('You are welcome.');
    await shopper.sees('You are welcome.');
    const second = await told(page);
    expect(second.filter((text) => text.startsWith('Maya: '))).toEqual(['Maya: You are welcome.']);
  });
});

/** 1280 x 720 at 200 %, and at 400 %: the least that WCAG's reflow asks for. */
const ENLARGED = [
  { viewport: { width: 640, height: 360 }, deviceScaleFactor: 2 },
  { viewport: { width: 320, height: 256 }, deviceScaleFactor: 4 },
];

describe.for(ENLARGED)('enlarged to $viewport.width CSS pixels', (enlarged) => {
  journey('all of the panel is there, and nothing needs sideways scrolling', async ({ cast }) => {
    const shopper = await cast.shopper('/product/cairn-mid-boot', enlarged);
    const { width, height } = enlarged.viewport;
    await shopper.opens();
    await shopper.says(
      'A line that is as long as lines are that somebody writes who wants to know it exactly.',
    );
    await shopper.seesSent('A line that is as long');
    for (const part of [
      shopper.field,
      shopper.panel.getByRole('button', { name: 'Close chat' }),
      shopper.log,
    ]) {
      const box = await part.boundingBox();
      expect(box).not.toBeNull();
      if (!box) continue;
      expect(box.x).toBeGreaterThanOrEqual(0);
      expect(box.y).toBeGreaterThanOrEqual(0);
      expect(box.x + box.width).toBeLessThanOrEqual(width);
      expect(box.y + box.height).toBeLessThanOrEqual(height);
      expect(box.height).toBeGreaterThan(30);
    }
    const sideways = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
    expect(await panelOf(shopper.page).evaluate(sideways)).toBe(0);
  });
});

describe('with the colours and the calm that somebody needs', () => {
  journey('forced colours leave every part with an edge or a text', async ({ cast }) => {
    const shopper = await cast.shopper('/product/cairn-mid-boot', { forcedColors: 'active' });
    await shopper.opens();
    await shopper.says('Can you read me?');
    await shopper.seesSent('Can you read me?');
    const edged = await panelOf(shopper.page).evaluate(() =>
      ['.mine .bubble', 'form#composer'].map((part) => {
        const element = document.querySelector(part);
        if (!element) return `${part} is missing`;
        const { borderTopWidth, borderBottomWidth } = getComputedStyle(element);
        return Math.max(Number.parseFloat(borderTopWidth), Number.parseFloat(borderBottomWidth)) > 0;
      }),
    );
    expect(edged).toEqual([true, true]);
  });

  journey('nothing moves for who wants no motion', async ({ cast }) => {
    const shopper = await cast.shopper('/product/cairn-mid-boot', { reducedMotion: 'reduce' });
    const agent = await cast.agent('maya');
    await shopper.opens();
    await shopper.says('Does it move?');
    await agent.opens('Does it move?');
    await agent.field.pressSequentially('No');
    await shopper.sees('Maya is typing');
    const moving = () => document.getAnimations().filter(({ playState }) => playState === 'running').length;
    expect(await panelOf(shopper.page).evaluate(moving)).toBe(0);
    expect(await shopper.page.evaluate(moving)).toBe(0);
  });
});
