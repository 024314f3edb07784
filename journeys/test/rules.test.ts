import type { Page } from 'playwright-core';
import { describe } from 'vitest';
import { expectAccessible } from '../support/accessible.ts';
import { InvitationBox, invitesBy } from '../support/inviting.ts';
import { type Cast, expect, journey } from '../support/journey.ts';
import { Office } from '../support/office.ts';

/** Somebody of the shop before a tab of the page of invitations. */
async function opens(cast: Cast, name: string, tab: 'Rules' | 'Limits'): Promise<Page> {
  const { page, origin } = await cast.agent(name);
  await page.goto(`${origin}/console/invitations`);
  await page.getByRole('tab', { name: tab }).click();
  return page;
}

describe('a supervisor', () => {
  journey('writes a rule with two texts, and shoppers are invited by it', async ({ cast }) => {
    await invitesBy(new Office(await cast.agent('ada')), []);
    const page = await opens(cast, 'ines', 'Rules');
    await page.getByText('There are no rules yet').waitFor();
    await page.getByRole('button', { name: 'Add a rule' }).click();
    const editor = page.getByRole('dialog', { name: 'Rule' });
    await editor.getByLabel('Name', { exact: true }).fill('Boots');
    await editor.getByLabel('Text A', { exact: true }).fill('Shall I measure the last?');
    await editor.getByRole('button', { name: 'Add a text' }).click();
    await editor.getByLabel('Text B', { exact: true }).fill('Which size do you wear?');
    await editor.getByLabel('Words in the product’s name or number').fill('cairn');
    await editor.getByLabel('Seconds on the page').fill('1');
    await editor.getByText(/with “cairn” in the product, after 1 s/).waitFor();
    await expectAccessible(page, 'a rule that is written', { part: '[role=dialog]' });
    await editor.getByRole('button', { name: 'Save', exact: true }).click();
    await editor.waitFor({ state: 'detached' });
    await page.getByText('2 texts').waitFor();
    // A rule that was just written invites nobody before it is switched on.
    const on = page.getByRole('switch', { name: 'Switch on “Boots”' });
    expect(await on.isChecked()).toBe(false);
    await on.click({ force: true });
    await expect.poll(() => on.isChecked()).toBe(true);

    const shopper = await cast.shopper('/product/cairn-mid-boot');
    const invitation = new InvitationBox(shopper);
    await invitation.says(/^(Shall I measure the last|Which size do you wear)\?$/);
    await invitation.answers('Close');
    const elsewhere = await cast.shopper('/product/enamel-mug');
    await elsewhere.page.waitForTimeout(3_000);
    expect(await new InvitationBox(elsewhere).box.count()).toBe(0);

    // What was saved is there again, and can be taken away.
    await page.reload();
    await page.getByRole('tab', { name: 'Rules' }).click();
    await page.getByRole('button', { name: 'Edit “Boots”' }).click();
    expect(await editor.getByLabel('Text B', { exact: true }).inputValue()).toBe('Which size do you wear?');
    await editor.getByRole('button', { name: 'Remove the rule' }).click();
    await page.getByText('There are no rules yet').waitFor();
  });

  journey('sets how much is enough, and it holds', async ({ cast }) => {
    const rule = {
      name: 'Anywhere',
      conditions: { secondsOnPage: 0 },
      texts: [{ language: 'en', text: 'Hello?', weight: 1 }],
    };
    await invitesBy(new Office(await cast.agent('ada')), [rule]);
    const page = await opens(cast, 'ines', 'Limits');
    await page.getByLabel('Invitations a visitor and day, at most').fill('1');
    await page.getByLabel('Minutes between two for one visitor').fill('0');
    await page.getByRole('button', { name: 'Save the limits' }).click();
    await page.getByText('Saved').first().waitFor();

    const shopper = await cast.shopper('/');
    const invitation = new InvitationBox(shopper);
    await invitation.says('Hello?');
    await invitation.answers('Close');
    await shopper.page.reload();
    await shopper.page.waitForTimeout(2_500);
    expect(await invitation.box.count()).toBe(0);
  });

  journey('keeps quiet hours, which are shown again after a reload', async ({ cast }) => {
    await invitesBy(new Office(await cast.agent('ada')), []);
    const page = await opens(cast, 'ines', 'Limits');
    await page.getByLabel('Keep quiet hours').check();
    await page.getByLabel('From').fill('21:30');
    await page.getByLabel('To', { exact: true }).fill('06:15');
    await page.getByRole('combobox', { name: 'Time zone' }).fill('Europe/Amsterdam');
    await page.getByRole('option', { name: 'Europe/Amsterdam' }).click();
    await page.getByRole('button', { name: 'Save the limits' }).click();
    await page.getByText('Saved').first().waitFor();
    await page.reload();
    await page.getByRole('tab', { name: 'Limits' }).click();
    expect(await page.getByLabel('From').inputValue()).toBe('21:30');
    expect(await page.getByLabel('To', { exact: true }).inputValue()).toBe('06:15');
  });

  journey('has colleagues at the desk who see the rules and cannot change them', async ({ cast }) => {
    await invitesBy(new Office(await cast.agent('ada')), []);
    const page = await opens(cast, 'maya', 'Rules');
    await page.getByText('Supervisors and administrators change rules and limits.').waitFor();
    expect(await page.getByRole('button', { name: 'Add a rule' }).count()).toBe(0);
  });
});
