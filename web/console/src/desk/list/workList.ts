import type { WorkItem } from '@shopbell/protocol';

/** The rows of the work list by conversation. Never changed in place. */
export type WorkList = ReadonlyMap<string, WorkItem>;

export const EMPTY_WORK_LIST: WorkList = new Map();

/** The list as a snapshot shows it. */
export function freshWorkList(items: readonly WorkItem[]): WorkList {
  return new Map(items.map((item) => [item.conversation, item]));
}

/**
 * The list after an event. Gives the same list if the event holds nothing new, so that nobody draws again.
 * Closed rows are never dropped here: a late, repeated event about one would otherwise bring it back to life.
 */
export function mergedWorkList(list: WorkList, items: readonly WorkItem[]): WorkList {
  let next: Map<string, WorkItem> | undefined;
  for (const item of items) {
    const held = (next ?? list).get(item.conversation);
    const row = held === undefined ? item : mergedRow(held, item);
    if (row === held) continue;
    next ??= new Map(list);
    next.set(item.conversation, row);
  }
  return next ?? list;
}

/**
 * Two rows of one conversation, by the rule of `WorkItem` in the protocol: the higher version wins, reading
 * only moves forward, the later page wins. The order of the arguments does not matter.
 */
export function mergedRow(held: WorkItem, event: WorkItem): WorkItem {
  const newest = event.version > held.version ? event : held;
  const readUpTo = Math.max(held.readUpTo, event.readUpTo);
  const seen = event.pageAtMicros > held.pageAtMicros ? event : held;
  if (readUpTo === newest.readUpTo && seen.pageAtMicros === newest.pageAtMicros) return newest;
  const { page: _, ...rest } = newest;
  const row: WorkItem = { ...rest, readUpTo, pageAtMicros: seen.pageAtMicros };
  return seen.page === undefined ? row : { ...row, page: seen.page };
}

/** The list after its reader read a conversation up to `number`. */
export function readWorkList(list: WorkList, conversation: string, number: number): WorkList {
  const held = list.get(conversation);
  if (held === undefined || held.readUpTo >= number) return list;
  return new Map(list).set(conversation, { ...held, readUpTo: number });
}

export function isUnread(item: WorkItem): boolean {
  return item.lastShopperNumber > item.readUpTo;
}
