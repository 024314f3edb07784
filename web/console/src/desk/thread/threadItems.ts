import type { Author, Entry, ProblemDetail, SentFile } from '@shopbell/protocol';

/** A line that this console wrote and that no entry confirms yet. */
export interface UnsentLine {
  readonly clientId: string;
  readonly kind: 'line' | 'note' | 'file';
  readonly text: string;
  /** What is known of a file. */
  readonly file?: SentFile | undefined;
  readonly atMicros: number;
  /** Whether the server has it, though its entry has not come back yet. */
  readonly said: boolean;
  /** Present when the server refused it. */
  readonly problem?: ProblemDetail | undefined;
}

/** One line as the thread shows it. */
export interface ShownLine {
  /** The same before and after the line is confirmed, so that it is not drawn anew. */
  readonly key: string;
  readonly text: string;
  /** Whether it is a file and no words. */
  readonly isFile: boolean;
  /** Absent where the file was erased, or is not known here yet. */
  readonly file?: SentFile | undefined;
  readonly atMicros: number;
  readonly state: 'sent' | 'sending' | 'failed';
  readonly number?: number;
  readonly problem?: ProblemDetail | undefined;
}

export type Side = 'shopper' | 'us' | 'note';

/** What the thread shows, from top to bottom. */
export type ThreadItem =
  | { readonly kind: 'day'; readonly key: string; readonly atMicros: number }
  | { readonly kind: 'unread'; readonly key: 'unread' }
  | { readonly kind: 'event'; readonly key: string; readonly entry: Entry }
  | {
      readonly kind: 'group';
      readonly key: string;
      readonly side: Side;
      readonly author: Author;
      readonly lines: readonly ShownLine[];
    };

/** Lines of one person that follow each other faster than this are one group. */
const GROUP_MICROS = 120_000_000;

export interface Composition {
  readonly entries: readonly Entry[];
  readonly unsent: readonly UnsentLine[];
  readonly me: Author;
  /** The number of the first entry that is new to the reader, if any. */
  readonly firstUnread?: number | undefined;
  /** Midnight-to-midnight name of the reader's day that a moment falls in. */
  readonly dayOf: (atMicros: number) => string;
}

/** Puts entries and unsent lines into days, groups and marks. */
export function threadItems({ entries, unsent, me, firstUnread, dayOf }: Composition): ThreadItem[] {
  const items: ThreadItem[] = [];
  const days = new Map<string, number>();
  let day: string | undefined;
  let group: { side: Side; author: Author; lines: ShownLine[] } | undefined;

  const turnDay = (atMicros: number) => {
    const next = dayOf(atMicros);
    if (next === day) return;
    day = next;
    group = undefined;
    // A clock that was set back may bring a day again.
    const times = (days.get(next) ?? 0) + 1;
    days.set(next, times);
    items.push({ kind: 'day', key: `day ${next} ${times}`, atMicros });
  };
  const show = (line: ShownLine, side: Side, author: Author) => {
    turnDay(line.atMicros);
    const before = group?.lines.at(-1);
    const joins =
      group?.side === side &&
      group.author.id === author.id &&
      before &&
      line.atMicros - before.atMicros < GROUP_MICROS;
    if (group && joins) {
      group.lines.push(line);
      return;
    }
    group = { side, author, lines: [line] };
    items.push({ kind: 'group', key: line.key, ...group });
  };

  // What was deleted may still be in memory, but is shown no more.
  const erased = entries.at(-1)?.kind === 'erased';
  for (const entry of entries) {
    if (erased && (isSaid(entry) || entry.kind === 'note')) continue;
    if (entry.number === firstUnread) {
      turnDay(entry.atMicros);
      group = undefined;
      items.push({ kind: 'unread', key: 'unread' });
    }
    if (isSaid(entry) || entry.kind === 'note') {
      show(sentLine(entry), sideOf(entry), entry.author);
    } else {
      turnDay(entry.atMicros);
      group = undefined;
      items.push({ kind: 'event', key: `event ${entry.number}`, entry });
    }
  }
  const confirmed = new Set(entries.map((entry) => entry.clientId));
  for (const line of unsent) {
    if (confirmed.has(line.clientId)) continue;
    const state = line.problem ? 'failed' : line.said ? 'sent' : 'sending';
    const { clientId: key, text, file, atMicros, problem } = line;
    const isFile = line.kind === 'file';
    show({ key, text, isFile, file, atMicros, state, problem }, line.kind === 'note' ? 'note' : 'us', me);
  }
  return items;
}

/** Whether somebody said it to the other side, in words or with a file. */
export const isSaid = ({ kind }: Pick<Entry, 'kind'>): boolean => kind === 'line' || kind === 'file';

function sentLine(entry: Entry): ShownLine {
  const { number, kind, text = '', file, atMicros, clientId } = entry;
  const isFile = kind === 'file';
  return { key: clientId ?? `entry ${number}`, text, isFile, file, atMicros, state: 'sent', number };
}

function sideOf(entry: Entry): Side {
  if (entry.kind === 'note') return 'note';
  return entry.author.kind === 'shopper' ? 'shopper' : 'us';
}
