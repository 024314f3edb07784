import { describe } from 'vitest';
import { expectAccessible } from '../support/accessible.ts';
import { crowd } from '../support/crowd.ts';
import { expect, journey } from '../support/journey.ts';
import { Office } from '../support/office.ts';

describe('axe finds nothing serious', () => {
  journey('and would, in a page and in its frame, in the light and in the dark', async ({ cast, server }) => {
    const page = await (await cast.profile('nobody')).newPage();
    await page.goto(`${server.store}/robots.txt`);
    const whole = (fault: string) =>
      `<!doctype html><html lang="en"><title>Faulty</title><main><h1>Faulty</h1>${fault}</main>`;
    const frame = (fault: string) =>
      `<iframe title="Within" srcdoc="${whole(fault).replaceAll('"', '&quot;')}"></iframe>`;
    const pale = (scheme: string) =>
      `<style>@media (prefers-color-scheme: ${scheme}) { p { color: #ccc; background: #fff } }</style><p>Pale</p>`;
    for (const [fault, rule] of [
      ['<input>', 'label'],
      [frame('<input>'), 'label'],
      [frame(pale('light')), 'color-contrast'],
      [frame(pale('dark')), 'color-contrast'],
    ] as const) {
      await page.setContent(whole(fault));
      await expect(expectAccessible(page, 'faulty')).rejects.toThrow(rule);
    }
  });

  journey('on the sign-in page and on an empty desk', async ({ cast, server }) => {
    const page = await (await cast.profile('nobody')).newPage();
    await page.goto(`${server.origin}/console/`);
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    await expectAccessible(page, 'sign-in');

    const agent = await cast.agent('maya');
    await agent.sees('Nobody is waiting');
    await expectAccessible(agent.page, 'empty desk');
  });

  journey('in widget and desk while nobody has written, in a conversation and after it', async ({ cast }) => {
    const shopper = await cast.shopper('/product/skerry-3l-shell-jacket');
    const agent = await cast.agent('maya');
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
  });

  journey('on any tab of a shop and its settings', async ({ cast, server }) => {
    const agent = await cast.agent('ada');
    const { page } = agent;
    const { id } = await new Office(agent).site();
    await page.goto(`${server.origin}/console/sites/${id}`);
    const tabs = page.getByRole('tab');
    await tabs.first().waitFor();
    const names = await tabs.allInnerTexts();
    expect(names).toHaveLength(11);
    for (const name of names) {
      await tabs.filter({ hasText: name }).click();
      await page.getByRole('tabpanel', { name }).waitFor();
      await expectAccessible(page, `settings of a shop, ${name}`, { part: 'form' });
    }
  });

  journey('on the other pages of the console', async ({ cast }) => {
    const { page, origin } = await cast.agent('ada');
    for (const path of ['visitors', 'invitations', 'team', 'account', 'sites', 'install']) {
      await page.goto(`${origin}/console/${path}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.waitForLoadState('networkidle');
      await expectAccessible(page, path, { part: 'main' });
    }
  });

  journey('on a desk where 200 shoppers wait', async ({ cast, server }) => {
    const agent = await cast.agent('maya');
    await crowd(server, 'tarnwell', 200);
    await agent.list.getByText('200', { exact: true }).filter({ visible: true }).first().waitFor();
    await agent.row('of a crowd').first().click();
    await agent.thread.getByText(/^Question \d+ of a crowd/).waitFor();
    await expectAccessible(agent.page, 'crowded desk');
  });
});
