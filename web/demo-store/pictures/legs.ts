import type { Drawing } from '../src/catalogue/drawing';
import { type Fold, light, piece, seam, shadow, type Texture, zip } from './cloth';
import { group, mirrored, path, type Sheet } from './sheet';
import type { Dye } from './top';

type LegsDrawing = Extract<Drawing, { kind: 'legs' }>;

const LEG: Record<LegsDrawing['cut'], string> = {
  trousers:
    'M262 116C252 230 236 330 236 430C236 590 262 760 270 900C304 910 346 910 374 902C376 760 388 600 396 452L404 300L400 130C352 138 300 134 262 116Z',
  overtrousers:
    'M256 116C240 230 218 330 214 430C208 590 226 760 232 900C276 912 336 912 372 902C376 760 386 600 396 452L404 300L400 130C352 138 300 134 256 116Z',
  leggings:
    'M282 116C266 220 256 320 262 430C270 560 300 640 300 730C300 800 312 850 314 902C334 908 352 908 366 902C372 830 386 760 384 660C384 590 392 520 398 452L404 300L400 126C360 132 318 130 282 116Z',
  shorts:
    'M262 186C250 290 226 420 212 590C262 616 330 626 382 618C388 570 394 530 398 500L404 360L400 200C352 208 300 204 262 186Z',
};

const CLOTH: Record<LegsDrawing['cut'], Texture> = {
  trousers: 'canvas',
  overtrousers: 'ripstop',
  leggings: 'knit',
  shorts: 'ripstop',
};

/** Trousers of every length, laid flat with a little air in them. */
export function legs(sheet: Sheet, drawing: LegsDrawing, dye: Dye): string {
  const { tones } = dye;
  const leg = LEG[drawing.cut];
  const texture = CLOTH[drawing.cut];
  const folds =
    drawing.cut === 'shorts' ? SHORT_FOLDS : drawing.cut === 'leggings' ? CLOSE_FOLDS : LONG_FOLDS;
  const flip = (fold: Fold): Fold => ({ ...fold, d: mirrored(fold.d) });
  const waistY = drawing.cut === 'shorts' ? 150 : 78;
  return group(
    {},
    piece(sheet, leg, tones, { from: 226, to: 404, lit: 0.38, folds, texture }),
    piece(sheet, mirrored(leg), tones, { from: 396, to: 574, lit: 0.26, folds: folds.map(flip), texture }),
    path('M400 150V300', { stroke: tones.darkest, 'stroke-width': 3, 'stroke-opacity': 0.6 }),
    details(sheet, drawing, dye, waistY),
    waistband(sheet, drawing, dye, waistY),
  );
}

function details(sheet: Sheet, { cut, cargo }: LegsDrawing, { tones, trim }: Dye, waistY: number): string {
  const both = (d: string, draw: (line: string) => string) => draw(d) + draw(mirrored(d));
  switch (cut) {
    case 'leggings':
      return (
        both('M300 640C324 650 352 650 384 640', (line) => seam(line, tones, 0.35)) + cuffs(sheet, tones)
      );
    case 'overtrousers':
      return (
        both('M246 420C232 580 238 760 244 896', (line) => zip(line, tones, trim.base)) +
        both('M236 860C280 872 330 872 372 864', (line) => seam(line, tones, 0.5))
      );
    case 'shorts':
      return (
        both(`M272 ${waistY + 64}C282 280 268 330 250 372`, (line) => seam(line, tones, 0.6)) +
        both('M216 572C264 596 330 604 384 596', (line) => seam(line, tones, 0.5)) +
        path(`M384 ${waistY + 30}C376 240 372 270 378 296M416 ${waistY + 30}C424 240 428 262 420 284`, {
          fill: 'none',
          stroke: trim.light,
          'stroke-width': 5,
          'stroke-linecap': 'round',
        })
      );
    case 'trousers':
      return (
        both('M272 146C276 190 262 220 246 246', (line) => seam(line, tones, 0.7)) +
        seam('M408 150C430 200 428 250 404 296', tones, 0.5) +
        (cargo
          ? doubledKnees(sheet, tones) + toolPocket(sheet, tones)
          : thighPocket(tones, trim.base) + knees(tones)) +
        both('M272 876C306 886 346 886 374 878', (line) => seam(line, tones, 0.5))
      );
  }
}

function knees(tones: Dye['tones']): string {
  const dart = (d: string) => seam(d, tones, 0.45) + seam(mirrored(d), tones, 0.45);
  return dart('M240 540C282 552 336 552 386 544') + dart('M248 668C286 676 336 676 380 668');
}

