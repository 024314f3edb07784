import type { WorkItem } from '@shopbell/protocol';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { freshWorkList, isUnread, mergedRow, mergedWorkList, readWorkList } from '../src/desk/list/workList';
import { MAJA, row } from './samples';

/** What can happen to a conversation; each adds an entry, but for reading and page views. */
type Happening = { conversation: number; what: 'line' | 'answer' | 'close' | 'reopen' | 'read' | 'page' };

const happening: fc.Arbitrary<Happening> = fc.record({
  conversation: fc.integer({ min: 0, max: 4 }),
  what: fc.constantFrom('line', 'answer', 'close', 'reopen', 'read', 'page'),
});

/** The rows of a server after each happening. */
function history(happenings: readonly Happening[]): WorkItem[] {
  const rows = new Map<number, WorkItem>();
  return happenings.map(({ conversation, what }, at) => {
    const held = rows.get(conversation) ?? row(String(conversation), { version: 0 });
    const next = after(held, what, at + 1);
    rows.set(conversation, next);
    return next;
  });
}

function after(held: WorkItem, what: Happening['what'], at: number): WorkItem {
  const version = held.version + 1;
  const { closedAtMicros: _, ...open } = held;
  switch (what) {
    case 'line':
      return {
        ...held,
        version,
        lastShopperNumber: version,
        waitingSinceMicros: held.waitingSinceMicros ?? at,
      };
    case 'answer': {
      const { waitingSinceMicros: __, ...answered } = held;
      return { ...answered, version, assignee: MAJA };
    }
    case 'close':
      return { ...held, version, state: 'closed', closedAtMicros: at };
    case 'reopen':
      return { ...open, version, state: 'open' };
    case 'read':
      return { ...held, readUpTo: held.version };
    case 'page':
      return { ...held, page: { url: `https://shop.example/${at}`, title: '' }, pageAtMicros: at };
  }
}

const latest = (rows: readonly WorkItem[]) => freshWorkList(rows);
const plain = (list: ReadonlyMap<string, WorkItem>) => Object.fromEntries(list);

test('events_applied_to_a_stale_list_equal_a_fresh_one_in_any_order_and_number', () => {
  fc.assert(
    fc.property(
      fc.array(happening, { maxLength: 40 }).chain((happenings) => {
        const events = history(happenings);
        return fc.record({
          events: fc.constant(events),
          staleAt: fc.integer({ min: 0, max: events.length }),
          repeated: fc.array(fc.nat(Math.max(0, events.length - 1)), { maxLength: 20 }),
          order: fc.infiniteStream(fc.double({ noNaN: true })),
        });
      }),
      ({ events, staleAt, repeated, order }) => {
        // Whatever came after the snapshot, and any event again, even one from before it.
        const late = events.length === 0 ? [] : repeated.flatMap((at) => events[at] ?? []);
        const shuffled = [...events.slice(staleAt), ...late]
          .map((event) => ({ event, place: order.next().value }))
          .sort((a, b) => a.place - b.place)
          .map(({ event }) => event);
        const stale = latest(events.slice(0, staleAt));
        const arrived = shuffled.reduce((list, event) => mergedWorkList(list, [event]), stale);
        expect(plain(arrived)).toEqual(plain(latest(events)));
      },
    ),
  );
});

test('the_row_with_the_higher_version_wins', () => {
  const older = row('a', { version: 3, assignee: MAJA });
  const newer = row('a', { version: 4 });
  expect(mergedRow(older, newer)).toEqual(newer);
  expect(mergedRow(newer, older)).toEqual(newer);
});

test('reading_never_moves_back', () => {
  const merged = mergedRow(row('a', { version: 3, readUpTo: 3 }), row('a', { version: 4, readUpTo: 2 }));
  expect(merged).toMatchObject({ version: 4, readUpTo: 3 });
});

test('the_later_page_wins_also_against_a_newer_row', () => {
  const looked = row('a', {
    version: 1,
    page: { url: 'https://shop.example/new', title: 'New' },
    pageAtMicros: 20,
  });
  const said = row('a', {
    version: 2,
    page: { url: 'https://shop.example/old', title: 'Old' },
    pageAtMicros: 10,
  });
  expect(mergedRow(looked, said)).toMatchObject({ version: 2, page: { title: 'New' }, pageAtMicros: 20 });
});

test('an_event_that_tells_nothing_new_leaves_the_same_list', () => {
  const list = freshWorkList([row('a', { version: 2 })]);
  expect(mergedWorkList(list, [row('a', { version: 1 }), row('a', { version: 2 })])).toBe(list);
});

test('a_list_is_unread_where_the_shopper_said_more_than_was_read', () => {
  const list = freshWorkList([row('a', { version: 5, lastShopperNumber: 4, readUpTo: 3 })]);
  expect(isUnread(list.get('a') as WorkItem)).toBe(true);
  expect(isUnread(readWorkList(list, 'a', 4).get('a') as WorkItem)).toBe(false);
  expect(readWorkList(list, 'a', 2)).toBe(list);
});
