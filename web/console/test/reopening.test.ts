import { expect, test } from 'vitest';
import { freshWorkList } from '../src/desk/list/workList';
import { elsewhereOf } from '../src/desk/useReopening';
import { row, TOM } from './samples';

const closed = row('a', { state: 'closed' });
const told = (conversation: string, state: 'open' | 'closed') => ({
  conversation,
  state,
  openedAtMicros: 0,
});

test('a_shopper_without_another_open_conversation_can_go_on_in_the_closed_one', () => {
  const list = freshWorkList([closed, row('b', { state: 'closed' }), row('c', { shopper: TOM })]);
  expect(elsewhereOf(closed, list, undefined)).toBeUndefined();
  expect(elsewhereOf(closed, list, [told('b', 'closed')])).toBeUndefined();
});

test('an_open_conversation_of_the_same_shopper_is_where_to_go_on', () => {
  expect(elsewhereOf(closed, freshWorkList([closed, row('b')]), undefined)).toBe('b');
});

test('one_of_another_browser_is_told_by_the_server_until_the_list_knows_better', () => {
  expect(elsewhereOf(closed, freshWorkList([closed]), [told('d', 'open')])).toBe('d');
  const since = freshWorkList([closed, row('d', { state: 'closed', shopper: TOM })]);
  expect(elsewhereOf(closed, since, [told('d', 'open')])).toBeUndefined();
});
