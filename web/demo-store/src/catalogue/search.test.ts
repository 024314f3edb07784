import { expect, test } from 'vitest';
import { products } from './catalogue';
import { isOneTypoApart, search, wordsOf } from './search';

const slugs = (query: string) => search(query, products).map(({ slug }) => slug);

test('a name finds its product first', () => {
  expect(slugs('skerry')[0]).toBe('skerry-3l-shell-jacket');
  expect(slugs('Merino 150')[0]).toBe('merino-150-tee');
  expect(slugs('TW8003')).toEqual(['enamel-mug']);
});

test('the beginning of a word is enough', () => {
  expect(slugs('belle')).toEqual([]);
  expect(slugs('wellin')[0]).toBe('saltmarsh-wellington');
});

test('one slip of the finger is forgiven', () => {
  expect(slugs('beanei')[0]).toBe('harbour-rib-beanie');
  expect(slugs('jakcet')).toContain('skerry-3l-shell-jacket');
  expect(isOneTypoApart('glove', 'gloves')).toBe(true);
  expect(isOneTypoApart('boot', 'tent')).toBe(false);
});

test('people may call things by other names', () => {
  expect(slugs('rucksack')[0]).toMatch(/pack/);
  expect(slugs('wellies')[0]).toBe('saltmarsh-wellington');
  expect(slugs('walking pants')[0]).toBe('ridgeline-walking-trousers');
});

test('every word must be met', () => {
  expect(slugs('ochre beanie')).toEqual(['harbour-rib-beanie']);
  expect(slugs('beanie submarine')).toEqual([]);
});

test('an empty query, spaces and punctuation find nothing', () => {
  for (const query of ['', '   ', '?!', '<script>']) expect(slugs(query)).toEqual([]);
});

test('accents and case do not matter', () => {
  expect(wordsOf('Écru-FLEECE, 30°')).toEqual(['ecru', 'fleece', '30']);
});
