import type { Page } from 'playwright-core';
import { describe } from 'vitest';
import { Agent } from '../support/agent.ts';
import { expect, journey } from '../support/journey.ts';

/** Sets a mark on the window in which it is taken for more than text. */
const RUN = 'window.hostile=1;alert(1)';

const LINES = [
  `<img src=x onerror="${RUN}">`,
  `<script>${RUN}</script>`,
  `<svg onload="${RUN}"></svg>`,
  `"><iframe src="javascript:${RUN}"></iframe>`,
  `</textarea><details open ontoggle="${RUN}">`,
  `javascript:${RUN}`,
  `[a link](javascript:${RUN})`,
  `{{constructor.constructor('${RUN}')()}}`,
  `https://example.com/"onmouseover="${RUN}`,
];
const NAME = `<img src=x onerror="${RUN}">`;

/** Nothing in the window ran, or became more than text. */
async function isHarmless(page: Page): Promise<void> {
  for (const frame of page.frames()) {
    expect(await frame.evaluate(() => (window as { hostile?: unknown }).hostile)).toBeUndefined();
    const planted = frame.locator(
      '[src=x], [onload], [onerror], [ontoggle], [onmouseover], [href^="javascript"]',
    );
    expect(await planted.count()).toBe(0);
    expect(await frame.locator('script', { hasText: 'hostile' }).count()).toBe(0);
  }
}

describe('hostile text', () => {
  journey(
    'is text in both windows: in lines, in the title and in the address of the page',
    async ({ cast }) => {
      const shopper = await cast.shopper(`/search?q=${encodeURIComponent(LINES[0] ?? '')}`);
      const agent = await cast.agent('maya');
      const title = `Jackets <img src=x onerror="${RUN}">`;
      await shopper.page.evaluate((text) => {
        document.title = text;
      }, title);
      await shopper.opens();
      for (const line of LINES) await shopper.says(line);
      await shopper.seesExactly(...LINES);

      await agent.row('example.com').getByText(title).waitFor();
      await agent.row('example.com').click();
      for (const line of LINES) await agent.thread.getByText(line, { exact: true }).waitFor();
      await agent.about.getByText(title, { exact: true }).waitFor();
      await agent.about.getByText(shopper.page.url(), { exact: true }).waitFor();
      for (const line of LINES) await agent.answers(line);
      await shopper.seesExactly(...LINES, ...LINES);
      await agent.seesAllSent();

      await isHarmless(shopper.page);
      await isHarmless(agent.page);
      expect(cast.dialogs).toEqual([]);
    },
  );

  journey('is text where it is the name of somebody of the shop', async ({ cast, server }) => {
    const admin = await cast.agent('ada');
    const headers = { Origin: server.origin };
    const email = 'mallory@tarnwell.example';
    const invited = await admin.page.request.post(`${server.origin}/api/accounts`, {
      headers,
      data: { email, name: NAME, role: 'agent' },
    });
    expect(invited.ok()).toBe(true);
    const { link } = (await invited.json()) as { link: string };
    const mallory = await (await cast.profile('mallory')).newPage();
    await mallory.goto(link);
    await mallory.getByLabel('New password').fill('a password of mallory');
    await mallory.getByRole('button', { name: 'Set the password' }).click();
    const agent = new Agent(mallory, server.origin);
    await agent.list.waitFor();

    const shopper = await cast.shopper();
    await shopper.opens();
    await shopper.says('Who answers me?');
    await agent.opens('Who answers me?');
    await agent.field.pressSequentially('It is');
    await shopper.sees(`${NAME} is typing`);
    await agent.answers('It is me.');
    await shopper.sees('It is me.');
    await shopper.panel.getByText(NAME, { exact: true }).first().waitFor();
    await admin.view('All open');
    await admin.row('It is me.').getByText(NAME).first().waitFor();

    for (const page of [shopper.page, mallory, admin.page]) await isHarmless(page);
    expect(cast.dialogs).toEqual([]);
  });
});
