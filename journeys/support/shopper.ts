import type { FrameLocator, Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

/** A shopper in front of a page of the shop, and what they find by its words. */
export class Shopper {
  readonly panel: FrameLocator;
  readonly log: Locator;
  readonly field: Locator;
  /** Every frame that a WebSocket of this page has brought. */
  readonly frames: string[] = [];

  constructor(readonly page: Page) {
    this.panel = page.frameLocator('iframe[title="Chat with us"]');
    this.log = this.panel.getByRole('log', { name: 'Chat' });
    this.field = this.panel.getByRole('textbox', { name: 'Write a message' });
    page.on('websocket', (socket) => {
      socket.on('framereceived', ({ payload }) => this.frames.push(payload.toString()));
    });
  }

  static async at(page: Page, url: string): Promise<Shopper> {
    const shopper = new Shopper(page);
    await page.goto(url);
    await shopper.button.waitFor();
    return shopper;
  }

  get button(): Locator {
    return this.page.getByRole('button', { name: /^Chat with us/ });
  }

  /** Another tab of the same browser. */
  async tab(url = this.page.url()): Promise<Shopper> {
    return Shopper.at(await this.page.context().newPage(), url);
  }

  async opens(): Promise<void> {
    await this.button.click();
    await this.field.waitFor();
  }

  async says(line: string): Promise<void> {
    await this.field.fill(line);
    await this.field.press('Enter');
  }

  /** Types key by key, as a person does, and does not send. */
  async types(words: string): Promise<void> {
    await this.field.pressSequentially(words);
  }

  line(words: string): Locator {
    return this.log.getByRole('listitem').filter({ hasText: words });
  }

  async sees(words: string | RegExp): Promise<void> {
    await this.panel.getByText(words).filter({ visible: true }).first().waitFor();
  }

  /** The line has arrived at the server, by the panel's own word. */
  async seesSent(line: string): Promise<void> {
    await this.line(line).getByText('Sent', { exact: true }).waitFor();
  }

  /** All lines of the conversation, from top to bottom, without names and times. */
  async lines(): Promise<string[]> {
    return this.log.getByRole('listitem').getByRole('paragraph').allInnerTexts();
  }

  async seesExactly(...lines: string[]): Promise<void> {
    await expect.poll(() => this.lines()).toEqual(lines);
  }

  /** The numbers of all entries that came over a WebSocket, each once. */
  entryNumbers(): number[] {
    const frames = this.frames.map((frame) => JSON.parse(frame) as { entries?: { number: number }[] });
    const numbers = frames.flatMap(({ entries = [] }) => entries.map(({ number }) => number));
    return [...new Set(numbers)].toSorted((a, b) => a - b);
  }
}
