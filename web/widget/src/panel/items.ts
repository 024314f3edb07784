import type { OutgoingLine, Thread } from '@shopbell/link';
import type { Entry, ProblemDetail, SentFile } from '@shopbell/protocol';
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
  /** What is known of the file that it is: nothing where it was erased. */
  readonly file?: Partial<SentFile> | undefined;
  /** Milliseconds since 1970; absent until the server has the line. */
  readonly at?: number;
  readonly state: OutgoingLine['state'];
  readonly problem?: ProblemDetail | undefined;
  /** Whether it begins or ends what stands together. */
  first: boolean;
  last: boolean;
}

const EVENTS: Partial<Record<Entry['kind'], TextKey>> = {
  taken: 'taken',
  closed: 'ended',
  reopened: 'reopened',
  erased: 'erased',
};

/** Whether somebody said it, in words or with a file. */
export const isSaid = (kind: Entry['kind']) => 'line file invited'.includes(kind);

/** The log from top to bottom: conversations one after another, then the lines that are still on their way. */
export function items(
  threads: Iterable<Pick<Thread, 'conversation' | 'entries'>>,
  lines: readonly OutgoingLine[],
): Item[] {
  const all: Item[] = [];
  let day = new Date().toDateString();
  for (const { conversation, entries } of threads) {
    // What was deleted may still be in memory, but is shown no more.
    const erased = entries.at(-1)?.kind === 'erased';
    for (const entry of erased ? entries.slice(-1) : entries) {
      const at = entry.atMicros / 1000;
      const key = entry.clientId ?? `${conversation} ${entry.number}`;
      const event = EVENTS[entry.kind];
      if (!event && !isSaid(entry.kind)) continue;
      const entryDay = new Date(at).toDateString();
      if (entryDay !== day) all.push({ kind: 'day', key: `${conversation} ${entryDay}`, at });
      day = entryDay;
      if (event) all.push({ kind: 'event', key, text: event, name: entry.author.name });
      else
        add(all, key, {
          mine: entry.author.kind === 'shopper',
          name: entry.author.name,
          text: entry.text ?? '',
          file: entry.kind === 'file' ? (entry.file ?? {}) : undefined,
          at,
          state: 'said',
        });
    }
  }
  for (const { clientId, kind, text, state, problem } of lines) {
    const file = kind === 'file' ? { id: text } : undefined;
    add(all, clientId, { mine: true, name: undefined, text, file, state, problem });
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
