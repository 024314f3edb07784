import { type Fold, light, piece, seam, shadow } from './cloth';
import { group, path, type Sheet } from './sheet';
import { tonesOf } from './tones';
import type { Dye } from './top';

export function hat(sheet: Sheet, style: 'beanie' | 'brim' | 'cap', dye: Dye): string {
  return { beanie, brim: rainHat, cap }[style](sheet, dye);
}

function beanie(sheet: Sheet, { tones, trim }: Dye): string {
  const crown = 'M212 600C206 440 250 290 340 240C376 222 424 222 460 240C550 290 594 440 588 600Z';
  const turnUp =
    'M196 560C300 590 500 590 604 560C616 610 616 680 604 728C500 764 300 764 196 728C184 680 184 610 196 560Z';
  // Ribs gather towards the crown, as knitting does where stitches are taken together.
  const ribs = Array.from({ length: 15 }, (_, index) => {
    const foot = 226 + index * 25;
    const head = 372 + index * 4;
    return path(
      `M${foot} 590C${foot + (head - foot) * 0.15} 440 ${foot + (head - foot) * 0.5} 310 ${head} 232`,
      {
        fill: 'none',
        stroke: tones.darkest,
        'stroke-width': 5,
        'stroke-opacity': 0.32,
      },
    );
  });
  const folded = Array.from({ length: 25 }, (_, index) => {
    const x = 204 + index * 16.4;
    const sag = 26 * Math.sin(((x - 196) / 408) * Math.PI);
    return (
      path(`M${x} ${562 + sag}V${730 + sag}`, {
        stroke: tones.darkest,
        'stroke-width': 5,
        'stroke-opacity': 0.34,
      }) +
      path(`M${x + 7} ${562 + sag}V${730 + sag}`, {
        stroke: tones.lighter,
        'stroke-width': 3,
        'stroke-opacity': 0.25,
      })
    );
  });
  return group(
    {},
    piece(sheet, crown, tones, {
      from: 204,
      to: 600,
      texture: 'felt',
      edge: 30,
      folds: [
        light('M300 320C274 400 262 480 258 560', 36, 0.4),
        shadow('M520 330C552 420 560 500 560 580', 40, 0.34),
        shadow('M212 570C330 604 470 604 588 570', 24, 0.6),
      ],
    }),
    group({ 'clip-path': sheet.clip(crown) }, ...ribs),
    piece(sheet, turnUp, tones, {
      from: 184,
      to: 616,
      texture: 'felt',
      edge: 22,
      folds: [light('M240 600C240 640 240 690 246 730', 30, 0.3)],
    }),
    group({ 'clip-path': sheet.clip(turnUp) }, ...folded),
    path('M446 640H520V706H446Z', { fill: trim.base, stroke: trim.darker, 'stroke-width': 2 }),
    path('M458 692L474 662L484 678L494 656L510 692Z', { fill: tones.darker }),
  );
}

function rainHat(sheet: Sheet, { tones, trim }: Dye): string {
  const brim =
    'M96 600C120 540 260 516 400 516C540 516 680 540 704 600C716 660 600 720 400 726C200 720 84 660 96 600Z';
  const crown =
    'M236 560C238 440 270 330 320 310C370 296 430 296 480 310C530 330 562 440 564 560C520 600 280 600 236 560Z';
  return group(
    {},
    piece(sheet, brim, tones, {
      from: 90,
      to: 710,
      texture: 'ripstop',
      edge: 26,
      folds: [
        light('M150 590C220 556 320 546 380 546', 24, 0.4),
        shadow('M240 590C300 630 500 630 560 590', 34, 0.6),
        light('M200 680C300 704 460 708 560 690', 18, 0.3),
      ],
    }),
    ...[0, 1, 2].map((ring) =>
      path(
        `M${120 + ring * 22} ${606 + ring * 3}C${140 + ring * 24} ${690 - ring * 8} 660 ${690 - ring * 8} ${680 - ring * 22} ${606 + ring * 3}`,
        {
          fill: 'none',
          stroke: tones.darkest,
          'stroke-width': 1.8,
          'stroke-opacity': 0.4,
          'stroke-dasharray': '7 4',
        },
      ),
    ),
    piece(sheet, crown, tones, {
      from: 228,
      to: 572,
      texture: 'ripstop',
      edge: 26,
      folds: [
        light('M300 340C282 410 274 480 272 550', 34, 0.46),
        shadow('M510 350C534 430 540 500 540 560', 36, 0.32),
        shadow('M330 330C370 350 430 350 470 330', 18, 0.34),
      ],
    }),
    seam('M330 306C324 400 322 480 326 584', tones, 0.5),
    seam('M470 306C476 400 478 480 474 584', tones, 0.5),
    piece(sheet, 'M234 520C300 560 500 560 566 520L566 562C520 604 280 604 234 562Z', trim, {
      from: 228,
      to: 572,
      texture: 'canvas',
      edge: 10,
    }),
    path('M250 640C280 760 360 800 400 850C440 800 520 760 550 640', {
      fill: 'none',
      stroke: trim.dark,
      'stroke-width': 6,
      'stroke-linecap': 'round',
    }),
    path('M388 800H412V836H388Z', { fill: '#2a2f2e' }),
  );
}

