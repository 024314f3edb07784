import type { Entry } from '@shopbell/protocol';
import { isSaid } from './threadItems';

/** How far somebody has read a conversation, and where the mark above what is new to them stands. */
export interface Reading {
  readonly readUpTo: number;
  /** The number of the first new entry. Stays after it was read, until the reader writes or leaves. */
  readonly firstUnread?: number | undefined;
}

/** When a conversation is opened: what came since the last reading is new. */
export function reopened(readUpTo: number, entries: readonly Entry[]): Reading {
  return { readUpTo, firstUnread: firstNew(readUpTo, entries) };
}

/** When entries came, or the reader turned to what was there (`looking`). */
export function afterEntries(reading: Reading, entries: readonly Entry[], looking: boolean): Reading {
  const head = entries.at(-1)?.number ?? 0;
  if (looking) return head > reading.readUpTo ? { ...reading, readUpTo: head } : reading;
  const marked = reading.firstUnread;
  if (marked !== undefined && marked > reading.readUpTo) return reading;
  const next = firstNew(reading.readUpTo, entries);
  return next === undefined ? reading : { ...reading, firstUnread: next };
}

/** When the reader wrote something: all above is known to them. */
export function afterWriting(reading: Reading): Reading {
  return reading.firstUnread === undefined ? reading : { readUpTo: reading.readUpTo };
}

/** How many lines of shoppers are below what was read. */
export function newLineCount(readUpTo: number, entries: readonly Entry[]): number {
  return entries.filter((entry) => isNew(entry, readUpTo)).length;
}

function firstNew(readUpTo: number, entries: readonly Entry[]): number | undefined {
  return entries.find((entry) => isNew(entry, readUpTo))?.number;
}

function isNew(entry: Entry, readUpTo: number): boolean {
  return entry.number > readUpTo && isSaid(entry) && entry.author.kind === 'shopper';
}
