import type { Entry } from '@shopbell/protocol';

/** What is held of one conversation: a run of entries without a gap, newest at the end. */
export interface ThreadState {
  readonly entries: readonly Entry[];
  /** Whether the newest entries are here; before that there is nothing to show. */
  readonly loaded: boolean;
}

export const UNREAD_THREAD: ThreadState = { entries: [], loaded: false };

/** With the entries that follow. What is held already is left as it is; what would leave a gap is refused. */
export function withNewer(state: ThreadState, entries: readonly Entry[]): ThreadState {
  const last = state.entries.at(-1)?.number;
  const added = last === undefined ? entries : entries.filter((entry) => entry.number > last);
  const first = added[0];
  if (last !== undefined && first !== undefined && first.number !== last + 1) return state;
  if (added.length === 0) return state.loaded ? state : { ...state, loaded: true };
  return { entries: [...state.entries, ...added], loaded: true };
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
