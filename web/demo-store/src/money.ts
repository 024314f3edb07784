/** An amount in the minor unit of its currency (cents of a euro), so that sums never round. */
export interface Money {
  readonly minor: number;
  readonly currency: Currency;
}

export type Currency = 'EUR';

const MINOR_PER_MAJOR: Record<Currency, number> = { EUR: 100 };

export function euro(minor: number): Money {
  return { minor, currency: 'EUR' };
}

export function plus(left: Money, right: Money): Money {
  return { minor: left.minor + right.minor, currency: left.currency };
}

export function times(money: Money, quantity: number): Money {
  return { minor: money.minor * quantity, currency: money.currency };
}

/** The amount in major units, as analytics and other outsiders want it. */
export function major(money: Money): number {
  return money.minor / MINOR_PER_MAJOR[money.currency];
}

/** Whole amounts lose their zeros: €89, but €89.50. */
export function formatted(money: Money): string {
  const whole = money.minor % MINOR_PER_MAJOR[money.currency] === 0;
  return new Intl.NumberFormat('en-IE', {
    style: 'currency',
    currency: money.currency,
    minimumFractionDigits: whole ? 0 : 2,
  }).format(major(money));
}
