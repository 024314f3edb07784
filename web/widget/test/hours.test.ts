import { expect, test } from 'vitest';
import { localeOf, minutesWords, whenWords } from '../src/panel/hours.ts';

/** A Friday, by the clock of whoever reads. */
const NOW = new Date(2026, 5, 5, 18, 30);
const at = (day: number, hour: number, minute = 0, month = 5) => new Date(2026, month, day, hour, minute);

test.each<[string, Date, string]>([
  ['en-GB', at(5, 21, 5), 'today 21:05'],
  ['en-GB', at(6, 0, 15), 'tomorrow 00:15'],
  ['en-GB', at(8, 9), 'Monday 09:00'],
  ['en-GB', at(11, 23, 59), 'Thursday 23:59'],
  ['en-GB', at(12, 9), 'Fri 12 June 09:00'],
  ['de', at(5, 21, 5), 'heute 21:05'],
  ['de', at(8, 9), 'Montag 09:00'],
  ['tr', at(8, 9), 'Pazartesi 09:00'],
  ['ja', at(8, 9), '月曜日 9:00'],
])('%s %s: %s', (locale, opens, words) => {
  expect(plain(whenWords(opens, NOW, locale))).toBe(words);
});

test('a_clock_of_twelve_hours_where_the_shopper_has_one', () => {
  expect(plain(whenWords(at(8, 9), NOW, 'en-US'))).toBe('Monday 9:00 AM');
});

test('an_hour_that_the_clock_skips_does_not_skip_a_day', () => {
  // Late on the eve of the change to summer time in Europe, whatever the zone of this machine.
  expect(whenWords(at(29, 0, 30, 2), new Date(2026, 2, 28, 23, 30), 'en-GB')).toBe('tomorrow 00:30');
  expect(whenWords(at(30, 0, 30, 2), new Date(2026, 2, 29, 0, 10), 'en-GB')).toBe('tomorrow 00:30');
});

test('the_region_is_the_shoppers_where_the_language_is_the_panels', () => {
  expect(localeOf(['fr-CA', 'en-GB', 'en-US'], 'en')).toBe('en-GB');
  expect(localeOf(['fr-CA'], 'de')).toBe('de');
});

test('minutes_are_rounded_up_and_follow_the_language', () => {
  expect(minutesWords(60, 'en')).toBe('1 minute');
  expect(minutesWords(61, 'en')).toBe('2 minutes');
  expect(minutesWords(300, 'pl')).toBe('5 minut');
});

/** Locales put narrow spaces before AM and PM. */
const plain = (words: string) => words.replace(/\s/g, ' ');
