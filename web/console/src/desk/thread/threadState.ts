import type { Entry } from '@shopbell/protocol';

/** What is held of one conversation: a run of entries without a gap, newest at the end. */
export interface ThreadState {
  readonly entries: readonly Entry[];
  /** Whether the newest entries are here; before that there is nothing to show. */
  readonly loaded: boolean;
}

export const UNREAD_THREAD: ThreadState = { entries: [], loaded: false };

/**
 * With the newest entries as they are known now, and the older ones that were held before and reach up to them. None
 * at all means that the history has become another: then nothing that was held is good.
 */
export function withTail(state: ThreadState, tail: readonly Entry[], complete: boolean): ThreadState {
  const first = tail[0]?.number;
  if (first === undefined) return { entries: [], loaded: complete };
  const older = state.entries.filter((entry) => entry.number < first);
  const reaches = older.length === 0 || older.at(-1)?.number === first - 1;
  return { entries: reaches ? [...older, ...tail] : tail, loaded: true };
}

/** With the entries before. A page that does not reach up to what is held is refused. */
export function withOlder(state: ThreadState, entries: readonly Entry[]): ThreadState {
  const first = state.entries[0]?.number;
  if (first === undefined) return state;
  const added = entries.filter((entry) => entry.number < first);
  if (added.at(-1)?.number !== first - 1) return state;
  return { ...state, entries: [...added, ...state.entries] };
}

/** How many entries stand before those held. */
export function olderCount(state: ThreadState): number {
  const first = state.entries[0]?.number;
  return first === undefined ? 0 : first - 1;
}

/** The number of the newest entry, 0 without one. */
export function headOf(state: ThreadState): number {
  return state.entries.at(-1)?.number ?? 0;
}

/** Whether all that was said was deleted: there is no going on with it then. */
export function isErased({ entries }: ThreadState): boolean {
  return entries.some(({ kind }) => kind === 'erased');
}
