import { LANGUAGE, text } from './texts.ts';

const DAY_MS = 86_400_000;
const calendar = new Intl.DateTimeFormat(LANGUAGE, { weekday: 'long', day: 'numeric', month: 'long' });

/** What the day of this moment is called, where the shopper is. */
export function dayName(at: number): string {
  const day = new Date(at).toDateString();
  const now = Date.now();
  if (day === new Date(now).toDateString()) return text('today');
  if (day === new Date(now - DAY_MS).toDateString()) return text('yesterday');
  return calendar.format(at);
}
