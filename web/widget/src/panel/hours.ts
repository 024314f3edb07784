import { LANGUAGE } from './texts.ts';

const DAY_MS = 86_400_000;

/** Counts days by the shopper's calendar. */
const dayOf = (at: Date) => Date.UTC(at.getFullYear(), at.getMonth(), at.getDate()) / DAY_MS;

/**
 * When something will be, in the shopper's time zone: today and tomorrow by these words, within a week by the weekday,
 * later by the date.
 *
 * @param locale its region decides between 9:00 AM and 09:00
 */
export function whenWords(at: Date, now: Date, locale = localeOf(navigator.languages)): string {
  const format = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options).format(at);
  const days = dayOf(at) - dayOf(now);
  const day =
    days < 2
      ? new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(days, 'day')
      : format(days < 7 ? { weekday: 'long' } : { weekday: 'short', day: 'numeric', month: 'long' });
  return `${day} ${format({ timeStyle: 'short' })}`;
}

/** The panel's language as it is written where the shopper lives, as far as the browser tells. */
export function localeOf(tags: readonly string[], language = LANGUAGE): string {
  return tags.find((tag) => tag.split('-')[0] === language) ?? language;
}

/** How long something takes, in whole minutes. */
export function minutesWords(seconds: number, locale = LANGUAGE): string {
  return new Intl.NumberFormat(locale, { style: 'unit', unit: 'minute', unitDisplay: 'long' }).format(
    Math.ceil(seconds / 60),
  );
}
