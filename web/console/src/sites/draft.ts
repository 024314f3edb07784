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

/** Whether two are the same, whatever the order in which their members were set. */
export function same(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  const a = Object.entries(one).filter(([, value]) => value !== undefined);
  const b = Object.entries(other).filter(([, value]) => value !== undefined);
  return (
    a.length === b.length && a.every(([name, value]) => same(value, (other as Record<string, unknown>)[name]))
  );
}
