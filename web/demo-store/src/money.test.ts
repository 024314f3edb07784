import { expect, test } from 'vitest';
import { euro, formatted, major, plus, times } from './money';

test('sums stay exact where floating euros would drift', () => {
  expect(plus(euro(10), euro(20))).toEqual(euro(30));
  expect(times(euro(1999), 3)).toEqual(euro(5997));
  expect(major(euro(5997))).toBe(59.97);
});

test('whole amounts are shown without cents, others with two', () => {
  expect(formatted(euro(32900))).toBe('€329');
  expect(formatted(euro(495))).toBe('€4.95');
  expect(formatted(euro(123450))).toBe('€1,234.50');
});
