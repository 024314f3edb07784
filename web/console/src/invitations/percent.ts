const whole = new Intl.NumberFormat(undefined, { style: 'percent', maximumFractionDigits: 0 });
const points = new Intl.NumberFormat(undefined, { maximumFractionDigits: 1, signDisplay: 'exceptZero' });

/** A share as people read it. */
export const percent = (share: number) => whole.format(share);

/** A difference of two shares, in points of a hundred. */
export const inPoints = (difference: number) => points.format(difference * 100);
