import type { SiteDetail, SiteSettings } from '../api/sites';

/** What an administrator is about to make of a site: everything but its key. */
export interface Draft {
  readonly name: string;
  readonly origins: readonly string[];
  readonly settings: SiteSettings;
}

export function draftOf({ name, origins, settings }: SiteDetail): Draft {
  return { name, origins, settings };
}
