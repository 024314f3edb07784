import type { BrowserContextOptions } from 'playwright-core';
import { type Cast, journey } from './journey.ts';
import { Mailbox } from './mailbox.ts';
import type { Hours } from './office.ts';
import { Server } from './server.ts';
import { call } from './shop-page.ts';
import type { Shopper } from './shopper.ts';

/** A journey at a shop of its own, whose hours and forms may be changed, and whose letters arrive. */
export const outside = journey.extend<{ $file: { mailbox: Mailbox; server: Server } }>({
  mailbox: [
    // biome-ignore lint/correctness/noEmptyPattern: Vitest reads from the pattern what a fixture needs.
    async ({}, use) => {
      const mailbox = await Mailbox.open();
      await use(mailbox);
      await mailbox.close();
    },
    { scope: 'file' },
  ],
  server: [
    async ({ mailbox }, use) => {
      const server = await Server.start({
        command: 'demo',
        settings: {
          'transcript.smtpHost': '127.0.0.1',
          'transcript.smtpPort': mailbox.port,
          'transcript.smtpTls': 'none',
          'transcript.firstPause': '1s',
        },
      });
      await use(server);
      await server.end();
    },
    { scope: 'file' },
  ],
});

export const ALWAYS: Hours = { zone: 'UTC', week: [], specialDays: [] };

/** Hours of a single day of the week, which begins the day after tomorrow; so it is closed now. */
export function closed(): { hours: Hours; opensAt: Date } {
  const opensAt = new Date(Date.now() + 2 * 86_400_000);
  opensAt.setUTCHours(9, 0, 0, 0);
  const spans = [{ from: '09:00', to: '17:00' }];
  return {
    hours: { zone: 'UTC', week: [{ day: opensAt.getUTCDay() || 7, spans }], specialDays: [] },
    opensAt,
  };
}

/** A shopper who reads another language than English, with the panel open. */
export async function shopperIn(
  cast: Cast,
  language: string,
  options: BrowserContextOptions = {},
): Promise<Shopper> {
  const shopper = await cast.shopper('/', options);
  await opens(shopper, language);
  return shopper;
}

/** Opens the panel of a page in another language than the page's. */
export async function opens(shopper: Shopper, language: string): Promise<void> {
  await shopper.button.waitFor();
  await call(shopper.page, 'language', language);
  await shopper.button.click();
}
