import type { Author, Entry } from '@shopbell/protocol';
import { expect, test } from 'vitest';
import { type Item, items } from '../src/panel/items.ts';

const MINUTE = 60_000_000;
const shopper: Author = { kind: 'shopper', id: 's' };
const ada: Author = { kind: 'staff', id: 'a', name: 'Ada' };
const noon = new Date();
noon.setHours(12, 0, 0, 0);

let number = 0;
function entry(author: Author, minutes: number, more: Partial<Entry> = {}): Entry {
  return {
    number: ++number,
    kind: 'line',
    author,
    atMicros: noon.getTime() * 1000 + minutes * MINUTE,
    text: `line ${number}`,
    ...more,
  };
}
const log = (...entries: Entry[]) => items([{ conversation: 'c', entries }], []);
const groups = (all: Item[]) =>
  all.map((item) => (item.kind === 'line' ? `${item.first ? '(' : ''}${item.last ? ')' : ''}` : item.kind));

test('lines_of_one_person_within_two_minutes_stand_together', () => {
  expect(
    groups(log(entry(ada, 0), entry(ada, 1), entry(ada, 2.5), entry(ada, 5), entry(shopper, 5))),
  ).toEqual(['(', '', ')', '()', '()']);
});

test('an_event_stands_between_groups_and_an_opening_is_not_worth_a_word', () => {
  const all = log(
    entry(shopper, 0, { kind: 'opened' }),
    entry(shopper, 0),
    entry(ada, 1, { kind: 'taken' }),
    entry(ada, 1),
    entry(ada, 1, { kind: 'closed' }),
    entry(ada, 1),
  );
  expect(groups(all)).toEqual(['()', 'event', '()', 'event', '()']);
  expect(all[1]).toMatchObject({ text: 'taken', name: 'Ada' });
});

test('of_what_was_deleted_only_that_it_was_is_shown', () => {
  const all = log(entry(shopper, 0), entry(ada, 1, { kind: 'taken' }), entry(shopper, 1, { kind: 'erased' }));
  expect(all).toMatchObject([{ kind: 'event', text: 'erased' }]);
});

test('a_day_is_named_where_it_changes_but_today_is_not_named_first', () => {
  const day = 24 * 60;
  const kinds = (all: Item[]) => all.map(({ kind }) => kind);
  expect(kinds(log(entry(ada, 0)))).toEqual(['line']);
  expect(kinds(log(entry(ada, -day), entry(ada, -day), entry(ada, 0)))).toEqual([
    'day',
    'line',
    'line',
    'day',
    'line',
  ]);
});

test('a_line_keeps_its_key_from_writing_to_arriving', () => {
  const key = 'client id';
  const waiting = items([], [{ clientId: key, kind: 'line', text: 'hello', state: 'sending' }]);
  const arrived = log(entry(shopper, 0, { clientId: key, text: 'hello' }));
  expect(waiting[0]?.key).toBe(key);
  expect(arrived[0]?.key).toBe(key);
});

test('lines_on_their_way_stand_with_the_last_of_the_shoppers_own', () => {
  const all = items(
    [{ conversation: 'c', entries: [entry(ada, 0), entry(shopper, 1)] }],
    [{ clientId: 'x', kind: 'line', text: 'hello', state: 'sending' }],
  );
  expect(groups(all)).toEqual(['()', '(', ')']);
});

test('keys_are_unique_over_conversations_and_days', () => {
  const entries = [entry(ada, -3000), entry(ada, 0)];
  const all = items(
    [
      { conversation: 'c', entries },
      { conversation: 'd', entries },
    ],
    [],
  );
  expect(new Set(all.map(({ key }) => key)).size).toBe(all.length);
});
