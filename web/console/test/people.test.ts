import fc from 'fast-check';
import { expect, test } from 'vitest';
import { browserName } from '../src/account/browserName';
import { pageName } from '../src/desk/list/pageName';
import { hueOf, initialsOf, nameOf } from '../src/ui/person';

test('initials_are_the_first_letters_of_the_first_and_last_word', () => {
  expect(initialsOf('Maja Lindqvist')).toBe('ML');
  expect(initialsOf('anna maria van der berg')).toBe('AB');
  expect(initialsOf('Priya')).toBe('P');
  expect(initialsOf('')).toBe('');
  expect(initialsOf('<>!')).toBe('');
});

test('any_name_gives_at_most_two_letters_and_any_id_a_colour', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect([...initialsOf(text)].length).toBeLessThanOrEqual(4);
      expect(hueOf(text)).toBeGreaterThanOrEqual(0);
      expect(hueOf(text)).toBeLessThan(360);
      expect(hueOf(text)).toBe(hueOf(text));
    }),
  );
});

test('shoppers_without_a_name_are_told_apart', () => {
  const anonymous = (mark: string) => `Shopper ${mark}`;
  expect(nameOf({ kind: 'shopper', id: '0193-12ab' }, anonymous)).toBe('Shopper 12AB');
  expect(nameOf({ kind: 'shopper', id: '0193-12ab', name: '  ' }, anonymous)).toBe('Shopper 12AB');
  expect(nameOf({ kind: 'shopper', id: '0193-12ab', name: 'Anna' }, anonymous)).toBe('Anna');
});

test('a_page_is_called_by_its_title_its_path_or_its_host', () => {
  expect(pageName({ title: ' Jacket ', url: 'https://shop.example/j' })).toBe('Jacket');
  expect(pageName({ title: '', url: 'https://shop.example/category/tents/' })).toBe('tents');
  expect(pageName({ title: '', url: 'https://shop.example/' })).toBe('shop.example');
  expect(pageName({ title: '', url: '' })).toBeUndefined();
  expect(pageName({ title: '', url: 'https://shop.example/%E0%A4%A' })).toBeUndefined();
});

test('a_browser_is_named_by_what_it_is_not_by_what_it_pretends_to_be', () => {
  expect(
    browserName('Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0'),
  ).toBe('Edge · Windows');
  expect(
    browserName('Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1'),
  ).toBe('Safari · iOS');
  expect(browserName('curl/8')).toBeUndefined();
  expect(browserName(undefined)).toBeUndefined();
});
