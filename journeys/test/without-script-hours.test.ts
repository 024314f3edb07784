import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { describe } from 'vitest';
import { expectAccessible } from '../support/accessible.ts';
import type { Agent } from '../support/agent.ts';
import { expect, journey } from '../support/journey.ts';
import { Office } from '../support/office.ts';
import { lines, post, WITHOUT, writes } from '../support/plain.ts';
import type { Server } from '../support/server.ts';

interface Settings {
  visits: { consentDefault: 'granted' | 'denied'; respectSignals: boolean };
  waiting: { emailOfferAfterSeconds: number; meanwhile: string[] };
  preChat: { asked: boolean; skipKnown: boolean; fields: object[] };
}

/** What the administrator changes for one journey and puts back after it. */
async function withSettings(
  admin: Agent,
  change: (settings: Settings) => void,
  walk: () => Promise<void>,
): Promise<void> {
  const office = new Office(admin);
  const path = `/api/sites/${(await office.site()).id}`;
  const put = async (settings: object) => {
    const { version, name, origins } = await office.site();
    await office.ask('PUT', path, { version, name, origins, settings });
  };
  const { settings: before } = await office.site();
  const wanted = structuredClone(before) as unknown as Settings;
  change(wanted);
  await put(wanted);
  try {
    await walk();
  } finally {
    await put(before);
  }
}

/** The shop is closed for the rest of this day and the next two, unless the clock just strikes midnight. */
async function whileClosed(admin: Agent, walk: () => Promise<void>): Promise<void> {
  const office = new Office(admin);
  const before = await office.hours();
  const specialDays = [-1, 0, 1, 2].map((days) => ({
    date: new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10),
    reason: 'Stocktaking',
    spans: [] as [],
  }));
  await office.keepHours({ zone: 'Europe/Amsterdam', week: before.week, specialDays });
  try {
    await walk();
  } finally {
    await office.keepHours(before);
  }
}

/** Axe needs a browser with scripts; the page itself has none. */
async function expectPlainAccessible(context: BrowserContext, html: string, server: Server): Promise<void> {
  const page = await context.newPage();
  await page.route('**/plain-under-test', (route) =>
    route.fulfill({ contentType: 'text/html; charset=utf-8', body: html }),
  );
  await page.goto(`${server.origin}/plain-under-test`);
  // That it loads itself anew, and why, stands in the decision on the chat without scripts.
  await expectAccessible(page, 'the page without scripts', { except: ['meta-refresh'], strict: true });
  await page.close();
}

