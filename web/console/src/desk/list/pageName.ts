import type { Page } from '@shopbell/protocol';

/** What to call a page: its title, else the last part of its path, else its host. Undefined for no page. */
export function pageName(page: Page): string | undefined {
  const title = page.title.trim();
  if (title !== '') return title;
  try {
    const url = new URL(page.url);
    const part = url.pathname.split('/').findLast((segment) => segment !== '');
    return part === undefined ? url.host : decodeURIComponent(part);
  } catch {
    return undefined;
  }
}
