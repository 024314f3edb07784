import type { TFunction } from 'i18next';
import type { FromTo, Hours, HoursState } from '../api/teams';
import { WEEKDAYS } from './draft';

const WEEK_MILLIS = 6 * 86_400_000;
/** A Monday; the days after it are named by it. */
const MONDAY = Date.UTC(2024, 0, 1);
const DAY_MILLIS = 86_400_000;

const utc = { timeZone: 'UTC' } as const;
const shortDay = new Intl.DateTimeFormat(undefined, { weekday: 'short', ...utc });
const longDay = new Intl.DateTimeFormat(undefined, { weekday: 'long', ...utc });
const clock = new Intl.DateTimeFormat(undefined, { timeStyle: 'short', ...utc });
const date = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', ...utc });

/** @param day 1 for Monday to 7 for Sunday */
export function dayName(day: number): string {
  return longDay.format(MONDAY + (day - 1) * DAY_MILLIS);
}

/** `2026-12-24` as a date is written where the reader lives. */
export function dateInWords(day: string): string {
  const millis = Date.parse(day);
  return Number.isNaN(millis) ? day : date.format(millis);
}

/** `2026-11-26T09:00` on the clocks of a zone, as fields of a form hold it. */
export function wallClock(zone: string, millis: number): string {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  }).formatToParts(millis);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}`;
}

/** A moment on the clocks of a zone: the day of the week while it is near, else the date. */
function momentIn(zone: string, atMicros: number, fromMicros: number): string {
  const near = (atMicros - fromMicros) / 1000 < WEEK_MILLIS;
  return new Intl.DateTimeFormat(undefined, {
    timeZone: zone,
    ...(near
      ? { weekday: 'long', hour: 'numeric', minute: '2-digit' }
      : { dateStyle: 'medium', timeStyle: 'short' }),
  }).format(atMicros / 1000);
}

/** Whether a team is there, and until when, by its own clock. */
export function stateInWords(t: TFunction, zone: string, state: HoursState): string {
  const { open, atMicros, opensAtMicros, closesAtMicros } = state;
  if (open)
    return closesAtMicros === undefined
      ? t('hours.state.always')
      : t('hours.state.open', { when: momentIn(zone, closesAtMicros, atMicros) });
  return opensAtMicros === undefined
    ? t('hours.state.never')
    : t('hours.state.closed', { when: momentIn(zone, opensAtMicros, atMicros) });
}

export function spansInWords(t: TFunction, spans: readonly FromTo[]): string {
  if (spans.length === 0) return t('hours.closed');
  const time = (at: string) => clock.format(Date.parse(`2024-01-01T${at}Z`));
  return spans
    .map(({ from, to }) =>
      from === to && from === '00:00'
        ? t('hours.wholeDay')
        : t(to <= from ? 'hours.spanOver' : 'hours.span', { from: time(from), to: time(to) }),
    )
    .join(', ');
}

/** The week, days with the same hours together; nothing where the team is always there. */
export function weekInWords(t: TFunction, { week }: Hours): { days: string; hours: string }[] {
  if (week.every(({ spans }) => spans.length === 0)) return [];
  const groups: { first: number; last: number; hours: string }[] = [];
  for (const day of WEEKDAYS) {
    const hours = spansInWords(t, week.find((other) => other.day === day)?.spans ?? []);
    const group = groups.at(-1);
    if (group?.hours === hours) group.last = day;
    else groups.push({ first: day, last: day, hours });
  }
  const name = (day: number) => shortDay.format(MONDAY + (day - 1) * DAY_MILLIS);
  return groups.map(({ first, last, hours }) => ({
    days: first === last ? name(first) : `${name(first)}–${name(last)}`,
    hours,
  }));
}
