import { describe } from 'vitest';
import { expectAccessible } from '../support/accessible.ts';
import { expect, journey } from '../support/journey.ts';
import { Office } from '../support/office.ts';
import { plainShop } from '../support/shop-page.ts';
import { Shopper } from '../support/shopper.ts';

describe('beside a conversation', () => {
  journey(
    'stands what its shopper answered before it and how they found it, until an administrator deletes it',
    async ({ cast, server }) => {
      const ada = await cast.agent('ada');
      const brand = await new Office(ada).brand('Asks before', server.store);
      const { page } = ada;
      await page.goto(`${server.origin}/console/sites/${brand.id}?section=preChat`);
      for (const question of ['E-mail address', 'A choice of several', 'A consent to give']) {
        await page.getByRole('button', { name: 'Add a question' }).click();
        await page.getByRole('menuitem', { name: question }).click();
      }
      await page.getByLabel('What shoppers read').nth(1).fill('What is it about?');
      const choices = page.getByRole('combobox', { name: 'What can be chosen' });
      for (const choice of ['An order', 'A product']) {
        await choices.fill(choice);
        await page.keyboard.press('Enter');
      }
      await page.getByLabel('What shoppers agree to').fill('You may keep what I write.');
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await page
        .getByText(/^Saved\./)
        .first()
        .waitFor();

      const shop = await (await cast.profile('shopper')).newPage();
      await plainShop(shop, server.store, brand.snippet);
      const shopper = await Shopper.at(shop, `${server.store}/plain/boots`);
      await shopper.button.click();
      await shopper.panel.getByLabel('What is it about?').selectOption('A product');
      await shopper.panel.getByRole('textbox', { name: /mail/i }).fill('sanne@example.nl');
      await shopper.panel.getByRole('checkbox', { name: /You may keep what I write/ }).check();
      await shopper.panel.getByRole('button', { name: 'Start the chat' }).click();
      await shopper.says('Are these boots warm?');

      await page.goto(`${server.origin}/console/`);
      await ada.opens('Are these boots warm?');
      // Where there is less room the panel lies over the thread, and only when asked for.
      await page.setViewportSize({ width: 1440, height: 900 });
      await ada.about.getByText('What is it about?').waitFor();
      await ada.about.getByText('A product', { exact: true }).waitFor();
      await ada.about.getByText('Agreed', { exact: true }).waitFor();
      await ada.about.getByRole('link', { name: 'sanne@example.nl' }).waitFor();
      await ada.answers('To minus twenty degrees.');
      await shopper.sees('To minus twenty degrees.');
      await ada.closes();
      await shopper.panel.getByRole('radio', { name: 'Very good' }).check();
      await shopper.panel.getByRole('textbox', { name: /tell us more/ }).fill('Quick and warm.');
      await shopper.panel.getByRole('button', { name: 'Send feedback' }).click();
      await shopper.sees('Thank you for your feedback.');

      await ada.view('Closed');
      await ada.row('To minus twenty degrees.').click();
      await ada.about.getByText('Very good', { exact: true }).waitFor();
      await ada.about.getByText('“Quick and warm.”').waitFor();
      await expectAccessible(page, 'a conversation with what was asked');

      // Nobody else may; who may is told first what goes.
      const maya = await cast.agent('maya', { viewport: { width: 1440, height: 900 } });
      await maya.view('Closed');
      await maya.row('To minus twenty degrees.').click();
      await maya.about.getByText('“Quick and warm.”').waitFor();
      expect(await maya.about.getByRole('button', { name: 'Delete what was said' }).count()).toBe(0);

      await ada.about.getByRole('button', { name: 'Delete what was said' }).click();
      const asked = page.getByRole('dialog', { name: /^Delete what was said with/ });
      await asked.getByText(/^Every line, note and file/).waitFor();
      await expectAccessible(page, 'asked before a deletion');
      await asked.getByRole('button', { name: 'Delete what was said' }).click();
      await page.getByText('All that was said here was deleted.').waitFor();
      await maya.sees('Ada deleted all that was said');
      for (const one of [ada, maya]) {
        expect(await one.thread.getByText('Are these boots warm?').count()).toBe(0);
        await expect.poll(() => one.about.getByText('“Quick and warm.”').count()).toBe(0);
        expect(await one.page.getByRole('button', { name: 'Reopen' }).count()).toBe(0);
      }
    },
  );

  journey('leads to the newer conversation of a shopper who went on in one', async ({ cast }) => {
    const shopper = await cast.shopper();
    const agent = await cast.agent('jonas');
    await shopper.opens();
    await shopper.says('My first question here');
    await agent.opens('My first question here');
    await agent.closes();
    await agent.view('Closed');
    await agent.row('My first question here').click();
    await agent.page.getByRole('button', { name: 'Reopen' }).first().waitFor();

    await shopper.sees('Write again to begin a new conversation.');
    await shopper.says('My second question here');
    const conversation = agent.page.getByRole('region', { name: 'Conversation', exact: true });
    await conversation.getByRole('link', { name: 'To the newer one' }).first().waitFor();
    expect(await conversation.getByRole('button', { name: 'Reopen' }).count()).toBe(0);
    await conversation.getByText('The shopper goes on in a newer conversation.').waitFor();
    // By its key too, which has nothing else to do here.
    await agent.page.keyboard.press('e');
    await agent.thread.getByText('My second question here', { exact: true }).waitFor();
  });

  journey('stands no way to send files where the shop takes none', async ({ cast, server }) => {
    const ada = await cast.agent('ada');
    const office = new Office(ada);
    const brand = await office.brand('Takes no files', server.store);
    const { version, name, origins, settings } = await office.site(brand.id);
    settings.files.allowed = false;
    await office.ask('PUT', `/api/sites/${brand.id}`, { version, name, origins, settings });

    const shop = await (await cast.profile('shopper')).newPage();
    await plainShop(shop, server.store, brand.snippet);
    const shopper = await Shopper.at(shop, `${server.store}/plain/tents`);
    await shopper.opens();
    await shopper.says('A tent for three?');
    await ada.opens('A tent for three?');
    await expect.poll(() => ada.page.getByRole('button', { name: 'Attach a file' }).count()).toBe(0);
    await ada.field.evaluate((field) => {
      const data = new DataTransfer();
      data.items.add(new File(['words'], 'words.txt', { type: 'text/plain' }));
      field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }));
    });
    await ada.sees(/^This shop takes no files in its chat/);
  });

  journey(
    'stands what its shopper writes, where the shop sees that and says so',
    async ({ cast, server }) => {
      const ada = await cast.agent('ada');
      const office = new Office(ada);
      const brand = await office.brand('Reads along', server.store);
      const { page } = ada;
      const visits = async () => {
        const shop = await (await cast.profile('shopper')).newPage();
        await plainShop(shop, server.store, brand.snippet);
        const shopper = await Shopper.at(shop, `${server.store}/plain/tents`);
        await shopper.opens();
        return shopper;
      };
      const note = 'The shop sees what you write before you send it.';
      const written = page.locator('q');

      // As long as nobody has decided so, it is not shown, and not told either.
      const silent = await visits();
      await silent.says('Which tent for two?');
      await ada.opens('Which tent for two?');
      await Promise.all([ada.sees(/ is typing$/), silent.types('I am thinking of')]);
      await silent.page.waitForTimeout(1_500);
      expect(await written.count()).toBe(0);
      expect(await silent.panel.getByText(note).count()).toBe(0);

      await page.goto(`${server.origin}/console/sites/${brand.id}?section=writing`);
      await page
        .getByRole('switch', { name: 'See what shoppers write before they send it' })
        .check({ force: true });
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await page
        .getByText(/^Saved\./)
        .first()
        .waitFor();
      await office.settle(({ look }) => Object.assign(look, { showPhotos: false }), brand.id);

      const shopper = await visits();
      await shopper.sees(note);
      expect(await shopper.field.getAttribute('aria-describedby')).toBeTruthy();
      await shopper.says('And one for four?');
      await page.goto(`${server.origin}/console/`);
      await ada.opens('And one for four?');
      await shopper.types('It may weigh up to');
      await written.getByText('It may weigh up to', { exact: true }).waitFor();
      await expectAccessible(page, 'a shopper is read along');
      // The shop's own page says no language.
      await expectAccessible(shopper.page, 'a shopper who is read along', { except: ['html-has-lang'] });
      await shopper.types(' five kilos.');
      await written.getByText('It may weigh up to five kilos.').waitFor();
      await shopper.field.press('Enter');
      await ada.thread.getByText('It may weigh up to five kilos.', { exact: true }).waitFor();
      await expect.poll(() => written.count()).toBe(0);
    },
  );

  journey('stands the rule whose invitation it began from', async ({ cast, server }) => {
    const ada = await cast.agent('ada');
    const office = new Office(ada);
    const brand = await office.brand('Invites', server.store);
    const path = `/api/invitations/rules?site=${brand.id}`;
    const before = await office.ask<{ version: number; policy: object }>('GET', path);
    await office.ask('PUT', path, {
      ...before,
      rules: [
        {
          name: 'Long on a page',
          enabled: true,
          conditions: {
            pages: [],
            secondsOnPage: 1,
            exitIntent: false,
            languages: [],
            agentsFree: false,
            withinHours: false,
          },
          texts: [{ language: 'en', text: 'Shall we help you choose?', weight: 1 }],
        },
      ],
    });
    const shop = await (await cast.profile('shopper')).newPage();
    await plainShop(shop, server.store, brand.snippet);
    const shopper = await Shopper.at(shop, `${server.store}/plain/ropes`);
    await shopper.page.getByText('Shall we help you choose?').first().waitFor();
    await shopper.page.getByRole('button', { name: 'Chat now' }).click();
    await shopper.says('Yes: sixty metres or eighty?');
    await ada.page.setViewportSize({ width: 1440, height: 900 });
    await ada.opens('Yes: sixty metres or eighty?');
    await ada.about.getByText('Began from an invitation').waitFor();
    await ada.about.getByText('Long on a page').waitFor();
    await ada.about.getByText('“Shall we help you choose?”').waitFor();
  });
});
