import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from 'playwright-core';
import { test as base } from 'vitest';
import { Agent } from './agent.ts';
import { atEnd } from './ending.ts';
import { DEMO_PASSWORD, Server } from './server.ts';
import { Shopper } from './shopper.ts';

export { expect } from 'vitest';

const SCREENSHOTS = fileURLToPath(new URL('../target/failures', import.meta.url));
/** How long anything on a page may take, on a machine that stalls. */
const PATIENCE_MS = 45_000;

/** The people of one journey, each with a browser profile of their own that nobody else has seen. */
export class Cast {
  readonly #pages: { name: string; page: Page }[] = [];
  readonly #contexts: BrowserContext[] = [];
  /** Boxes that a page opened by script (`alert` and its like), from all pages. */
  readonly dialogs: string[] = [];

  constructor(
    private readonly browser: Browser,
    private readonly server: Server,
  ) {}

  /** Where the shop is. */
  get store(): string {
    return this.server.store;
  }

  /** A profile; its pages are photographed if the journey fails. */
  async profile(name: string, options: BrowserContextOptions = {}): Promise<BrowserContext> {
    const context = await this.browser.newContext({
      viewport: { width: 1280, height: 800 },
      reducedMotion: 'reduce',
      ...options,
    });
    context.setDefaultTimeout(PATIENCE_MS);
    context.on('page', (page) => {
      this.#pages.push({ name, page });
      page.on('dialog', (dialog) => {
        this.dialogs.push(`${name}: ${dialog.message()}`);
        void dialog.dismiss();
      });
    });
    this.#contexts.push(context);
    return context;
  }

  /** Somebody who looks at a page of the shop. */
  async shopper(path = '/', options: BrowserContextOptions = {}): Promise<Shopper> {
    const context = await this.profile('shopper', options);
    return Shopper.at(await context.newPage(), this.store + path);
  }

  /** Somebody of the shop, signed in, with the desk open. */
  async agent(name: string, options: BrowserContextOptions = {}): Promise<Agent> {
    const { origin } = this.server;
    const context = await this.profile(name, options);
    const answer = await context.request.post(`${origin}/api/session`, {
      headers: { Origin: origin },
      data: { email: `${name}@tarnwell.example`, password: DEMO_PASSWORD },
    });
    if (!answer.ok()) throw new Error(`${name} cannot sign in: ${answer.status()} ${await answer.text()}`);
    return Agent.at(await context.newPage(), origin);
  }

  async leave(failed: string | undefined): Promise<void> {
    if (failed !== undefined) await this.#photograph(failed);
    await Promise.all(this.#contexts.map((context) => context.close()));
  }

  async #photograph(journey: string): Promise<void> {
    mkdirSync(SCREENSHOTS, { recursive: true });
    const file = journey.replace(/\W+/g, '-').slice(0, 100);
    for (const [index, { name, page }] of this.#pages.entries()) {
      if (page.isClosed()) continue;
      const path = join(SCREENSHOTS, `${file}-${index}-${name}.png`);
      await page.screenshot({ path, timeout: 10_000 }).catch(() => {});
    }
  }
}

/** A journey: a test with a browser, a running shop and people. */
export const journey = base.extend<{
  $worker: { browser: Browser };
  $file: { server: Server };
  $test: { cast: Cast };
}>({
  browser: [
    // biome-ignore lint/correctness/noEmptyPattern: Vitest reads from the pattern what a fixture needs.
    async ({}, use) => {
      const host = await chromium.launchServer({
        executablePath: process.env.SHOPBELL_CHROMIUM ?? '/usr/bin/chromium',
        args: [
          ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
          '--disable-gpu',
          '--disable-background-networking',
          '--disable-component-update',
          '--disable-sync',
          '--no-first-run',
        ],
      });
      const forget = atEnd(() => host.process().kill('SIGKILL'));
      await use(await chromium.connect(host.wsEndpoint()));
      await host.close();
      forget();
    },
    { scope: 'worker' },
  ],
  server: [
    // biome-ignore lint/correctness/noEmptyPattern: Vitest reads from the pattern what a fixture needs.
    async ({}, use) => {
      const server = await Server.start({ command: 'demo' });
      await use(server);
      await server.end();
    },
    // Each file has a shop of its own: what one leaves behind, rules, blocks and open conversations, is in no other's way.
    { scope: 'file' },
  ],
  cast: async ({ browser, server, task }, use) => {
    const cast = new Cast(browser, server);
    await use(cast);
    await cast.leave(task.result?.state === 'fail' ? task.name : undefined);
  },
});
