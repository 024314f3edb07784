/** What this tab keeps, in the shop's storage, since browsers may refuse a frame its own. */

/** What the panel gives to keep. */
const PANEL = 'shopbell';
/** Among the panel's things, under this name, stands whose they are. */
export const OWNER = 'owner';
/** Under this name of the storage that all tabs share, one tells the others that the visitor logged out. */
export const LOGOUT = 'shopbell_logout';

export function kept<T>(name: string): T | undefined {
  try {
    return JSON.parse(sessionStorage.getItem(name) ?? '') as T;
  } catch {
    return undefined;
  }
}

/** Without a value, keeps nothing by this name any more. */
export function keep(name: string, value?: object): void {
  try {
    if (value) sessionStorage.setItem(name, JSON.stringify(value));
    else sessionStorage.removeItem(name);
  } catch {
    // Refused or full: it lasts as long as the page.
  }
}

export const keptForPanel = () => kept<Record<string, string>>(PANEL) ?? {};

export const keepForPanel = (things?: Record<string, string>) => keep(PANEL, things);
