import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe } from 'vitest';
import german from '../../web/widget/texts/de.json' with { type: 'json' };
import { expect } from '../support/journey.ts';
import { Office } from '../support/office.ts';
import { outside, shopperIn } from '../support/outside.ts';
import { call } from '../support/shop-page.ts';

const words = { ...german.core, ...german.more };

describe('before the first line', () => {
  outside('a shop may ask who it is, with consent, and does not ask twice', async ({ cast }) => {
    const office = new Office(await cast.agent('ada'));
    const maya = await cast.agent('maya');
    await office.settle(({ preChat }) => {
      preChat.asked = true;
      preChat.skipKnown = true;
      preChat.fields = [
        { name: 'name', label: 'Name', kind: 'text', required: false, choices: [] },
        { name: 'email', label: 'E-mail', kind: 'email', required: true, choices: [] },
        { name: 'topic', label: 'Topic', kind: 'choice', required: true, choices: ['An order', 'A product'] },
        {
          name: 'terms',
          label: 'I agree: https://shop.example/privacy',
          kind: 'consent',
          required: true,
          choices: [],
        },
        { name: 'question', label: 'Your question', kind: 'text', required: true, choices: [] },
      ];
    });
    const shopper = await cast.shopper('/');
    const { panel, page } = shopper;
    await shopper.button.click();
    const start = panel.getByRole('button', { name: 'Start the chat' });
    await start.click();
    await shopper.sees('Please check 4 fields.');
    await panel.getByRole('textbox', { name: 'E-mail' }).fill('not an address');
    await panel.getByLabel('Topic').selectOption('A product');
    await panel.getByLabel('Your question').fill('Is it warm?');
    await start.click();
    await shopper.sees('This does not look like an e-mail address.');
    await shopper.sees('Please tick this to go on.');
    expect(await shopper.field.isVisible()).toBe(false);

    await page.reload();
    await shopper.button.click();
    await expect.poll(() => panel.getByLabel('Your question').inputValue()).toBe('Is it warm?');
    await panel.getByRole('textbox', { name: 'E-mail' }).fill('ines@home.example');
    await panel.getByLabel(/^I agree/).check();
    await page.route('**/api/survey/pre-chat', (route) => route.abort(), { times: 1 });
    await start.click();
    await shopper.sees('That did not get through. What you entered is kept; please try again.');
    await start.click();
    await shopper.seesSent('Is it warm?');

    await maya.opens('Is it warm?');
    const id = maya.page.url().split('/').at(-1);
    const survey = await office.ask<{
      answers: { name: string; value: string }[];
      consentedAtMicros?: number;
    }>('GET', `/api/survey/conversations/${id}`);
    expect(Object.fromEntries(survey.answers.map(({ name, value }) => [name, value]))).toMatchObject({
      email: 'ines@home.example',
      topic: 'A product',
    });
    expect(survey.consentedAtMicros).toBeGreaterThan(0);
    await maya.answers('Very.');
    await maya.closes();
    await shopper.sees('This conversation was closed');

    // Who has answered is known when they come again.
    await page.reload();
    await shopper.button.click();
    await shopper.field.waitFor();
    expect(await start.count()).toBe(0);
    await office.settle(({ preChat }) => {
      preChat.asked = false;
      preChat.fields = [];
    });
  });
});

