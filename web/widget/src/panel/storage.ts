import type { Keeper } from '@shopbell/link';

/** A storage of this origin; where the browser refuses it, one that lasts as long as the page. */
export function storage(name: 'localStorage' | 'sessionStorage'): Keeper {
  try {
    const found = window[name];
    found.setItem('shopbell', '');
    return found;
  } catch {
    const kept = new Map<string, string>();
    return {
      getItem: (item) => kept.get(item) ?? null,
      setItem: (item, value) => kept.set(item, value),
    };
  }
}