function cap(sheet: Sheet, { tones, trim }: Dye): string {
  const crown = 'M196 580C190 430 250 320 380 306C520 296 604 400 606 570C560 606 300 620 196 580Z';
  const peak = 'M196 566C130 580 70 610 60 650C110 690 300 690 420 610C360 600 270 596 196 566Z';
  return group(
    {},
    piece(sheet, crown, tones, {
      from: 186,
      to: 616,
      texture: 'canvas',
      edge: 26,
      folds: [
        light('M270 380C240 440 232 510 234 570', 34, 0.44),
        shadow('M540 390C570 450 574 520 572 576', 36, 0.34),
        shadow('M380 320C390 420 392 500 396 600', 22, 0.2),
      ],
    }),
    seam('M384 308C330 380 310 480 312 602', tones, 0.55),
    seam('M392 308C470 370 500 470 498 598', tones, 0.55),
    piece(sheet, 'M312 440C370 430 440 430 496 444L498 560C440 572 370 572 312 566Z', trim, {
      from: 300,
      to: 510,
      texture: 'canvas',
      edge: 10,
    }),
    path('M366 534L390 488L406 512L422 476L452 534Z', { fill: tones.base }),
    piece(sheet, peak, tones, {
      from: 50,
      to: 430,
      texture: 'canvas',
      edge: 18,
      folds: [
        light('M110 640C180 610 260 604 340 616', 22, 0.46),
        shadow('M196 572C270 604 350 612 412 612', 18, 0.5),
      ],
    }),
    ...[0, 1, 2].map((row) =>
      path(
        `M${84 + row * 26} ${656 - row * 10}C${170 + row * 10} ${676 - row * 14} 300 ${664 - row * 14} ${392 - row * 14} ${616 - row * 3}`,
        {
          fill: 'none',
          stroke: tones.darkest,
          'stroke-width': 1.8,
          'stroke-opacity': 0.4,
          'stroke-dasharray': '7 4',
        },
      ),
    ),
    path('M372 300C378 290 402 290 408 300Z', { fill: tones.dark, stroke: tones.darkest, 'stroke-width': 2 }),
  );
}

const GLOVE =
  'M300 820C296 720 290 640 288 560C286 520 250 470 226 440C206 414 222 388 250 400C288 420 312 450 322 476C322 400 312 300 318 232C322 204 354 204 360 232C366 310 366 380 368 420C370 340 372 240 380 190C388 164 418 166 422 192C428 270 424 350 424 420C430 350 440 270 450 216C458 192 488 198 490 224C490 300 480 370 478 436C488 380 498 330 508 296C518 276 544 284 542 308C534 400 528 480 522 560C514 640 510 730 508 820C440 836 366 836 300 820Z';
const MITTEN =
  'M296 800C292 700 284 640 274 580C254 540 224 500 214 460C210 428 240 416 262 438C284 460 296 490 306 512C302 420 300 330 330 260C352 214 400 196 446 210C500 232 520 300 522 390C526 520 514 660 510 800C440 816 366 816 296 800Z';

