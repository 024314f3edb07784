import type { Page } from 'playwright-core';
import { describe } from 'vitest';
import { expect, journey } from '../support/journey.ts';
import { Office } from '../support/office.ts';
import { plainShop } from '../support/shop-page.ts';

const tab = (page: Page, name: string) => page.getByRole('tab', { name });

async function saves(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page
    .getByText(/^Saved\./)
    .first()
    .waitFor();
}

/** The colour of the button in the shop, as the browser draws it. */
const colourOf = (page: Page) =>
  page
    .getByRole('button', { name: /^Chat with us/ })
    .evaluate((button) => getComputedStyle(button).backgroundColor);

const rgb = (hex: string) =>
  `rgb(${[1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)).join(', ')})`;

describe('brands', () => {
  journey(
    'an administrator adds one, and its shop looks, speaks and leaves pages out as was chosen',
    async ({ cast, server }) => {
      const { page } = await cast.agent('ada');
      await page.goto(`${server.origin}/console/sites`);
      await page.getByRole('button', { name: 'Add a shop' }).click();
      const dialog = page.getByRole('dialog', { name: 'Add a shop' });
      await dialog.getByLabel('Name').fill('Fernhill');
      await dialog.getByRole('combobox', { name: 'Addresses of the shop' }).fill(server.store);
      await page.keyboard.press('Enter');
      await dialog.getByRole('button', { name: 'Add a shop' }).click();
      await page.getByRole('heading', { level: 1, name: 'Fernhill' }).waitFor();
      const id = new URL(page.url()).pathname.split('/').at(-1);

      // A colour that nobody can see is refused, with one near to it that can be seen.
      await tab(page, 'Look').click();
      await page.getByLabel('Colour of the brand').fill('#ffe066');
      await page.keyboard.press('Tab');
      await page.getByText(/^A button in this colour hardly stands out from the page/).waitFor();
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await page
        .getByRole('alert')
        .getByText(/#ffe066 hardly stands out from a light page/)
        .waitFor();
      const mend = page.getByRole('button', { name: /^Take #/ });
      const shade = (await mend.textContent())?.replace('Take ', '') ?? '';
      await mend.click();
      await page.getByText(/Both can be read well\.$/).waitFor();

      await tab(page, 'Words and languages').click();
      await page.getByLabel('Greeting').fill('Welcome to Fernhill!');
      await page.getByLabel('Find a text').fill('Write a message');
      await page.getByLabel('Write a message').first().fill('What would you like to know?');

      await tab(page, 'Where the button stands').click();
      await page.getByRole('combobox', { name: 'Never on these paths' }).fill('/plain/careers/*');
      await page.keyboard.press('Enter');
      await page.getByRole('textbox', { name: 'Try an address' }).fill(`${server.store}/plain/careers/baker`);
      await page.getByText(/^On no account/).waitFor();
      await saves(page);
      await page.reload();
      await page.getByText('/plain/careers/*').waitFor();

      await page.goto(`${server.origin}/console/install?site=${id}`);
      await page.getByText('Waiting for the first page view').waitFor();
      const snippet = await page.getByRole('region', { name: 'Lines for Fernhill' }).textContent();

      const shop = await (await cast.profile('shopper')).newPage();
      await plainShop(shop, server.store, snippet ?? '');
      await shop.goto(`${server.store}/plain/jackets`);
      const button = shop.getByRole('button', { name: /^Chat with us/ });
      await button.waitFor();
      expect(await colourOf(shop)).toBe(rgb(shade));
      await button.click();
      const panel = shop.frameLocator('iframe');
      await panel.getByText('Welcome to Fernhill!').waitFor();
      await panel.getByRole('textbox', { name: 'What would you like to know?' }).waitFor();

      // Without being asked.
      await page.getByText('The chat button is on the shop').waitFor();
      await page.getByText(/\/plain\/jackets/).waitFor();

      const loaded = shop.waitForResponse(/\/widget\/[^/]+\.js/);
      await shop.goto(`${server.store}/plain/careers/baker`);
      await loaded;
      await shop.waitForLoadState('networkidle');
      expect(await button.count()).toBe(0);
      await shop.goto(`${server.store}/plain/jackets`);
      await button.waitFor();
    },
  );

  journey('are for administrators alone', async ({ cast, server }) => {
    const ada = await cast.agent('ada');
    const brand = await new Office(ada).brand('Not for agents', server.store);
    const { page, ...maya } = await cast.agent('maya');
    const places = page.getByRole('navigation', { name: 'Shop and team' });
    await places.getByRole('link', { name: 'Visitors' }).waitFor();
    expect(await places.getByRole('link', { name: 'Shops' }).count()).toBe(0);
    for (const path of ['sites', `sites/${brand.id}`]) {
      await page.goto(`${maya.origin}/console/${path}`);
      await page.getByRole('heading', { name: 'There is nothing at this address' }).waitFor();
    }
    const { version, name, origins, settings } = await new Office(ada).site(brand.id);
    const change = { version, name: `${name}?`, origins, settings };
    const answer = await page.request.put(`${maya.origin}/api/sites/${brand.id}`, {
      headers: { Origin: maya.origin },
      data: change,
    });
    expect(answer.status()).toBe(403);
    expect((await new Office(ada).site(brand.id)).name).toBe('Not for agents');
  });

  journey('lose nothing of what two people type at once', async ({ cast, server }) => {
    const ada = await cast.agent('ada');
    const { id } = await new Office(ada).brand('Typed by two', server.store);
    const address = `${server.origin}/console/sites/${id}?section=waiting`;
    const { page } = ada;
    const { page: other } = await cast.agent('ada');
    for (const one of [page, other]) {
      await one.goto(address);
      await one.getByRole('button', { name: 'Add a line' }).click();
    }
    await other.getByRole('textbox', { name: 'Line 1' }).fill('Typed by the other');
    await saves(other);

    await page.getByRole('textbox', { name: 'Line 1' }).fill('Typed by the first');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page
      .getByRole('alert')
      .getByText(/^Somebody else changed this in the meantime/)
      .waitFor();
    expect(await page.getByRole('textbox', { name: 'Line 1' }).inputValue()).toBe('Typed by the first');
    await page.getByRole('button', { name: 'Save mine over theirs' }).click();
    await page
      .getByText(/^Saved\./)
      .first()
      .waitFor();
    await other.reload();
    await expect
      .poll(() => other.getByRole('textbox', { name: 'Line 1' }).inputValue())
      .toBe('Typed by the first');
  });

  journey('say what is wrong beside the field and on the tab', async ({ cast, server }) => {
    const ada = await cast.agent('ada');
    const { id } = await new Office(ada).brand('Typed wrongly', server.store);
    const { page } = ada;
    await page.goto(`${server.origin}/console/sites/${id}?section=preChat`);
    await page.getByRole('button', { name: 'Add a question' }).click();
    await page.getByRole('menuitem', { name: 'A choice of several' }).click();
    await tab(page, 'Before the chat').getByLabel('something has to be mended here').waitFor();
    // Nothing is said of a field that nobody has come to yet.
    expect(await page.getByText('Write what is asked.').count()).toBe(0);
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('Write what is asked.').waitFor();
    await page.getByText('Add what can be chosen.').waitFor();

    await page.getByLabel('What shoppers read').fill('What is it about?');
    const choices = page.getByRole('combobox', { name: 'What can be chosen' });
    for (const choice of ['An order', 'A product']) {
      await choices.fill(choice);
      await page.keyboard.press('Enter');
    }
    await saves(page);
    expect(await page.getByLabel('something has to be mended here').count()).toBe(0);

    await tab(page, 'Files').click();
    await page.getByRole('checkbox', { name: 'Pictures' }).uncheck();
    await page.getByRole('checkbox', { name: 'Documents' }).uncheck();
    await page.getByText('Choose what may be sent, or allow no files.').waitFor();
    await page.getByRole('switch', { name: 'Files may be sent' }).click();
    await saves(page);
  });
});
