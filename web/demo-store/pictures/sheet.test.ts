import { expect, test } from 'vitest';
import { lowered, mirrored, randomFrom, Sheet } from './sheet';
import { mixed, tonesOf } from './tones';

test('a mirrored path turns about the middle of the sheet, and twice is itself again', () => {
  expect(mirrored('M100 20H300V40C1 2 3 4 5 6Z')).toBe('M700 20H500V40C799 2 797 4 795 6Z');
  expect(mirrored(mirrored('M12.5 20L30 -4Q1 2 3 4Z'))).toBe('M12.5 20L30 -4Q1 2 3 4Z');
  expect(() => mirrored('M0 0a5 5 0 0 1 2 2')).toThrow(/cannot move a/);
});

test('a lowered path moves down only', () => {
  expect(lowered('M1 2H3V4L5 6Z', 10)).toBe('M1 12H3V14L5 16Z');
});

test('the same definition is written once and shared', () => {
  const sheet = new Sheet();
  expect(sheet.blur(4)).toBe(sheet.blur(4));
  expect(sheet.blur(4)).not.toBe(sheet.blur(5));
  expect(sheet.finished('', [0, 0, 8, 10]).match(/<filter/g)).toHaveLength(2);
});

test('shades run from dark to light, and a mixture ends at its ends', () => {
  const { darkest, darker, dark, base, light, lighter } = tonesOf('#2f5d4e');
  const brightness = (hex: string) =>
    [1, 3, 5].reduce((sum, start) => sum + Number.parseInt(hex.slice(start, start + 2), 16), 0);
  const order = [darkest, darker, dark, base, light, lighter].map(brightness);
  expect(order).toEqual([...order].sort((left, right) => left - right));
  expect(mixed('#2f5d4e', '#c8912f', 0)).toBe('#2f5d4e');
  expect(mixed('#2f5d4e', '#c8912f', 1)).toBe('#c8912f');
});

test('chance is the same at every build', () => {
  const [first, second] = [randomFrom(7), randomFrom(7)];
  expect([first(), first(), first()]).toEqual([second(), second(), second()]);
  expect(randomFrom(7)()).not.toBe(randomFrom(8)());
});
