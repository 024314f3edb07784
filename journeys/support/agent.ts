import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

/** Somebody of the shop at the desk, and what they find by its words. */
export class Agent {
  readonly list: Locator;
  readonly thread: Locator;
  readonly field: Locator;
  readonly about: Locator;

  constructor(
    readonly page: Page,
    readonly origin: string,
  ) {
    this.list = page.getByRole('region', { name: /^Conversations:/ });
    this.thread = page.getByRole('region', { name: /^Conversation with/ });
    this.field = page.getByRole('textbox', { name: /^(Answer to|Note about)/ });
    this.about = page.getByRole('complementary', { name: 'About the shopper' });
  }

  static async at(page: Page, origin: string): Promise<Agent> {
    const agent = new Agent(page, origin);
    await page.goto(`${origin}/console/`);
    await agent.list.waitFor();
    return agent;
  }

  /** The row of the conversation whose newest line holds these words. */
  row(words: string): Locator {
    return this.list.getByRole('link').filter({ hasText: words });
  }

  async opens(question: string): Promise<void> {
    await this.row(question).click();
    await this.thread.getByText(question, { exact: true }).waitFor();
  }

  async answers(line: string): Promise<void> {
    await this.field.fill(line);
    await this.field.press('Enter');
  }

  /** Ends the conversation that is open. */
  async closes(): Promise<void> {
    const conversation = this.page.getByRole('region', { name: 'Conversation', exact: true });
    await conversation.getByRole('button', { name: 'Close', exact: true }).click();
  }

  async sees(words: string | RegExp): Promise<void> {
    await this.page.getByText(words).filter({ visible: true }).first().waitFor();
  }

  /** The server has confirmed every line that was written here. */
  async seesAllSent(): Promise<void> {
    for (const unsent of ['Sending …', 'Kept, is sent when the line is back', 'Not sent']) {
      await expect.poll(() => this.thread.getByText(unsent).count()).toBe(0);
    }
  }

  async view(name: 'Waiting' | 'Mine' | 'All open' | 'Closed'): Promise<void> {
    await this.page
      .getByRole('navigation', { name: 'Views' })
      .getByRole('link', { name: new RegExp(`^${name}`) })
      .click();
    await this.page.getByRole('region', { name: `Conversations: ${name}` }).waitFor();
  }

  /** What the server itself holds of the open conversation, for everybody of the shop. */
  async record(): Promise<Entry[]> {
    const id = this.page.url().split('/').at(-1);
    const answer = await this.page.request.get(
      `${this.origin}/api/conversations/${id}/entries?after=0&limit=200`,
    );
    return ((await answer.json()) as { entries: Entry[] }).entries;
  }

  /** The lines that the server holds, in their order; fails where its numbers have a gap or a double. */
  async recordedLines(): Promise<string[]> {
    const entries = await this.record();
    expect(entries.map(({ number }) => number)).toEqual(entries.map((_, index) => index + 1));
    return entries.filter(({ kind }) => kind === 'line').map(({ text }) => text ?? '');
  }
}

interface Entry {
  readonly number: number;
  readonly kind: string;
  readonly text?: string;
}
