import type { OutgoingLine, Thread } from '@shopbell/link';
import type { Entry, ProblemDetail } from '@shopbell/protocol';
import type { TextKey } from './texts.ts';

/** Lines of one person within this time stand together. */
const GROUP_MS = 120_000;

/** A row of the log. Its key stays the same from writing a line to seeing it arrive. */
export type Item =
  | { readonly kind: 'day'; readonly key: string; readonly at: number }
  | {
      readonly kind: 'event';
      readonly key: string;
      readonly text: TextKey;
      readonly name: string | undefined;
    }
  | Line;

export interface Line {
  readonly kind: 'line';
  readonly key: string;
  readonly mine: boolean;
  readonly name: string | undefined;
  readonly text: string;
  /** Milliseconds since 1970; absent until the server has the line. */
  readonly at?: number;
  readonly state: OutgoingLine['state'];
  readonly problem?: ProblemDetail;
  /** Whether it begins or ends what stands together. */
  first: boolean;
  last: boolean;
}

const EVENTS: Partial<Record<Entry['kind'], TextKey>> = {
  taken: 'taken',
  closed: 'ended',
  reopened: 'reopened',
};

/** The log from top to bottom: conversations one after another, then the lines that are still on their way. */
export function items(
  threads: Iterable<Pick<Thread, 'conversation' | 'entries'>>,
  lines: readonly OutgoingLine[],
): Item[] {
  const all: Item[] = [];
  let day = new Date().toDateString();
  for (const { conversation, entries } of threads) {
    for (const entry of entries) {
      const at = entry.atMicros / 1000;
      const key = entry.clientId ?? `${conversation} ${entry.number}`;
      const event = EVENTS[entry.kind];
      if (!event && entry.kind !== 'line') continue;
      const entryDay = new Date(at).toDateString();
      if (entryDay !== day) all.push({ kind: 'day', key: `${conversation} ${entryDay}`, at });
      day = entryDay;
      if (event) all.push({ kind: 'event', key, text: event, name: entry.author.name });
      else
        add(all, key, {
          mine: entry.author.kind === 'shopper',
          name: entry.author.name,
          text: entry.text ?? '',
          at,
          state: 'said',
        });
    }
  }
  for (const { clientId, text, state, problem } of lines) {
    add(all, clientId, { mine: true, name: undefined, text, state, ...(problem ? { problem } : {}) });
  }
  return all;
}

function add(all: Item[], key: string, line: Omit<Line, 'kind' | 'key' | 'first' | 'last'>): void {
  const before = all.at(-1);
  const together =
    before?.kind === 'line' &&
    before.mine === line.mine &&
    before.name === line.name &&
    (before.at === undefined || line.at === undefined || line.at - before.at < GROUP_MS);
  if (together) before.last = false;
  all.push({ kind: 'line', key, ...line, first: !together, last: true });
}
