import fc from 'fast-check';
import { expect, test } from 'vitest';
import { linkedText } from '../src/desk/thread/linkedText';
import { safeHref } from '../src/ui/safeHref';

const hrefs = (text: string) => linkedText(text).flatMap((piece) => piece.href ?? []);

test('the_pieces_of_a_text_are_the_text_and_their_links_lead_to_the_web', () => {
  const part = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      'https://shop.example/a',
      'HTTP://x',
      'javascript:alert(1)',
      'https://',
      ').',
      '\u202e',
      ' ',
    ),
  );
  fc.assert(
    fc.property(fc.array(part), (parts) => {
      const text = parts.join('');
      const pieces = linkedText(text);
      expect(pieces.map((piece) => piece.text).join('')).toBe(text);
      for (const { href } of pieces) expect(href ?? 'https://').toMatch(/^https?:\/\//);
    }),
  );
});

test('the_marks_of_the_sentence_around_an_address_are_not_part_of_it', () => {
  expect(hrefs('See https://shop.example/a.')).toEqual(['https://shop.example/a']);
  expect(hrefs('(see https://shop.example/a_(b))!')).toEqual(['https://shop.example/a_(b)']);
  expect(hrefs('https://shop.example/?q=1,2, then')).toEqual(['https://shop.example/?q=1,2']);
});

test('other_schemes_stay_text', () => {
  for (const text of ['javascript:alert(1)', 'data:text/html,x', 'ftp://x', 'xhttps://x', 'https://']) {
    expect(hrefs(text)).toEqual([]);
    expect(safeHref(text)?.startsWith('http') ?? true).toBe(true);
  }
  expect(safeHref('javascript:alert(1)')).toBeUndefined();
});
