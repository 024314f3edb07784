import { light, piece } from './cloth';
import { path, type Sheet } from './sheet';
import type { Tones } from './tones';

/** A sole with its lugs; `lug` is how far they reach down. */
export function sole(
  sheet: Sheet,
  d: string,
  tones: Tones,
  from: number,
  to: number,
  y: number,
  lug: number,
): string {
  const count = lug === 0 ? 0 : 11;
  const step = (to - from) / Math.max(1, count);
  const lugs = Array.from({ length: count }, (_, index) => {
    const x = from + index * step;
    const lift = index > count - 3 ? (index - count + 3) * 6 : 0;
    return path(
      `M${x + 4} ${y - 8 - lift}H${x + step - 6}L${x + step - 10} ${y + lug - 8 - lift}H${x + 9}Z`,
      { fill: tones.darker, stroke: tones.darkest, 'stroke-width': 1.5 },
    );
  });
  return (
    lugs.join('') +
    piece(sheet, d, tones, {
      from,
      to,
      edge: 12,
      folds: [
        light(
          `M${from + 20} ${y - 36}C${from + 160} ${y - 24} ${to - 160} ${y - 24} ${to - 20} ${y - 44}`,
          8,
          0.5,
        ),
      ],
    })
  );
}

type Lace = readonly [x1: number, y1: number, x2: number, y2: number];

export function laces({ base, darkest, lighter }: Tones, rows: readonly Lace[]): string {
  const strand = ([x1, y1, x2, y2]: Lace, colour: string, width: number) =>
    path(`M${x1} ${y1}Q${(x1 + x2) / 2} ${(y1 + y2) / 2 - 10} ${x2} ${y2}`, {
      fill: 'none',
      stroke: colour,
      'stroke-width': width,
      'stroke-linecap': 'round',
    });
  const eyelet = (x: number, y: number) =>
    path(`M${x - 5} ${y}A5 5 0 1 0 ${x + 5} ${y}A5 5 0 1 0 ${x - 5} ${y}Z`, {
      fill: '#9aa19e',
      stroke: darkest,
      'stroke-width': 2,
    });
  return rows
    .map(
      (row) =>
        strand(row, darkest, 11) + strand(row, base, 8) + strand(row, lighter, 2) + eyelet(row[2], row[3]),
    )
    .join('');
}
