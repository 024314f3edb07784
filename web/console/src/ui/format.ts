/** Dates and times in the reader's language and time zone. Micros are microseconds since 1970 UTC. */
const clock = new Intl.DateTimeFormat(undefined, { timeStyle: 'short' });
const dayOfThisYear = new Intl.DateTimeFormat(undefined, { weekday: 'long', day: 'numeric', month: 'long' });
const dayOfAnyYear = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'long', year: 'numeric' });
const shortDay = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short' });
const whole = new Intl.DateTimeFormat(undefined, { dateStyle: 'full', timeStyle: 'medium' });
const dayAndTime = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });
const number = new Intl.NumberFormat();

export function dateOf(atMicros: number): Date {
  return new Date(atMicros / 1000);
}

export function timeOfDay(atMicros: number): string {
  return clock.format(dateOf(atMicros));
}

export function wholeMoment(atMicros: number): string {
  return whole.format(dateOf(atMicros));
}

export function dayAndTimeOf(atMicros: number): string {
  return dayAndTime.format(dateOf(atMicros));
}

/** Names a day of the reader's calendar; equal for two moments of the same day. */
export function dayKey(atMicros: number): string {
  const date = dateOf(atMicros);
  return `${date.getFullYear()}-${date.getMonth() + 1}-${date.getDate()}`;
}

/** How many midnights ago a moment was: 0 is today, 1 yesterday. */
export function daysAgo(atMicros: number, now: Date = new Date()): number {
  const date = dateOf(atMicros);
  const midnight = (of: Date) => Date.UTC(of.getFullYear(), of.getMonth(), of.getDate());
  return Math.round((midnight(now) - midnight(date)) / 86_400_000);
}

export function dayInWords(atMicros: number): string {
  const date = dateOf(atMicros);
  return (date.getFullYear() === new Date().getFullYear() ? dayOfThisYear : dayOfAnyYear).format(date);
}

/** The time if it was today, else the day: as short as a list can bear. */
export function shortMoment(atMicros: number): string {
  return daysAgo(atMicros) === 0 ? timeOfDay(atMicros) : shortDay.format(dateOf(atMicros));
}

export function count(value: number): string {
  return number.format(value);
}

const languages = new Intl.DisplayNames(undefined, { type: 'language' });

/** What the reader calls a language (`nl-NL`); what is no language tag is left as it is. */
export function languageName(tag: string): string {
  try {
    return languages.of(tag) ?? tag;
  } catch {
    return tag;
  }
}
