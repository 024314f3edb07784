import { describe } from 'vitest';
import { expectAccessible } from '../support/accessible.ts';
import { crowd } from '../support/crowd.ts';
import { expect, journey } from '../support/journey.ts';
import { Office } from '../support/office.ts';
import { Server } from '../support/server.ts';

/** A shop of its own: what an empty desk looks like can be seen only where nobody has asked yet. */
const fresh = journey.extend<{ $file: { quiet: Server } }>({
  quiet: [
    // biome-ignore lint/correctness/noEmptyPattern: Vitest reads from the pattern what a fixture needs.
    async ({}, use) => {
      const server = await Server.start({ command: 'demo' });
      await use(server);
      await server.end();
    },
    { scope: 'file' },
  ],
});

describe('axe finds nothing serious', () => {
  fresh('on the sign-in page and on an empty desk', async ({ cast, quiet }) => {
    const page = await (await cast.profile('nobody')).newPage();
    await page.goto(`${quiet.origin}/console/`);
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    await expectAccessible(page, 'sign-in');

    const agent = await cast.agent('maya', {}, quiet);
    await agent.sees('Nobody is waiting');
    await expectAccessible(agent.page, 'empty desk');
  });

  fresh(
    'in widget and desk while nobody has written, in a conversation and after it',
    async ({ cast, quiet }) => {
      const shopper = await cast.shopper('/product/skerry-3l-shell-jacket', {}, quiet);
      const agent = await cast.agent('maya', {}, quiet);
      await shopper.opens();
      await shopper.sees('Hello! What are you heading out for?');
      await expectAccessible(shopper.page, 'empty widget');

      await shopper.says('See https://example.com/size: which one fits me?');
      await agent.opens('See https://example.com/size: which one fits me?');
      await agent.answers('A medium.');
      await shopper.sees('A medium.');
      await expectAccessible(shopper.page, 'widget in a conversation');
      await expectAccessible(agent.page, 'desk with a conversation');

      await agent.closes();
      await shopper.sees('Write again to begin a new conversation.');
      await expectAccessible(shopper.page, 'widget after a conversation');
      await shopper.panel.getByRole('button', { name: 'Close chat' }).click();
      await shopper.field.waitFor({ state: 'hidden' });
      await expectAccessible(shopper.page, 'closed widget');
    },
  );

  fresh('on any tab of a shop and its settings', async ({ cast, quiet }) => {
    const agent = await cast.agent('ada', {}, quiet);
    const { page } = agent;
    const { id } = await new Office(agent).site();
    await page.goto(`${quiet.origin}/console/sites/${id}`);
    const tabs = page.getByRole('tab');
    await tabs.first().waitFor();
    const names = await tabs.allInnerTexts();
    expect(names).toHaveLength(10);
    for (const name of names) {
      await tabs.filter({ hasText: name }).click();
      await page.getByRole('tabpanel', { name }).waitFor();
      await expectAccessible(page, `settings of a shop, ${name}`, 'form');
    }
  });

  fresh('on the other pages of the console', async ({ cast, quiet }) => {
    const { page, origin } = await cast.agent('ada', {}, quiet);
    for (const path of ['visitors', 'invitations', 'team', 'account', 'sites', 'install']) {
      await page.goto(`${origin}/console/${path}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.waitForLoadState('networkidle');
      await expectAccessible(page, path, 'main');
    }
  });

  fresh('on a desk where 200 shoppers wait', async ({ cast, quiet }) => {
    const agent = await cast.agent('maya', {}, quiet);
    await crowd(quiet, 'tarnwell', 200);
    await agent.list.getByText('200', { exact: true }).filter({ visible: true }).first().waitFor();
    await agent.row('of a crowd').first().click();
    await agent.thread.getByText(/^Question \d+ of a crowd/).waitFor();
    await expectAccessible(agent.page, 'crowded desk');
  });
});