function doubledKnees(sheet: Sheet, tones: Dye['tones']): string {
  const patch =
    'M240 500C286 508 338 508 388 502C386 570 382 640 376 706C336 712 292 712 254 704C246 640 240 570 240 500Z';
  const drawn = (d: string, from: number) =>
    piece(sheet, d, tones, { from, to: from + 170, texture: 'canvas', edge: 9 }) + seam(d, tones, 0.5);
  return drawn(patch, 228) + drawn(mirrored(patch), 402);
}

function toolPocket(sheet: Sheet, tones: Dye['tones']): string {
  const pocket = 'M514 400L558 392C562 440 564 486 564 528C548 534 530 536 516 534Z';
  return piece(sheet, pocket, tones, { from: 504, to: 574, texture: 'canvas', edge: 8 });
}

function thighPocket(tones: Dye['tones'], trim: string): string {
  return zip('M530 370C540 420 544 460 544 496', tones, trim, [531, 376]);
}

function cuffs(sheet: Sheet, tones: Dye['tones']): string {
  const cuff = 'M304 846C326 854 350 854 370 846L366 904C350 910 332 910 313 904Z';
  return [cuff, mirrored(cuff)]
    .map((d, index) =>
      piece(sheet, d, tones, { from: index ? 428 : 300, to: index ? 500 : 372, texture: 'rib', edge: 6 }),
    )
    .join('');
}

function waistband(sheet: Sheet, { cut }: LegsDrawing, { tones, trim }: Dye, y: number): string {
  const inset = cut === 'leggings' ? 22 : cut === 'overtrousers' ? -4 : 0;
  const left = 264 + inset;
  const right = 800 - left;
  const inside = `M${left} ${y + 6}C330 ${y - 12} 470 ${y - 12} ${right} ${y + 6}C470 ${y + 26} 330 ${y + 26} ${left} ${y + 6}Z`;
  const band = `M${left} ${y + 6}C330 ${y + 26} 470 ${y + 26} ${right} ${y + 6}L${right + 3} ${y + 48}C470 ${y + 70} 330 ${y + 70} ${left - 3} ${y + 48}Z`;
  const gathered = cut === 'trousers' ? 'canvas' : 'rib';
  const loops =
    cut === 'trousers' ? [300, 350, 450, 500].map((x) => beltLoop(sheet, tones, x, y + 8 + loopDip(x))) : [];
  const button =
    cut === 'trousers'
      ? path(`M392 ${y + 44}A9 9 0 1 0 410 ${y + 44}A9 9 0 1 0 392 ${y + 44}Z`, {
          fill: trim.dark,
          stroke: tones.darkest,
          'stroke-width': 2,
        })
      : '';
  return (
    path(inside, {
      fill: sheet.linear(0, y - 12, 0, y + 26, [
        [0, tones.dark],
        [1, tones.darkest],
      ]),
    }) +
    piece(sheet, band, tones, { from: left - 8, to: right + 8, texture: gathered, edge: 8 }) +
    loops.join('') +
    button
  );
}

function beltLoop(sheet: Sheet, tones: Dye['tones'], x: number, y: number): string {
  return piece(sheet, `M${x - 6} ${y}H${x + 6}V${y + 56}H${x - 6}Z`, tones, {
    from: x - 10,
    to: x + 10,
    edge: 4,
  });
}

function loopDip(x: number): number {
  return 8 - Math.abs(400 - x) / 20;
}

const LONG_FOLDS: readonly Fold[] = [
  shadow('M398 300C370 330 330 346 290 350', 22, 0.44),
  shadow('M396 380C360 400 330 400 300 396', 16, 0.3),
  light('M396 340C360 366 320 374 280 376', 12, 0.34),
  shadow('M240 520C284 556 330 566 384 550', 22, 0.36),
  light('M246 500C290 528 336 532 384 520', 14, 0.3),
  shadow('M250 690C290 664 340 664 380 684', 18, 0.3),
  shadow('M262 840C296 812 340 818 374 838', 18, 0.34),
  light('M300 160C286 300 286 500 306 860', 22, 0.3),
  shadow('M384 480C374 620 366 760 362 890', 22, 0.28),
];
const CLOSE_FOLDS: readonly Fold[] = [
  shadow('M398 300C370 322 340 334 312 336', 16, 0.36),
  shadow('M278 560C316 584 356 584 390 570', 16, 0.3),
  light('M310 150C296 290 300 460 330 640', 22, 0.34),
  light('M334 690C338 760 342 820 342 880', 14, 0.34),
  shadow('M380 520C372 640 366 760 360 880', 16, 0.3),
];
const SHORT_FOLDS: readonly Fold[] = [
  shadow('M398 360C366 390 330 400 292 402', 22, 0.42),
  light('M396 400C356 430 316 438 276 438', 14, 0.3),
  shadow('M240 470C286 500 330 510 382 496', 20, 0.3),
  light('M306 230C288 340 278 460 272 590', 24, 0.32),
  shadow('M386 480C376 530 370 570 366 610', 20, 0.3),
];
