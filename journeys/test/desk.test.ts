import { describe } from 'vitest';
import { Agent } from '../support/agent.ts';
import { expect, journey } from '../support/journey.ts';
import { DEMO_PASSWORD } from '../support/server.ts';

describe('the desk', () => {
  journey('a wrong password is told, and the right one opens the desk', async ({ cast, server }) => {
    const page = await (await cast.profile('maya')).newPage();
    await page.goto(`${server.origin}/console/`);
    await page.getByLabel('E-mail').fill('maya@tarnwell.example');
    await page.getByLabel('Password', { exact: true }).fill('tarnwell-dome');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('alert').getByText('E-mail or password is wrong.').waitFor();
    expect(await page.getByRole('region', { name: /^Conversations/ }).count()).toBe(0);

    await page.getByLabel('Password', { exact: true }).fill(DEMO_PASSWORD);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('region', { name: 'Conversations: Waiting' }).waitFor();
  });

  journey(
    'everything from sign-in to an answer and its end can be done by keyboard',
    async ({ cast, server }) => {
      const shopper = await cast.shopper();
      await shopper.button.focus();
      await shopper.page.keyboard.press('Enter');
      await shopper.field.waitFor();
      await expect.poll(() => shopper.field.evaluate((field) => field === document.activeElement)).toBe(true);
      await shopper.page.keyboard.type('Asked without a mouse.');
      await shopper.page.keyboard.press('Enter');
      await shopper.seesSent('Asked without a mouse.');

      const page = await (await cast.profile('maya')).newPage();
      const agent = new Agent(page, server.origin);
      await page.goto(`${server.origin}/console/`);
      await page.getByLabel('E-mail').and(page.locator(':focus')).waitFor();
      await page.keyboard.type('maya@tarnwell.example');
      await page.keyboard.press('Tab');
      await page.keyboard.type(DEMO_PASSWORD);
      await page.keyboard.press('Enter');
      await agent.row('Asked without a mouse.').waitFor();
      // Others may have waited for longer, and stand above.
      const rows = await agent.list.getByRole('link').allInnerTexts();
      const above = rows.findIndex((row) => row.includes('Asked without a mouse.'));
      for (let pressed = 0; pressed <= above; pressed++) await page.keyboard.press('j');
      await agent.thread.getByText('Asked without a mouse.', { exact: true }).waitFor();
      await page.keyboard.press('r');
      await agent.field.and(page.locator(':focus')).waitFor();
      await page.keyboard.type('Answered without a mouse.');
      await page.keyboard.press('Enter');
      await shopper.sees('Answered without a mouse.');
      await page.keyboard.press('Escape');
      await page.keyboard.press('e');
      await shopper.sees('This conversation was closed');

      await shopper.page.keyboard.press('Escape');
      await shopper.field.waitFor({ state: 'hidden' });
      await shopper.button.and(shopper.page.locator(':focus')).waitFor();
    },
  );

  journey(
    'a session ended in another window leads to the sign-in page and keeps the draft',
    async ({ cast }) => {
      const shopper = await cast.shopper();
      const here = await cast.agent('jonas');
      const elsewhere = await cast.agent('jonas');
      await shopper.opens();
      await shopper.says('Is somebody there?');
      await here.opens('Is somebody there?');
      await here.field.fill('A draft that must not be');

      await elsewhere.page.goto(`${elsewhere.origin}/console/account`);
      await elsewhere.page.getByRole('button', { name: /^End the session of/ }).click();
      await elsewhere.sees('Session ended');

      const { page } = here;
      await page.getByText(/^Your session has ended\. What you were writing is kept/).waitFor();
      await page.getByLabel('E-mail').fill('jonas@tarnwell.example');
      await page.getByLabel('Password', { exact: true }).fill(DEMO_PASSWORD);
      await page.getByRole('button', { name: 'Sign in' }).click();
      await here.thread.getByText('Is somebody there?', { exact: true }).waitFor();
      await expect.poll(() => here.field.inputValue()).toBe('A draft that must not be');
      await here.answers('A draft that is not lost.');
      await shopper.sees('A draft that is not lost.');
    },
  );
});
