import type { Locator } from 'playwright-core';
import type { Office } from './office.ts';
import type { Shopper } from './shopper.ts';

export interface Policy {
  perVisitorDay: number;
  perSiteHour: number;
  pauseMinutes: number;
  coolOffDays: number;
  zone: string;
  quiet?: { from: string; to: string };
}

/** What holds in these journeys where they say nothing else: nobody is kept from being invited. */
const FREE: Policy = { perVisitorDay: 50, perSiteHour: 10_000, pauseMinutes: 0, coolOffDays: 7, zone: 'UTC' };

export interface Rule {
  name: string;
  conditions?: object;
  texts: { language: string; text: string; weight: number }[];
}

/** A text of a rule. */
export const english = (text: string) => ({ language: 'en', text, weight: 1 });

/** Writes what the sample shop invites by, in place of what it invited by before. */
export async function invitesBy(office: Office, rules: Rule[], policy: Partial<Policy> = {}): Promise<void> {
  const { id } = await office.site();
  const path = `/api/invitations/rules?site=${id}`;
  const { version } = await office.ask<{ version: number }>('GET', path);
  await office.ask('PUT', path, {
    version,
    policy: { ...FREE, ...policy },
    rules: rules.map(({ name, conditions, texts }) => ({
      name,
      enabled: true,
      conditions: {
        pages: [],
        languages: [],
        exitIntent: false,
        agentsFree: false,
        withinHours: false,
        ...conditions,
      },
      texts,
    })),
  });
}

/** The box in a page of the shop that invites its shopper, and what one may do with it. */
export class InvitationBox {
  readonly box: Locator;

  constructor({ page }: Shopper) {
    this.box = page.getByRole('dialog').filter({ has: page.getByRole('button', { name: 'Chat now' }) });
  }

  /** The box is there, with these words. */
  async says(words: string | RegExp): Promise<void> {
    await this.box.getByText(words).waitFor();
  }

  async answers(name: 'Chat now' | 'No, thank you' | 'Close'): Promise<void> {
    await this.box.getByRole('button', { name, exact: true }).click();
  }

  async goes(): Promise<void> {
    await this.box.waitFor({ state: 'detached' });
  }
}