describe('after the end', () => {
  outside(
    'a shopper says how it was, takes it along, and has it deleted',
    async ({ cast, server, mailbox }) => {
      const maya = await cast.agent('maya');
      const shopper = await shopperIn(cast, 'de', { locale: 'de-DE', timezoneId: 'Europe/Berlin' });
      const { panel, page } = shopper;
      const button = (name: string) => panel.getByRole('button', { name, exact: true });
      await panel.getByLabel(words.write).fill('Gibt es die Jacke in Grün?');
      await panel.getByLabel(words.write).press('Enter');
      await maya.opens('Gibt es die Jacke in Grün?');
      const id = maya.page.url().split('/').at(-1);
      await maya.answers('Ja, in Moosgrün.');
      await shopper.sees('Ja, in Moosgrün.');
      await maya.closes();
      await shopper.sees(words.ended);

      await panel.getByLabel(words.rate4, { exact: true }).check();
      await panel.getByLabel(words.comment).fill('Schnell und freundlich.');
      await button(words.rateSend).click();
      await shopper.sees(words.rated);
      const survey = () => maya.page.request.get(`${server.origin}/api/survey/conversations/${id}`);
      expect(await (await survey()).json()).toMatchObject({
        rating: { steps: 4, comment: 'Schnell und freundlich.' },
      });
      // It may be thought over.
      await button(words.change).click();
      await panel.getByLabel(words.rate5, { exact: true }).check();
      await button(words.rateSend).click();
      await shopper.sees(words.rated);
      expect(await (await survey()).json()).toMatchObject({ rating: { steps: 5 } });

      for (const [name, form] of [
        [words.saveText, 'txt'],
        [words.savePage, 'html'],
      ] as const) {
        await button(words.options).click();
        const saved = page.waitForEvent('download');
        await button(name).click();
        const download = await saved;
        expect(download.suggestedFilename()).toMatch(
          new RegExp(`^${german.transcript.fileName}.*\\.${form}$`),
        );
        const path = join(server.directory, `saved.${form}`);
        await download.saveAs(path);
        const content = await readFile(path, 'utf8');
        expect(content).toContain('Gibt es die Jacke in Grün?');
        expect(content).toContain('Ja, in Moosgrün.');
        expect(content).toContain('Europe/Berlin');
      }

      const asksForMail = async (address: string) => {
        await button(words.mail).click();
        // Key by key: a dialog that heeds keys must leave them their own effect.
        await panel.getByLabel(words.mailTo).click();
        await page.keyboard.type(address);
        await button(words.send).last().click();
        await shopper.sees(words.mailed.replace('{name}', address));
      };
      await button(words.options).click();
      await asksForMail('ines@home.invalid');
      await expect.poll(() => mailbox.refused).toEqual(['ines@home.invalid']);
      await panel.getByRole('dialog').getByRole('button', { name: words.close }).click();
      await button(words.options).click();
      await shopper.sees(words.mailLost);
      await asksForMail('ines@home.example');
      await expect.poll(() => mailbox.letters.length).toBe(1);
      const [letter] = mailbox.letters;
      expect(letter?.to).toEqual(['ines@home.example']);
      expect(letter?.subject).toBe(german.transcript.title.replace('{name}', 'Tarnwell'));
      expect(letter?.text).toContain('Ja, in Moosgrün.');
      await panel.getByRole('dialog').getByRole('button', { name: words.close }).click();

      await button(words.options).click();
      await button(words.erase).click();
      await shopper.sees(words.eraseAsk);
      await button(words.eraseNo).click();
      await button(words.erase).click();
      await button(words.eraseYes).click();
      await shopper.sees(words.erased);
      await expect.poll(() => panel.getByText('Gibt es die Jacke in Grün?').count()).toBe(0);
      const entries = await maya.page.request.get(
        `${server.origin}/api/conversations/${id}/entries?after=0&limit=200`,
      );
      expect(await entries.text()).not.toContain('Moosgrün');
      const again = (await (await survey()).json()) as { rating?: { comment?: string } };
      expect(again.rating?.comment ?? '').toBe('');
    },
  );

  outside(
    'gets the transcript that was asked for, also who logs out before it was sent',
    async ({ cast, mailbox }) => {
      const shopper = await shopperIn(cast, 'de', { locale: 'de-DE' });
      const { panel, page } = shopper;
      await panel.getByLabel(words.write).fill('Geht das auch in Blau?');
      await panel.getByLabel(words.write).press('Enter');
      await shopper.sees(words.sent);
      mailbox.busy = true;
      await panel.getByRole('button', { name: words.options, exact: true }).click();
      await panel.getByRole('button', { name: words.mail, exact: true }).click();
      await panel.getByLabel(words.mailTo).fill('ines@home.example');
      await panel.getByRole('button', { name: words.send, exact: true }).last().click();
      await shopper.sees(words.mailed.replace('{name}', 'ines@home.example'));
      await expect.poll(() => mailbox.turnedAway).toBeGreaterThan(0);
      const left = page.waitForResponse(/\/logout$/);
      await call(page, 'logout');
      await left;
      mailbox.busy = false;
      const sent = () => mailbox.letters.filter(({ text }) => text.includes('Geht das auch in Blau?'));
      await expect.poll(() => sent().length).toBe(1);
    },
  );
});