describe('without JavaScript, what stands around the chat', () => {
  journey(
    'what staff send is saved by whoever it was sent to, and by nobody else',
    async ({ cast, server }) => {
      const context = await cast.profile('shopper', WITHOUT);
      const page = await context.newPage();
      await page.goto(`${server.origin}/chat/tarnwell/plain`);
      await writes(page, 'May I have the invoice?');
      const agent = await cast.agent('maya');
      await agent.opens('May I have the invoice?');
      const choosing = agent.page.waitForEvent('filechooser');
      await agent.page.getByRole('button', { name: 'Attach a file' }).click();
      const invoice = Buffer.from('%PDF-1.7\n% an invoice\n');
      await (await choosing).setFiles({
        name: '<b>invoice.pdf',
        mimeType: 'application/pdf',
        buffer: invoice,
      });
      await agent.seesAllSent();

      const link = page.getByRole('link', { name: /invoice\.pdf/ });
      await link.waitFor();
      const saving = page.waitForEvent('download');
      await link.click();
      const copy = join(server.directory, 'plain.pdf');
      await (await saving).saveAs(copy);
      expect(await readFile(copy)).toEqual(invoice);
      const address = server.origin + (await link.getAttribute('href'));
      const own = await context.request.get(address);
      expect(own.headers()).toMatchObject({
        'content-disposition': expect.stringMatching(/^attachment/),
        'x-content-type-options': 'nosniff',
        'cache-control': 'private, no-cache',
      });
      const stranger = await cast.profile('stranger', WITHOUT);
      await (await stranger.newPage()).goto(`${server.origin}/chat/tarnwell/plain`);
      expect((await stranger.request.get(address)).status()).toBe(404);
      await agent.closes();
    },
  );

  journey('outside the hours the form becomes a request with a number', async ({ cast, server }) => {
    const admin = await cast.agent('ada');
    await whileClosed(admin, async () => {
      const context = await cast.profile('shopper', WITHOUT);
      const page = await context.newPage();
      await expect
        .poll(
          async () => {
            await page.goto(`${server.origin}/chat/tarnwell`);
            await page.waitForURL(/\/plain$/);
            return page.getByText('We are closed now.').count();
          },
          { timeout: 30_000 },
        )
        .toBe(1);
      const question = page.getByRole('textbox', { name: 'How can we help?' });
      await page.getByText('Opening hours').click();
      await page.getByText('closed – Stocktaking').first().waitFor();

      // A browser that checks nothing sends what is wrong: it comes back with what was typed.
      const field = (name: string) => page.locator(`input[name=${name}]`).first();
      const [key, id] = await Promise.all(['key', 'id'].map((name) => field(name).inputValue()));
      const form = { key: key ?? '', id: id ?? '', text: 'Do you ship to Texel?', 'field-name': '<i>Ines' };
      const wrong = await context.request.post(`${server.origin}/chat/tarnwell/plain/request`, {
        form: { ...form, 'field-email': 'ines@home.example, all@home.example', 'field-consent': '' },
        maxRedirects: 0,
      });
      expect(wrong.status()).toBe(422);
      const shown = await wrong.text();
      expect(shown).toContain('value="&lt;i&gt;Ines"');
      expect(shown).toContain('Do you ship to Texel?');
      expect(shown).toContain('This does not look like an e-mail address.');
      expect(shown).toContain('Please tick this to go on.');
      await expectPlainAccessible(await cast.profile('axe'), shown, server);

      await page.getByRole('textbox', { name: 'Name' }).fill('Ines');
      await page.getByRole('textbox', { name: 'E-mail' }).fill('ines@home.example');
      await page.getByRole('checkbox').check();
      await question.fill('Do you ship to Texel?');
      await page.getByRole('button', { name: 'Leave the question' }).click();
      const told = page.getByRole('status').filter({ hasText: 'We have your question.' });
      const number = /SB-\d{6}/.exec((await told.textContent()) ?? '')?.[0];
      expect(number).toBeDefined();
      await page.reload();
      expect(await told.textContent()).toContain(number);
      await expectPlainAccessible(await cast.profile('axe'), await page.content(), server);

      const { requests } = await new Office(admin).ask<{
        requests: { number: string; email: string; question: string }[];
      }>('GET', '/api/requests');
      expect(requests.filter((request) => request.number === number)).toMatchObject([
        { email: 'ines@home.example', question: 'Do you ship to Texel?' },
      ]);
      // Sent twice, also at once: one number. Somebody else is not told it.
      const again = { ...form, 'field-email': 'i@home.example', 'field-consent': 'yes' };
      const answers = await Promise.all(
        [again, again, again].map((same) =>
          context.request.post(`${server.origin}/chat/tarnwell/plain/request`, {
            form: same,
            maxRedirects: 0,
          }),
        ),
      );
      expect(answers.map((answer) => answer.status())).toEqual([303, 303, 303]);
      const after = await new Office(admin).ask<{ requests: { email: string }[] }>('GET', '/api/requests');
      expect(after.requests.filter(({ email }) => email === 'i@home.example').length).toBe(1);
      const stranger = await (await cast.profile('stranger', WITHOUT)).newPage();
      await stranger.goto(page.url());
      expect(await stranger.getByText('SB-').count()).toBe(0);
    });
  });

  journey('who waits knows their place and what else to do', async ({ cast, server }) => {
    const admin = await cast.agent('ada');
    await withSettings(
      admin,
      ({ waiting }) => {
        waiting.emailOfferAfterSeconds = 1;
        waiting.meanwhile = ['Read https://help.tarnwell.example/sizes'];
      },
      async () => {
        const pages: Page[] = [];
        for (const line of ['First in line.', 'Second in line.']) {
          const page = await (await cast.profile('shopper', WITHOUT)).newPage();
          await page.goto(`${server.origin}/chat/tarnwell/plain`);
          await writes(page, line);
          pages.push(page);
        }
        const [first, second] = pages as [Page, Page];
        const place = async (page: Page) =>
          Number(/place in the queue: (\d+)\./.exec((await page.locator('#end').textContent()) ?? '')?.[1]);
        expect(await place(second)).toBe((await place(first)) + 1);
        await expect
          .poll(
            async () => {
              await second.reload();
              return second.getByRole('link', { name: 'https://help.tarnwell.example/sizes' }).count();
            },
            { timeout: 30_000 },
          )
          .toBe(1);
        await expectPlainAccessible(await cast.profile('axe'), await second.content(), server);
        await second.getByRole('link', { name: 'Get the answer by e-mail' }).click();
        await second.getByRole('textbox', { name: 'Name' }).fill('Kim');
        await second.getByRole('textbox', { name: 'E-mail' }).fill('kim@home.example');
        await second.getByRole('checkbox').check();
        // The conversation asks already; nothing more needs to be said.
        await second.getByRole('button', { name: 'Leave the question' }).click();
        await second.getByText('We answer to kim@home.example.').waitFor();
        await second.getByRole('link', { name: 'To the chat' }).click();
        expect(await lines(second)).toEqual(['Second in line.']);
        for (const line of ['First in line.', 'Second in line.']) {
          await admin.opens(line);
          await admin.closes();
        }
      },
    );
  });

  journey('what the shop asks before a chat is asked here too', async ({ cast, server }) => {
    const admin = await cast.agent('ada');
    await withSettings(
      admin,
      ({ preChat }) => {
        preChat.asked = true;
        preChat.fields = [
          { name: 'name', label: 'Your name', kind: 'text', required: true, choices: [] },
          { name: 'text', label: 'About', kind: 'choice', required: false, choices: ['Sizes', 'Orders'] },
        ];
      },
      async () => {
        const context = await cast.profile('shopper', WITHOUT);
        const page = await context.newPage();
        await page.goto(`${server.origin}/chat/tarnwell/plain`);
        await expect
          .poll(async () => {
            await page.reload();
            return page.getByRole('textbox', { name: 'Your name' }).count();
          })
          .toBe(1);
        const key = await page.locator('input[name=key]').inputValue();
        const wrong = await post(context, server, { key, id: crypto.randomUUID(), text: 'Kept words.' });
        expect(wrong.status()).toBe(422);
        expect(await wrong.text()).toContain('Kept words.</textarea>');
        await page.getByRole('textbox', { name: 'Your name' }).fill('Ann');
        await page.getByRole('combobox', { name: 'About' }).selectOption('Sizes');
        await writes(page, 'Is it wide?');
        await page.getByText('We have your message.').waitFor();
        await page.getByRole('link', { name: /Write more/ }).click();
        expect(await page.getByRole('textbox', { name: 'Your name' }).count()).toBe(0);
        expect(await lines(page)).toEqual(['Is it wide?']);
        await admin.opens('Is it wide?');
        await admin.page.getByText('Ann').first().waitFor();
        await admin.closes();
      },
    );
  });

  journey('whom the shop blocked is told so, there too and in mid-chat', async ({ cast, server }) => {
    const context = await cast.profile('shopper', WITHOUT);
    const page = await context.newPage();
    await page.goto(`${server.origin}/chat/tarnwell/plain`);
    const key = await page.locator('input[name=key]').inputValue();
    await writes(page, 'Something rude.');
    const admin = await cast.agent('ada');
    await admin.opens('Something rude.');
    const { entries } = await new Office(admin).ask<{
      entries: { kind: string; author: { id: string } }[];
    }>('GET', `/api/conversations/${admin.page.url().split('/').at(-1)}/entries?after=0&limit=9`);
    const visitor = entries.find(({ kind }) => kind === 'line')?.author.id;
    for (const block of [
      { kind: 'visitor', value: visitor },
      { kind: 'range', value: '127.0.0.0/8' },
    ]) {
      const office = new Office(admin);
      await office.ask('POST', '/api/blocks', { ...block, reason: 'Rude.' });
      try {
        const answer = () =>
          post(context, server, { key, id: crypto.randomUUID(), text: 'More of the same.' });
        expect((await answer()).status()).toBe(403);
        expect(await (await answer()).text()).toContain('The shop does not take messages from here.');
        const request = { key, id: crypto.randomUUID(), text: 'By mail, then.', 'field-name': 'Eve' };
        const left = await context.request.post(`${server.origin}/chat/tarnwell/plain/request`, {
          form: { ...request, 'field-email': 'eve@evil.example', 'field-consent': 'yes' },
          maxRedirects: 0,
        });
        expect(left.status()).toBe(403);
      } finally {
        const { blocks } = await office.ask<{ blocks: { id: string; isStanding: boolean }[] }>(
          'GET',
          '/api/blocks',
        );
        for (const { id, isStanding } of blocks)
          if (isStanding) await office.ask('DELETE', `/api/blocks/${id}`);
      }
    }
    expect(await admin.recordedLines()).toEqual(['Something rude.']);
    await admin.closes();
  });

  journey(
    'the cookie lasts no longer than the browser where nobody agreed to more',
    async ({ cast, server }) => {
      const expiry = async (options: object) => {
        const context = await cast.profile('shopper', { ...WITHOUT, ...options });
        await (await context.newPage()).goto(`${server.origin}/chat/tarnwell/plain`);
        return (await context.cookies()).find(({ name }) => name === 'shopbell_plain')?.expires;
      };
      expect(await expiry({})).toBeGreaterThan(Date.now() / 1_000 + 300 * 86_400);
      expect(await expiry({ extraHTTPHeaders: { 'Sec-GPC': '1' } })).toBe(-1);
      expect(await expiry({ extraHTTPHeaders: { DNT: '1' } })).toBe(-1);
      await withSettings(
        await cast.agent('ada'),
        ({ visits }) => {
          visits.consentDefault = 'denied';
        },
        async () => {
          await expect.poll(() => expiry({}), { timeout: 30_000 }).toBe(-1);
        },
      );
    },
  );
});
