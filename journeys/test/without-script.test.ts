import { describe } from 'vitest';
import { expect, journey } from '../support/journey.ts';
import { lines, post, WITHOUT, writes } from '../support/plain.ts';

describe('without JavaScript', () => {
  journey(
    'the button is a link that leads to a chat: ask, wait, read, write more',
    async ({ cast, server }) => {
      const page = await (await cast.profile('shopper', WITHOUT)).newPage();
      await page.goto(`${server.origin}/chat/tarnwell`);
      await page.waitForURL(/\/plain$/);
      await writes(page, 'Do you mend zips, <b>also</b> old ones?');
      await page.getByText('Your message is kept. Nobody is here right now').waitFor();
      // A page that loads itself anew has no field to lose.
      expect(await page.locator('meta[http-equiv=refresh]').getAttribute('content')).toContain('?wait=1');
      expect(await page.getByRole('textbox').count()).toBe(0);

      const agent = await cast.agent('maya');
      await page.getByText('We have your message. The answer will come here.').waitFor();
      await agent.opens('Do you mend zips, <b>also</b> old ones?');
      await agent.answers('We do. See https://example.com/mending');
      await agent.seesAllSent();
      // Without a hand: the page looks for itself.
      await page.getByRole('link', { name: 'https://example.com/mending' }).waitFor();
      expect(await page.title()).toBe('Answered – Tarnwell');
      expect(await page.getByText('Maya').count()).toBeGreaterThan(0);
      expect(await page.locator('meta[http-equiv=refresh]').count()).toBe(0);

      await writes(page, 'Thank you');
      await page.getByRole('link', { name: 'Write more (and stop looking by itself)' }).click();
      await page.getByRole('textbox', { name: 'Write a message' }).waitFor();
      expect(await page.locator('meta[http-equiv=refresh]').count()).toBe(0);
      const recorded = await agent.recordedLines();
      await agent.closes();
      await page.getByRole('link', { name: 'Look again' }).click();
      await page.getByText('Write again to begin a new conversation.').waitFor();
      expect(await lines(page)).toEqual(recorded);
    },
  );

  journey(
    'a form that is sent twice, also at once and first of all, says its line once',
    async ({ cast, server }) => {
      const context = await cast.profile('shopper', WITHOUT);
      const page = await context.newPage();
      await page.goto(`${server.origin}/chat/tarnwell/plain`);
      const [key, id] = await Promise.all(
        ['key', 'id'].map((name) => page.locator(`input[name=${name}]`).inputValue()),
      );
      const form = { key: key ?? '', id: id ?? '', text: 'Asked by an impatient hand.' };
      const answers = await Promise.all([form, form, form].map((same) => post(context, server, same)));
      expect(answers.map((answer) => answer.status())).toEqual([303, 303, 303]);
      expect((await post(context, server, form)).status()).toBe(303);
      // What the "back" button brings back is the same form, and another text in it another line.
      expect((await post(context, server, { ...form, text: 'And another.' })).status()).toBe(303);
      await page.reload();
      expect(await lines(page)).toEqual(['Asked by an impatient hand.', 'And another.']);
    },
  );

  journey(
    'what cannot be taken stays in its field, and a foreign form is refused',
    async ({ cast, server }) => {
      const context = await cast.profile('shopper', WITHOUT);
      const page = await context.newPage();
      await page.goto(`${server.origin}/chat/tarnwell/plain`);
      const key = await page.locator('input[name=key]').inputValue();
      const long = 'ä€😀'.repeat(1_500);
      const tooLong = await post(context, server, { key, id: crypto.randomUUID(), text: long });
      expect(tooLong.status()).toBe(422);
      expect(await tooLong.text()).toContain(long);
      const forged = await post(context, server, { key: 'f'.repeat(64), id: '1', text: 'Forged.' });
      expect(forged.status()).toBe(403);
      const foreign = await context.request.post(`${server.origin}/chat/tarnwell/plain`, {
        form: { key, id: '1', text: 'Foreign.' },
        headers: { Origin: 'https://elsewhere.example' },
      });
      expect(foreign.status()).toBe(403);
      await page.reload();
      expect(await lines(page)).toEqual(['Hello! What are you heading out for?']);
    },
  );

  journey(
    'who comes back with JavaScript goes on in the same conversation, and the other way',
    async ({ cast, server }) => {
      const plain = await cast.profile('shopper', WITHOUT);
      const page = await plain.newPage();
      await page.goto(`${server.origin}/chat/tarnwell`);
      await page.waitForURL(/\/plain$/);
      await page.getByRole('button', { name: 'Where is my order?' }).click();
      await page.getByText('Your message is kept.').waitFor();

      const scripted = await cast.profile('shopper');
      await scripted.addCookies(await plain.cookies());
      const hosted = await scripted.newPage();
      await hosted.goto(`${server.origin}/chat/tarnwell`);
      await hosted.getByRole('log').getByText('Where is my order?').waitFor();
      await hosted.getByRole('textbox', { name: 'Write a message' }).fill('Number 17.');
      await hosted.getByRole('textbox', { name: 'Write a message' }).press('Enter');
      await hosted.getByRole('listitem').filter({ hasText: 'Number 17.' }).getByText('Sent').waitFor();
      await page.reload();
      expect(await lines(page)).toEqual(['Where is my order?', 'Number 17.']);

      const other = await cast.profile('shopper');
      const first = await other.newPage();
      await first.goto(`${server.origin}/chat/tarnwell`);
      await first.getByRole('textbox', { name: 'Write a message' }).fill('With scripts first.');
      await first.getByRole('textbox', { name: 'Write a message' }).press('Enter');
      await first.getByText('Sent', { exact: true }).waitFor();
      await first.goto(`${server.origin}/chat/tarnwell/plain`);
      expect(await lines(first)).toEqual(['With scripts first.']);
    },
  );
});
