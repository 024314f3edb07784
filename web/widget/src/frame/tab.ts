/** What the panel gives to keep for this tab: in the shop's storage, since browsers may refuse a frame its own. */

const NAME = 'shopbell';

export function keptInTab(): Record<string, string> {
  try {
    return JSON.parse(sessionStorage.getItem(NAME) ?? '{}') as Record<string, string>;
  } catch {
    return {};
  }
}

export function keepInTab(kept: Record<string, string>, name: string, value: string): void {
  kept[name] = value;
  try {
    sessionStorage.setItem(NAME, JSON.stringify(kept));
  } catch {
    // Refused or full: it lasts as long as the page.
  }
}
