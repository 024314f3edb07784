/** How pressing a wait is. Each is drawn in its own colour, and the minutes are always there in words. */
export type Urgency = 'calm' | 'pressing' | 'overdue';

/** A shopper with a page open gives up after a few minutes; at two, whoever looks should look here first. */
const PRESSING_AFTER_MINUTES = 2;
const OVERDUE_AFTER_MINUTES = 5;

export interface Wait {
  readonly minutes: number;
  readonly urgency: Urgency;
}

/** How long somebody has waited, in whole minutes; never negative, as the server's clock may run ahead. */
export function waitSince(sinceMicros: number, nowMillis: number): Wait {
  const minutes = Math.max(0, Math.floor((nowMillis - sinceMicros / 1000) / 60_000));
  if (minutes >= OVERDUE_AFTER_MINUTES) return { minutes, urgency: 'overdue' };
  if (minutes >= PRESSING_AFTER_MINUTES) return { minutes, urgency: 'pressing' };
  return { minutes, urgency: 'calm' };
}
