import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Piece, pieces } from '../src/panel/words.ts';

const link = (label: string, href = label): Piece => ({ label, href });

test.each<[string, Piece[]]>([
  ['', []],
  ['no address', ['no address']],
  ['see https://shop.test/a?b=c#d.', ['see ', link('https://shop.test/a?b=c#d'), '.']],
  ['(https://shop.test/a)', ['(', link('https://shop.test/a'), ')']],
  ['www.shop.test, please', [link('www.shop.test', 'https://www.shop.test/'), ', please']],
  ['HTTP://SHOP.TEST/A', [link('HTTP://SHOP.TEST/A', 'http://shop.test/A')]],
  ['a https://a.test/ b https://b.test/', ['a ', link('https://a.test/'), ' b ', link('https://b.test/')]],
  ['javascript:alert(1) data:text/html,x', ['javascript:alert(1) data:text/html,x']],
  ['https://', ['https://']],
  ['<a href="https://evil.test/">x</a>', ['<a href="', link('https://evil.test/'), '">x</a>']],
])('%s', (line, expected) => {
  expect(pieces(line)).toEqual(expected);
});

test('a line has its links also where a browser has no URL.canParse', () => {
  const { canParse } = URL;
  Object.assign(URL, { canParse: undefined });
  try {
    expect(pieces('our terms: https://shop.test/terms')).toEqual([
      'our terms: ',
      link('https://shop.test/terms'),
    ]);
  } finally {
    Object.assign(URL, { canParse });
  }
});

const hostile = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.webUrl(),
  fc.constantFrom('javascript:', 'https://', 'www.', '"', "'", '<', '>', ' ', '@', '\\', '\u202e'),
);

test('the_pieces_of_a_line_are_the_line_and_every_link_leads_to_the_web', () => {
  fc.assert(
    fc.property(fc.array(hostile), (parts) => {
      const line = parts.join('');
      const found = pieces(line);
      expect(found.map((piece) => (typeof piece === 'string' ? piece : piece.label)).join('')).toBe(line);
      for (const piece of found) if (typeof piece !== 'string') expect(piece.href).toMatch(/^https?:\/\//);
    }),
  );
});
