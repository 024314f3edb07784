import type { Locator, Page } from 'playwright-core';
import type { Agent } from './agent.ts';

/** The list of who is in the shops, as somebody of the shop has it before them. */
export class VisitorList {
  readonly page: Page;
  readonly rows: Locator;
  /** One visitor closer by. */
  readonly panel: Locator;
  readonly search: Locator;

  private constructor(readonly agent: Agent) {
    this.page = agent.page;
    this.rows = this.page.getByRole('list', { name: 'Who is in the shops' }).getByRole('listitem');
    this.panel = this.page.getByRole('complementary', { name: /^About/ });
    this.search = this.page.getByRole('textbox', { name: 'Search pages, products, places' });
  }

  /** @param text what the list is searched for, so that others in the shop do not get in the way */
  static async at(agent: Agent, text = ''): Promise<VisitorList> {
    const list = new VisitorList(agent);
    await agent.page.goto(`${agent.origin}/console/visitors${text && `?text=${encodeURIComponent(text)}`}`);
    await list.search.waitFor();
    return list;
  }

  /** The rows in which these words stand. */
  row(words: string | RegExp): Locator {
    return this.rows.filter({ hasText: words });
  }

  /** Takes a closer look at whoever's row holds these words. */
  async watches(words: string | RegExp): Promise<void> {
    await this.row(words)
      .first()
      .getByRole('button', { name: /^Watch/ })
      .click();
    await this.panel.waitFor();
    // Rows stay in their places while somebody points at them.
    await this.page.mouse.move(5, 5);
  }

  /** What the panel says under this name. */
  fact(name: string): Locator {
    return this.panel.locator('dt', { hasText: new RegExp(`^${name}$`) }).locator('+ dd');
  }

  async invites(text: string): Promise<void> {
    const form = await this.isAboutToInvite(text);
    await form.getByRole('button', { name: 'Invite', exact: true }).click();
  }

  /** The words stand in the form, which is not sent yet. */
  async isAboutToInvite(text: string): Promise<Locator> {
    await this.panel.getByRole('button', { name: 'Invite', exact: true }).click();
    const form = this.page.getByRole('dialog', { name: /^Invite/ });
    await form.getByRole('textbox', { name: 'Your words' }).fill(text);
    return form;
  }
}
