import type { Page } from 'playwright-core';
import type { Cast } from './journey.ts';
import type { NarrowLine } from './narrow-line.ts';
import type { Server } from './server.ts';
import { Shopper } from './shopper.ts';

/** What the pages themselves saw, by the clock that all of them share. */
interface Marks {
  pressedAt?: number;
  readyAt?: number;
  enterAt?: number;
  /** The line whose acknowledgement is awaited. */
  line?: string;
  sentAt?: number;
}

/** Notes, in the shop's page and in the panel, when the shopper did what and when the panel was ready for it. */
function note(): void {
  const marks: Marks = {};
  Object.assign(window, { marks });
  const now = () => performance.timeOrigin + performance.now();
  addEventListener('click', () => (marks.pressedAt ??= now()), true);
  const keyPressed = ({ key }: KeyboardEvent) => {
    if (key === 'Enter') marks.enterAt = now();
  };
  addEventListener('keydown', keyPressed, true);
  const look = () => {
    const field = document.querySelector<HTMLTextAreaElement>('#composer textarea');
    // The script has run: what is typed now is kept and sent.
    if (field?.ariaLabel) marks.readyAt ??= now();
    const sent = document.querySelector('small.said')?.parentElement?.querySelector('.bubble')?.textContent;
    if (sent !== undefined && sent === marks.line) marks.sentAt ??= now();
  };
  new MutationObserver(look).observe(document, { subtree: true, childList: true, attributes: true });
}

/** A shopper who opens the chat for the first time, and what that took. */
export class Opening {
  private constructor(
    readonly shopper: Shopper,
    /** From the press of the button until the panel takes what is typed, in milliseconds. */
    readonly ready: number,
    /** What was asked of the server in that time, by kind, in its order. */
    readonly requests: string[],
    readonly bytesDown: number,
    readonly connections: number,
  ) {}

  static async of(cast: Cast, server: Server, line: NarrowLine): Promise<Opening> {
    const context = await cast.profile('shopper');
    const page = await context.newPage();
    await page.addInitScript(note);
    const live = page.waitForEvent('websocket');
    const shopper = await Shopper.at(page, `${server.store}/product/cairn-mid-boot`);
    // The page's own line, by which it is seen in the list of visitors, is no part of the opening.
    await live;
    await page.waitForLoadState('networkidle');
    const requests: string[] = [];
    page.on('request', (request) => {
      if (request.url().startsWith(line.origin)) requests.push(request.resourceType());
    });
    const before = { down: line.bytes.down, connections: line.connections };
    // Without a pointer that comes near first, as on a touch screen.
    await shopper.button.evaluate((button) => (button as HTMLElement).click());
    const marks = await until(page, 'readyAt');
    const pressedAt =
      (await page.evaluate(() => (window as unknown as { marks: Marks }).marks)).pressedAt ?? 0;
    return new Opening(
      shopper,
      (marks.readyAt ?? 0) - pressedAt,
      requests.filter((kind) => kind !== 'fetch' && kind !== 'websocket'),
      line.bytes.down - before.down,
      line.usedAfter(before.connections),
    );
  }

  /** Says something; how long it took from the key to the word "Sent", in milliseconds. */
  async acknowledged(words: string): Promise<number> {
    const frame = panelOf(this.shopper.page);
    await this.shopper.field.fill(words);
    await frame?.evaluate((line) => {
      const { marks } = window as unknown as { marks: Marks };
      marks.line = line;
      delete marks.sentAt;
    }, words);
    await this.shopper.field.press('Enter');
    await this.shopper.seesSent(words);
    const marks = await until(this.shopper.page, 'sentAt');
    return (marks.sentAt ?? 0) - (marks.enterAt ?? 0);
  }
}

const panelOf = (page: Page) => page.frames().find((frame) => frame.url().includes('/panel/'));

/** Waits for a mark of the panel, and gives all of them. */
async function until(page: Page, mark: keyof Marks): Promise<Marks> {
  for (;;) {
    const marks = await panelOf(page)
      ?.evaluate(() => (window as unknown as { marks?: Marks }).marks)
      .catch(() => undefined);
    if (marks?.[mark] !== undefined) return marks;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
