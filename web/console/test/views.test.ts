import { expect, test } from 'vitest';
import { countsOf, neighbour, type Onlooker, rowsOf, waitsForMe } from '../src/desk/list/views';
import { waitSince } from '../src/desk/list/wait';
import { freshWorkList } from '../src/desk/list/workList';
import { MAJA, row, TOM } from './samples';

const maja: Onlooker = { me: 'maja', available: new Set(['maja', 'tom']) };
const ids = (rows: readonly { conversation: string }[]) => rows.map((item) => item.conversation);

test('a_shopper_waits_for_whoever_took_the_conversation_and_else_for_everybody', () => {
  expect(waitsForMe(row('a', { waitingSinceMicros: 1 }), maja)).toBe(true);
  expect(waitsForMe(row('a', { waitingSinceMicros: 1, assignee: MAJA }), maja)).toBe(true);
  expect(waitsForMe(row('a', { waitingSinceMicros: 1, assignee: TOM }), maja)).toBe(false);
  expect(waitsForMe(row('a'), maja)).toBe(false);
});

test('a_shopper_whose_agent_is_away_waits_for_everybody', () => {
  const tomIsAway: Onlooker = { me: 'maja', available: new Set(['maja']) };
  expect(waitsForMe(row('a', { waitingSinceMicros: 1, assignee: TOM }), tomIsAway)).toBe(true);
});

test('the_longest_wait_stands_first_and_then_what_moved_last', () => {
  const list = freshWorkList([
    row('answered long ago', { openedAtMicros: 1 }),
    row('answered just now', { openedAtMicros: 9 }),
    row('waits since 5', { waitingSinceMicros: 5 }),
    row('waits since 2', { waitingSinceMicros: 2 }),
  ]);
  expect(ids(rowsOf(list, 'open', maja))).toEqual([
    'waits since 2',
    'waits since 5',
    'answered just now',
    'answered long ago',
  ]);
});

test('closed_conversations_are_only_in_their_own_view_the_latest_first', () => {
  const list = freshWorkList([
    row('first', { state: 'closed', closedAtMicros: 1, assignee: MAJA }),
    row('second', { state: 'closed', closedAtMicros: 2 }),
  ]);
  expect(ids(rowsOf(list, 'closed', maja))).toEqual(['second', 'first']);
  for (const view of ['waiting', 'mine', 'open'] as const) expect(rowsOf(list, view, maja)).toEqual([]);
});

test('counts_tell_how_many_rows_a_view_has_and_how_many_are_unread', () => {
  const list = freshWorkList([
    row('a', { assignee: MAJA, lastShopperNumber: 3, readUpTo: 2 }),
    row('b', { assignee: MAJA }),
    row('c'),
  ]);
  expect(countsOf(list, maja)).toMatchObject({ total: { mine: 2, open: 3 }, unread: { mine: 1, open: 1 } });
});

test('the_neighbour_of_no_row_is_the_first_and_beyond_the_ends_there_is_none', () => {
  const rows = [row('a'), row('b')];
  expect(neighbour(rows, undefined, 1)?.conversation).toBe('a');
  expect(neighbour(rows, 'a', 1)?.conversation).toBe('b');
  expect(neighbour(rows, 'b', 1)).toBeUndefined();
  expect(neighbour(rows, 'a', -1)).toBeUndefined();
});

test('a_wait_grows_pressing_and_overdue_and_is_never_negative', () => {
  const minute = 60_000;
  expect(waitSince(0, 1.9 * minute)).toEqual({ minutes: 1, urgency: 'calm' });
  expect(waitSince(0, 2 * minute)).toEqual({ minutes: 2, urgency: 'pressing' });
  expect(waitSince(0, 5 * minute)).toEqual({ minutes: 5, urgency: 'overdue' });
  expect(waitSince(10 * minute * 1000, 0)).toEqual({ minutes: 0, urgency: 'calm' });
});