/** A pair of gloves or mittens, the left lying over the right. */
export function hands(sheet: Sheet, style: 'gloves' | 'mittens', dye: Dye): string {
  const one = style === 'gloves' ? glove(sheet, dye) : mitten(sheet, dye);
  return (
    group({ transform: 'translate(900 10) scale(-1 1) rotate(-9 400 500)' }, one) +
    group({ transform: 'translate(-96 30) rotate(-9 400 500)' }, one)
  );
}

function glove(sheet: Sheet, { tones, trim }: Dye): string {
  const folds: readonly Fold[] = [
    shadow('M322 476C340 520 350 560 350 600', 20, 0.4),
    light('M340 240C340 330 344 430 346 520', 12, 0.4),
    light('M402 200C402 300 400 400 400 500', 12, 0.4),
    light('M470 230C466 320 458 400 454 480', 12, 0.34),
    shadow('M370 420C372 460 372 490 374 520', 12, 0.5),
    shadow('M426 420C428 460 426 490 426 520', 12, 0.5),
    shadow('M480 440C480 470 478 500 476 530', 12, 0.5),
    shadow('M300 690C360 712 450 712 510 690', 20, 0.4),
  ];
  const tip = (d: string) => piece(sheet, d, trim, { from: 310, to: 430, edge: 5 });
  return group(
    {},
    piece(sheet, GLOVE, tones, { from: 270, to: 540, texture: 'knit', edge: 20, folds }),
    tip('M318 268C316 220 322 212 338 212C354 212 360 220 362 268C350 276 330 276 318 268Z'),
    tip('M228 442C210 416 218 396 238 396C258 400 276 412 292 428C280 450 256 460 244 462Z'),
    piece(sheet, 'M294 694C360 714 450 714 514 694L508 822C440 838 366 838 300 822Z', tonesOf(tones.dark), {
      from: 286,
      to: 520,
      texture: 'rib',
      edge: 12,
    }),
    path('M370 690H438V724H370Z', { fill: trim.base, stroke: trim.darker, 'stroke-width': 2 }),
    path('M392 824C388 860 416 860 412 826', { fill: 'none', stroke: trim.base, 'stroke-width': 7 }),
    seam('M300 600C360 618 450 618 518 600', tones, 0.5),
  );
}

function mitten(sheet: Sheet, { tones, trim }: Dye): string {
  const cuff = 'M286 640C350 660 460 660 520 640L516 836C450 856 360 856 292 836Z';
  return group(
    {},
    piece(sheet, MITTEN, tones, {
      from: 250,
      to: 540,
      texture: 'felt',
      edge: 26,
      folds: [
        light('M350 270C330 360 332 460 336 580', 34, 0.42),
        shadow('M306 512C324 550 334 590 336 620', 22, 0.5),
        shadow('M480 280C500 380 500 500 496 620', 34, 0.3),
      ],
    }),
    piece(sheet, cuff, tones, { from: 280, to: 526, texture: 'rib', edge: 14 }),
    piece(sheet, 'M288 700C350 720 460 720 519 700V730C460 750 350 750 289 730Z', trim, {
      from: 280,
      to: 526,
      texture: 'rib',
      edge: 5,
    }),
    piece(sheet, 'M290 760C350 780 460 780 517 760V776C460 796 350 796 290 776Z', trim, {
      from: 280,
      to: 526,
      texture: 'rib',
      edge: 4,
    }),
    star(420, 440, trim.base),
  );
}

/** An eight-pointed star of knitted stitches, as on northern mittens. */
function star(x: number, y: number, colour: string): string {
  const points = Array.from({ length: 8 }, (_, index) => {
    const angle = (index * Math.PI) / 4;
    const at = (radius: number, turn: number) =>
      `${(x + radius * Math.cos(angle + turn)).toFixed(1)} ${(y + radius * Math.sin(angle + turn)).toFixed(1)}`;
    return `M${at(8, 0)}L${at(34, 0.36)}L${at(58, 0)}L${at(34, -0.36)}Z`;
  });
  return path(points.join(''), { fill: colour, opacity: 0.85 });
}
