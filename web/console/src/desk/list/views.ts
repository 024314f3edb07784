import type { StaffMember, WorkItem } from '@shopbell/protocol';
import { isUnread, type WorkList } from './workList';

/** The ways to look at the work list, in the order of the rail. */
export const VIEWS = ['waiting', 'mine', 'open', 'closed'] as const;
export type View = (typeof VIEWS)[number];

export function isView(text: string): text is View {
  return (VIEWS as readonly string[]).includes(text);
}

/** Who looks, and which colleagues take conversations just now. */
export interface Onlooker {
  readonly me: string;
  readonly available: ReadonlySet<string>;
}

export function onlooker(me: string, staff: readonly StaffMember[]): Onlooker {
  return { me, available: new Set(staff.filter((member) => member.available).map((member) => member.id)) };
}

/**
 * Whether a shopper waits for an answer that this onlooker should give: nobody took the conversation, they
 * did, or the colleague who did is away.
 */
export function waitsForMe(item: WorkItem, by: Onlooker): boolean {
  if (item.state !== 'open' || item.waitingSinceMicros === undefined) return false;
  const assignee = item.assignee?.id;
  return assignee === undefined || assignee === by.me || !by.available.has(assignee);
}

function belongs(item: WorkItem, view: View, by: Onlooker): boolean {
  switch (view) {
    case 'waiting':
      return waitsForMe(item, by);
    case 'mine':
      return item.state === 'open' && item.assignee?.id === by.me;
    case 'open':
      return item.state === 'open';
    case 'closed':
      return item.state === 'closed';
  }
}

/** The rows of a view: who waits longest first, then the latest to have moved; closed ones by their end. */
export function rowsOf(list: WorkList, view: View, by: Onlooker): WorkItem[] {
  const rows = [...list.values()].filter((item) => belongs(item, view, by));
  return rows.sort(view === 'closed' ? byEnd : byWait);
}

function byEnd(a: WorkItem, b: WorkItem): number {
  return (b.closedAtMicros ?? 0) - (a.closedAtMicros ?? 0) || byId(a, b);
}

function byWait(a: WorkItem, b: WorkItem): number {
  const aSince = a.waitingSinceMicros ?? Number.POSITIVE_INFINITY;
  const bSince = b.waitingSinceMicros ?? Number.POSITIVE_INFINITY;
  if (aSince !== bSince) return aSince < bSince ? -1 : 1;
  return movedAt(b) - movedAt(a) || byId(a, b);
}

function movedAt(item: WorkItem): number {
  return item.lastLine?.atMicros ?? item.openedAtMicros;
}

function byId(a: WorkItem, b: WorkItem): number {
  return a.conversation < b.conversation ? -1 : 1;
}

/** How many rows each view holds, and in how many there is something unread. */
export interface ViewCounts {
  readonly total: Record<View, number>;
  readonly unread: Record<View, number>;
}

export function countsOf(list: WorkList, by: Onlooker): ViewCounts {
  const total = { waiting: 0, mine: 0, open: 0, closed: 0 };
  const unread = { waiting: 0, mine: 0, open: 0, closed: 0 };
  for (const item of list.values()) {
    for (const view of VIEWS) {
      if (!belongs(item, view, by)) continue;
      total[view] += 1;
      if (isUnread(item)) unread[view] += 1;
    }
  }
  return { total, unread };
}

/** The row beside `conversation`: the next (1) or previous (-1), the first one if it is not among the rows. */
export function neighbour(
  rows: readonly WorkItem[],
  conversation: string | undefined,
  step: 1 | -1,
): WorkItem | undefined {
  const at = rows.findIndex((row) => row.conversation === conversation);
  if (at < 0) return rows[0];
  return rows[at + step];
}
