import { expect } from 'vitest';
import type { Agent } from './agent.ts';

/** The part of a site's settings that these journeys change. */
export interface SiteSettings {
  pages: {
    shownOn: string[];
    hiddenOn: string[];
    excluded: string[];
    rules: { pattern: string; kind: string }[];
  };
  visits: { intake: boolean; consentDefault: 'granted' | 'denied'; respectSignals: boolean };
  files: { allowed: boolean };
  look: { showPhotos: boolean };
  languages: { fallback: string };
  writing: { shown: boolean };
  preChat: {
    asked: boolean;
    skipKnown: boolean;
    fields: { name: string; label: string; kind: string; required: boolean; choices: string[] }[];
  };
  waiting: {
    emailOfferAfterSeconds: number;
    meanwhile: string[];
    formWhenAway: boolean;
    askConsent: boolean;
  };
}

/** When a team is there; every day and hour where the week is empty. */
export interface Hours {
  readonly zone: string;
  readonly week: { readonly day: number; readonly spans: { readonly from: string; readonly to: string }[] }[];
  readonly specialDays: { readonly date: string; readonly reason: string; readonly spans: [] }[];
}

interface Team {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly everybody: boolean;
  readonly members: string[];
  readonly sites: string[];
  readonly hours: Hours;
}

/** A brand with what its shop must carry. */
export interface Brand {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly snippet: string;
}

interface SiteDetail {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly origins: readonly string[];
  readonly version: number;
  readonly settings: SiteSettings;
  readonly snippet: string;
}

/** What an administrator does without the console: the same requests. */
export class Office {
  constructor(private readonly administrator: Agent) {}

  async ask<T>(method: string, path: string, body?: object): Promise<T> {
    const { page, origin } = this.administrator;
    const answer = await page.request.fetch(origin + path, {
      method,
      headers: { Origin: origin },
      ...(body && { data: body }),
    });
    if (!answer.ok()) throw new Error(`${method} ${path}: ${answer.status()} ${await answer.text()}`);
    const text = await answer.text();
    return (text ? JSON.parse(text) : undefined) as T;
  }

  /** The site that the sample shop shows, or another. */
  async site(id?: string): Promise<SiteDetail> {
    const { sites } = await this.ask<{ sites: { id: string; key: string }[] }>('GET', '/api/sites');
    const wanted = id ?? sites.find(({ key }) => key === 'tarnwell')?.id;
    return this.ask('GET', `/api/sites/${wanted}`);
  }

  /** Another brand of the install, on the pages of the sample shop. */
  async brand(name: string, store: string): Promise<Brand> {
    return this.ask('POST', '/api/sites', { name, origins: [store] });
  }

  /** Changes the site's settings; waits until its pages are served with them. */
  async settle(change: (settings: SiteSettings) => void, site?: string): Promise<void> {
    const { id, key, name, origins, version, settings } = await this.site(site);
    const before = await this.served(key);
    const wanted = structuredClone(settings);
    change(wanted);
    await this.ask('PUT', `/api/sites/${id}`, { version, name, origins, settings: wanted });
    if (JSON.stringify(wanted) === JSON.stringify(settings)) return;
    await expect.poll(() => this.served(key), { timeout: 30_000 }).not.toBe(before);
  }

  /** The shop's first team. */
  private async team(): Promise<Team> {
    const { teams } = await this.ask<{ teams: [Team] }>('GET', '/api/teams');
    return teams[0];
  }

  /** When the shop's first team is there. */
  async hours(): Promise<Hours> {
    return (await this.team()).hours;
  }

  /** Changes when the shop's first team is there. */
  async keepHours(hours: Hours): Promise<void> {
    const { id, version, name, everybody, members, sites } = await this.team();
    const team = { name, everybody, members, sites, hours };
    await this.ask('PUT', `/api/teams/${id}`, { version, team });
  }

  /** What browsers are told of the site. */
  private async served(key: string): Promise<string> {
    const { page, origin } = this.administrator;
    const paths = [`/widget/${key}.js?at=${Date.now()}`, `/panel/${key}`];
    const answers = await Promise.all(paths.map((path) => page.request.get(origin + path)));
    return (await Promise.all(answers.map((answer) => answer.text()))).join('');
  }
}
