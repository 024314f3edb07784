import { expect, test } from 'vitest';
import { commandOf, KEYS } from '../src/desk/keys/keys';
import { freshWorkList } from '../src/desk/list/workList';
import { calls, withNewLines } from '../src/desk/notice/newLines';
import { row, TOM } from './samples';

const press = (key: string, held: Partial<Record<'ctrlKey' | 'metaKey' | 'altKey', boolean>> = {}) =>
  commandOf({ key, ctrlKey: false, metaKey: false, altKey: false, defaultPrevented: false, ...held });

test('each_command_has_a_key_of_its_own', () => {
  expect(new Set(Object.values(KEYS)).size).toBe(Object.keys(KEYS).length);
  for (const [command, key] of Object.entries(KEYS)) expect(press(key)).toBe(command);
});

test('capitals_are_the_same_keys_and_keys_with_a_modifier_belong_to_the_browser', () => {
  expect(press('J')).toBe('next');
  for (const held of ['ctrlKey', 'metaKey', 'altKey'] as const)
    expect(press('e', { [held]: true })).toBeUndefined();
  expect(press('x')).toBeUndefined();
});

test('only_a_new_line_of_a_shopper_is_news', () => {
  const before = freshWorkList([
    row('a', { lastShopperNumber: 2, version: 2 }),
    row('b', { lastShopperNumber: 2, readUpTo: 2 }),
  ]);
  const after = freshWorkList([
    row('a', { lastShopperNumber: 4, version: 4 }),
    row('b', { lastShopperNumber: 2, readUpTo: 2, version: 3 }),
    row('c', { lastShopperNumber: 1 }),
  ]);
  expect(withNewLines(before, after).map((item) => item.conversation)).toEqual(['a', 'c']);
  expect(withNewLines(after, after)).toEqual([]);
});

test('the_bell_rings_for_what_waits_for_one_and_is_not_looked_at', () => {
  const maja = { me: 'maja', available: new Set(['maja', 'tom']) };
  const waiting = row('a', { waitingSinceMicros: 1 });
  expect(calls(waiting, maja, undefined)).toBe(true);
  expect(calls(waiting, maja, 'a')).toBe(false);
  expect(calls({ ...waiting, assignee: TOM }, maja, undefined)).toBe(false);
});
