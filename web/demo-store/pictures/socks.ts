import { light, piece, shadow } from './cloth';
import { group, type Sheet } from './sheet';
import type { Dye } from './top';

/** A pair of socks laid side by side, ribbed to the ankle, with a band of trim. */
export function socks(sheet: Sheet, { tones, trim }: Dye): string {
  const d =
    'M300 150C340 140 390 140 430 150C432 280 426 400 430 500C440 560 520 600 580 660C612 700 600 760 546 772C470 784 360 720 316 640C292 590 298 400 300 150Z';
  const one = group(
    {},
    piece(sheet, d, tones, {
      from: 290,
      to: 500,
      texture: 'knit',
      edge: 22,
      folds: [
        shadow('M310 520C350 560 390 560 430 520', 20, 0.4),
        light('M346 200C340 330 344 460 350 560', 24, 0.36),
        shadow('M410 560C470 620 540 660 580 720', 22, 0.22),
      ],
    }),
    piece(sheet, 'M299 160C340 150 390 150 431 160L430 330C390 340 340 340 298 330Z', tones, {
      from: 290,
      to: 440,
      texture: 'rib',
      edge: 10,
    }),
    piece(sheet, 'M299 186C340 176 390 176 431 186V214C390 204 340 204 299 214Z', trim, {
      from: 290,
      to: 440,
      texture: 'rib',
      edge: 4,
    }),
    piece(sheet, 'M318 640C300 600 300 560 330 560C372 570 400 610 396 660C372 690 340 680 318 640Z', trim, {
      from: 300,
      to: 400,
      texture: 'knit',
      edge: 8,
    }),
    piece(sheet, 'M520 620C560 640 600 680 600 720C596 756 570 770 540 772C500 760 490 680 520 620Z', trim, {
      from: 490,
      to: 610,
      texture: 'knit',
      edge: 8,
    }),
  );
  return (
    group({ transform: 'translate(80 -26) rotate(7 400 460)' }, one) +
    group({ transform: 'translate(-92 40) rotate(-4 400 460)' }, one)
  );
}
