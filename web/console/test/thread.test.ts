import fc from 'fast-check';
import { expect, test } from 'vitest';
import { afterEntries, afterWriting, newLineCount, reopened } from '../src/desk/thread/reading';
import { type Composition, threadItems, type UnsentLine } from '../src/desk/thread/threadItems';
import { olderCount, UNREAD_THREAD, withOlder, withTail } from '../src/desk/thread/threadState';
import { ANNA, line, MAJA, MINUTE, TOM } from './samples';

const DAY = 24 * 60 * MINUTE;
const compose = (parts: Partial<Composition>) =>
  threadItems({ entries: [], unsent: [], me: MAJA, dayOf: (at) => String(Math.floor(at / DAY)), ...parts });
const kinds = (parts: Partial<Composition>) => compose(parts).map((item) => item.kind);
const unsent = (clientId: string, changes: Partial<UnsentLine> = {}): UnsentLine => ({
  clientId,
  kind: 'line',
  text: 'soon',
  atMicros: 3 * MINUTE,
  said: false,
  ...changes,
});

test('lines_of_one_person_within_two_minutes_are_one_group', () => {
  const entries = [
    line(1, ANNA, 0),
    line(2, ANNA, MINUTE),
    line(3, ANNA, 3 * MINUTE),
    line(4, MAJA, 3 * MINUTE),
  ];
  const groups = compose({ entries }).filter((item) => item.kind === 'group');
  expect(groups.map((group) => group.lines.length)).toEqual([2, 1, 1]);
  expect(groups.map((group) => group.side)).toEqual(['shopper', 'shopper', 'us']);
});

test('of_what_was_deleted_the_events_are_shown_alone', () => {
  const entries = [
    line(1, ANNA, 0),
    line(2, MAJA, 1, { kind: 'note' }),
    line(3, ANNA, 2, { kind: 'erased' }),
  ];
  expect(kinds({ entries })).toEqual(['day', 'event']);
});

test('a_note_is_a_group_of_its_own_even_between_lines_of_its_author', () => {
  const entries = [line(1, MAJA, 0), line(2, MAJA, 1, { kind: 'note' }), line(3, MAJA, 2)];
  expect(compose({ entries }).map((item) => item.kind === 'group' && item.side)).toEqual([
    false,
    'us',
    'note',
    'us',
  ]);
});

test('a_new_day_and_the_mark_of_what_is_new_part_a_group', () => {
  const entries = [line(1, ANNA, DAY - 1), line(2, ANNA, DAY), line(3, ANNA, DAY + 1)];
  expect(kinds({ entries, firstUnread: 3 })).toEqual(['day', 'group', 'day', 'group', 'unread', 'group']);
});

test('an_unsent_line_keeps_its_place_and_its_key_when_it_is_confirmed', () => {
  const before = compose({ entries: [line(1, MAJA, 3 * MINUTE)], unsent: [unsent('x')] });
  const after = compose({
    entries: [line(1, MAJA, 3 * MINUTE), line(2, MAJA, 3 * MINUTE, { clientId: 'x' })],
    unsent: [unsent('x')],
  });
  const keys = (items: typeof before) =>
    items.flatMap((item) => (item.kind === 'group' ? item.lines.map((shown) => shown.key) : []));
  expect(keys(after)).toEqual(keys(before));
});

test('a_line_tells_whether_it_is_being_sent_was_sent_or_failed', () => {
  const problem = { code: 'conversationClosed', title: 'Closed', action: 'mend' } as const;
  const items = compose({ unsent: [unsent('a'), unsent('b', { said: true }), unsent('c', { problem })] });
  const states = items.flatMap((item) =>
    item.kind === 'group' ? item.lines.map((shown) => shown.state) : [],
  );
  expect(states).toEqual(['sending', 'sent', 'failed']);
});

test('every_line_is_shown_once_whatever_its_time', () => {
  const entries = fc
    .array(
      fc.record({ atMicros: fc.integer({ min: 0, max: 3 * DAY }), author: fc.constantFrom(ANNA, MAJA, TOM) }),
    )
    .map((parts) => parts.map(({ atMicros, author }, index) => line(index + 1, author, atMicros)));
  fc.assert(
    fc.property(entries, (given) => {
      const shown = compose({ entries: given }).flatMap((item) => (item.kind === 'group' ? item.lines : []));
      expect(shown.map((one) => one.number)).toEqual(given.map((one) => one.number));
    }),
  );
});

test('the_items_of_a_thread_have_different_keys', () => {
  const entries = [line(1, ANNA, DAY), line(2, ANNA, 0), line(3, ANNA, DAY)];
  const keys = compose({ entries, firstUnread: 2 }).map((item) => item.key);
  expect(new Set(keys).size).toBe(keys.length);
});

test('older_entries_join_a_thread_without_gap_or_double_and_stay_when_it_grows', () => {
  const [a, b, c, d] = [line(1, ANNA), line(2, ANNA), line(3, ANNA), line(4, ANNA)];
  const end = withTail(UNREAD_THREAD, [c], true);
  expect(olderCount(end)).toBe(2);
  expect(withOlder(end, [a])).toBe(end);
  const whole = withTail(withOlder(end, [a, b, c]), [c, d], true);
  expect(whole.entries).toEqual([a, b, c, d]);
  expect(olderCount(whole)).toBe(0);
});

test('a_history_that_has_become_another_leaves_nothing_of_the_old_one', () => {
  const held = withTail(UNREAD_THREAD, [line(1, ANNA), line(2, ANNA)], true);
  const cleared = withTail(held, [], false);
  expect(cleared).toEqual({ entries: [], loaded: false });
  expect(withTail(held, [line(9, ANNA)], true).entries).toEqual([line(9, ANNA)]);
});

test('the_mark_stands_above_the_first_new_line_and_stays_until_the_reader_writes', () => {
  const entries = [line(1, ANNA), line(2, MAJA), line(3, ANNA), line(4, ANNA)];
  const opened = reopened(2, entries);
  expect(opened.firstUnread).toBe(3);
  const looked = afterEntries(opened, entries, true);
  expect(looked).toEqual({ readUpTo: 4, firstUnread: 3 });
  expect(afterWriting(looked)).toEqual({ readUpTo: 4 });
});

test('what_comes_while_nobody_looks_gets_the_mark_and_what_is_watched_does_not', () => {
  const read = { readUpTo: 2, firstUnread: 1 };
  const more = [line(1, ANNA), line(2, ANNA), line(3, MAJA), line(4, ANNA), line(5, ANNA)];
  expect(afterEntries(read, more, false)).toEqual({ readUpTo: 2, firstUnread: 4 });
  expect(afterEntries({ readUpTo: 2 }, more, true)).toEqual({ readUpTo: 5 });
  expect(newLineCount(2, more)).toBe(2);
});
