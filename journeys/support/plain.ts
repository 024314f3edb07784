import type { BrowserContext, Page } from 'playwright-core';
import type { Server } from './server.ts';

/** Every line of the plain page, from top to bottom, without names and times. */
export const lines = (page: Page): Promise<string[]> =>
  page.locator('li.mine .bubble, li.theirs .bubble').allInnerTexts();

export async function writes(page: Page, line: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Write a message' }).fill(line);
  await page.getByRole('button', { name: 'Send' }).click();
}

/** Sends the form that is on the page, as a browser does whose "send" was pressed twice. */
export function post(context: BrowserContext, server: Server, form: Record<string, string>) {
  return context.request.post(`${server.origin}/chat/tarnwell/plain`, { form, maxRedirects: 0 });
}

/** A browser that runs no scripts. */
export const WITHOUT = { javaScriptEnabled: false };
