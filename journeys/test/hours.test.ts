import { describe } from 'vitest';
import { expectAccessible } from '../support/accessible.ts';
import { expect, journey } from '../support/journey.ts';
import { Office } from '../support/office.ts';

/** Far from every other test's shop. */
const ZONE = 'Pacific/Chatham';

describe('opening hours', () => {
  journey('are set by a supervisor, tried, kept, and read by everybody', async ({ cast, server }) => {
    const ada = await cast.agent('ada');
    const brand = await new Office(ada).brand('Open at night', server.store);
    const { page } = ada;
    await page.goto(`${server.origin}/console/hours`);
    await page.getByRole('heading', { name: 'Everybody' }).waitFor();
    await page.getByText('Open, and never closes').first().waitFor();
    await expectAccessible(page, 'hours');
    await page.getByRole('link', { name: 'Add a team' }).click();

    // Nothing is saved while something is missing, and that is said where it is.
    await page.getByRole('button', { name: 'Add a day' }).click();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('Give it a name.').waitFor();
    await page.getByText('Choose a date.').waitFor();
    await page.getByRole('textbox', { name: 'Name', exact: true }).and(page.locator(':focus')).waitFor();
    await expectAccessible(page, 'a team that is not complete');

    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Night desk');
    await page.getByRole('combobox', { name: 'Shops it answers' }).press('ArrowDown');
    await page.getByRole('option', { name: brand.name }).click();
    await page.keyboard.press('Escape');
    await page.getByRole('combobox', { name: 'Time zone' }).fill(ZONE);
    await page.getByRole('option', { name: ZONE }).click();
    await page.getByLabel('Monday, from').fill('22:00');
    await page.getByLabel('Monday, to').fill('02:00');
    await page.getByText('next day', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Take the hours of Monday' }).click();
    await page.getByLabel('Date').fill('2030-12-24');
    await page.getByLabel('What it is').fill('Christmas Eve');

    // Past midnight it is still the evening before; on the special day nothing begins.
    const at = page.getByLabel('Try a moment');
    await at.fill('2030-12-24T01:30');
    await page.getByText(/^Open until Tuesday/).waitFor();
    await at.fill('2030-12-24T23:00');
    await page.getByText(/^Closed; opens Wednesday/).waitFor();
    await page.getByText('(Christmas Eve)').waitFor();
    await page.getByRole('button', { name: 'Save', exact: true }).click();

    await page.getByRole('heading', { name: 'Night desk' }).waitFor();
    const maya = await cast.agent('maya');
    await maya.page.goto(`${server.origin}/console/hours`);
    const card = maya.page.getByRole('listitem').filter({ hasText: 'Night desk' });
    await card.getByText(/of the next day$/).waitFor();
    await card.getByText(brand.name).waitFor();
    await card.getByText(/Pacific\/Chatham/).waitFor();
    await card.getByText('(Christmas Eve)').waitFor();
    // Agents read them.
    expect(await maya.page.getByRole('link', { name: /^(Change|Add a team)/ }).count()).toBe(0);
    await maya.page.goto(`${server.origin}/console/hours/new`);
    await maya.page.getByRole('heading', { name: 'There is nothing at this address' }).waitFor();

    // Whoever goes without saving is asked.
    await page.getByRole('link', { name: 'Change Night desk' }).click();
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Late desk');
    await page.getByRole('link', { name: 'All teams' }).click();
    const asked = page.getByRole('dialog', { name: 'Leave without saving?' });
    await asked.getByRole('button', { name: 'Stay' }).click();
    expect(await page.getByRole('textbox', { name: 'Name', exact: true }).inputValue()).toBe('Late desk');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Late desk' }).waitFor();

    await page.getByRole('button', { name: 'Remove the team' }).click();
    await page
      .getByRole('dialog', { name: 'Remove Late desk?' })
      .getByRole('button', { name: 'Remove the team' })
      .click();
    await page.getByRole('heading', { level: 1, name: 'Opening hours' }).waitFor();
    await expect.poll(() => page.getByRole('heading', { name: 'Late desk' }).count()).toBe(0);
    await page
      .getByRole('listitem')
      .filter({ hasText: 'Everybody' })
      .getByText(new RegExp(brand.name))
      .waitFor();
  });
});
