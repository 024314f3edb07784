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
  preChat: {
    asked: boolean;
    skipKnown: boolean;
    fields: { name: string; label: string; kind: string; required: boolean; choices: string[] }[];
  };
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
    const loader = async () => (await this.administrator.page.request.get(this.loaderOf(key))).text();
    const before = await loader();
    const wanted = structuredClone(settings);
    change(wanted);
    await this.ask('PUT', `/api/sites/${id}`, { version, name, origins, settings: wanted });
    if (JSON.stringify(wanted) === JSON.stringify(settings)) return;
    await expect.poll(loader, { timeout: 30_000 }).not.toBe(before);
  }

  private loaderOf(key: string): string {
    return `${this.administrator.origin}/widget/${key}.js?at=${Date.now()}`;
  }
}
