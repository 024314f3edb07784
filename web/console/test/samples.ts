import type { Author, Entry, WorkItem } from '@shopbell/protocol';

export const ANNA: Author = { kind: 'shopper', id: 'anna', name: 'Anna' };
export const MAJA: Author = { kind: 'staff', id: 'maja', name: 'Maja' };
export const TOM: Author = { kind: 'staff', id: 'tom', name: 'Tom' };
export const MINUTE = 60_000_000;

export function row(conversation: string, changes: Partial<WorkItem> = {}): WorkItem {
  return {
    conversation,
    version: 1,
    state: 'open',
    siteName: 'Fjell',
    shopper: ANNA,
    openedAtMicros: 0,
    lastShopperNumber: 0,
    readUpTo: 0,
    pageAtMicros: 0,
    ...changes,
  };
}

export function line(
  number: number,
  author: Author,
  atMicros = number * MINUTE,
  changes: Partial<Entry> = {},
): Entry {
  return { number, kind: 'line', author, atMicros, text: `line ${number}`, ...changes };
}
