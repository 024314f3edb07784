import type { TopDrawing } from '../src/catalogue/drawing';
import { type Fold, light, piece, seam, shadow, type Texture } from './cloth';
import { collarBack, collarFront, hoodBack, hoodFront } from './neck';
import { group, lowered, mirrored, path, type Sheet } from './sheet';
import type { Tones } from './tones';
import { backDetails, frontDetails, hem } from './top-details';

export interface Dye {
  readonly tones: Tones;
  readonly trim: Tones;
}

const CLOTH: Record<TopDrawing['fabric'], Texture> = {
  shell: 'ripstop',
  wax: 'wax',
  pile: 'pile',
  grid: 'grid',
  down: 'smooth',
  knit: 'knit',
};

const BODY =
  'M338 236C300 250 262 262 226 286C246 330 258 392 256 456C262 560 250 700 244 826C292 846 348 852 400 852C452 852 508 846 556 826C550 700 538 560 544 456C542 392 554 330 574 286C538 262 500 250 462 236C446 262 354 262 338 236Z';
const VEST_BODY =
  'M338 236C312 248 290 256 268 270C280 330 272 396 256 456C262 560 250 700 244 826C292 846 348 852 400 852C452 852 508 846 556 826C550 700 538 560 544 456C528 396 520 330 532 270C510 256 488 248 462 236C446 262 354 262 338 236Z';
const LONG_SLEEVE =
  'M236 280C196 298 176 340 164 400C146 500 126 640 112 786C134 804 168 812 194 806C212 700 238 570 262 466C264 400 256 330 236 280Z';
const SHORT_SLEEVE =
  'M236 280C198 296 172 340 152 396C140 430 132 452 126 478C156 502 198 512 232 506C244 486 254 470 262 452C264 400 256 330 236 280Z';

/** A garment for the upper body, laid out as on an invisible figure, seen from the front or from behind. */
export function top(sheet: Sheet, drawing: TopDrawing, dye: Dye, back: boolean): string {
  const { tones } = dye;
  const texture = CLOTH[drawing.fabric];
  const puffy = drawing.fabric === 'down';
  const body = drawing.sleeves === 'none' ? VEST_BODY : BODY;
  const bodyFolds = puffy ? baffles(BODY_BAFFLES) : BODY_FOLDS;
  return group(
    {},
    sleeves(sheet, drawing, dye, texture),
    back || drawing.neck !== 'crew' ? '' : innerNeck(sheet, tones),
    drawing.neck === 'hood' && back ? '' : behindNeck(sheet, drawing, dye, back),
    piece(sheet, body, tones, { from: 236, to: 566, folds: bodyFolds, texture, edge: puffy ? 26 : 18 }),
    puffy ? seams(BODY_BAFFLES, tones, body, sheet) : '',
    back ? backDetails(sheet, drawing, dye) : frontDetails(sheet, drawing, dye),
    hem(sheet, drawing, dye),
    back
      ? drawing.neck === 'hood'
        ? hoodBack(sheet, dye, texture)
        : collarBack(sheet, drawing, dye, texture)
      : neck(sheet, drawing, dye, texture),
  );
}

function sleeves(
  sheet: Sheet,
  { sleeves: cut, fabric }: TopDrawing,
  { tones }: Dye,
  texture: Texture,
): string {
  if (cut === 'none') return '';
  const d = cut === 'long' ? LONG_SLEEVE : SHORT_SLEEVE;
  const puffy = fabric === 'down';
  const folds = cut === 'short' ? SHORT_SLEEVE_FOLDS : puffy ? baffles(SLEEVE_BAFFLES) : SLEEVE_FOLDS;
  const cuff = cut === 'long' ? 'M116 748C140 764 172 770 203 764L196 812C166 818 132 810 108 792Z' : '';
  const flip = (fold: Fold): Fold => ({ ...fold, d: mirrored(fold.d) });
  const left = piece(sheet, d, tones, {
    from: 96,
    to: 330,
    lit: 0.34,
    folds,
    texture,
    edge: puffy ? 24 : 16,
  });
  const right = piece(sheet, mirrored(d), tones, {
    from: 500,
    to: 740,
    lit: 0.3,
    folds: folds.map(flip),
    texture,
    edge: puffy ? 24 : 16,
  });
  const cuffTexture = fabric === 'shell' || fabric === 'wax' || fabric === 'down' ? 'smooth' : 'rib';
  const cuffs = cuff
    ? [cuff, mirrored(cuff)].map((shape, index) =>
        piece(sheet, shape, tones, {
          from: index ? 590 : 106,
          to: index ? 694 : 206,
          texture: cuffTexture,
          edge: 10,
        }),
      )
    : [];
  const bands = puffy
    ? seams(SLEEVE_BAFFLES, tones, d, sheet) +
      seams(
        SLEEVE_BAFFLES.map((line) => mirrored(line)),
        tones,
        mirrored(d),
        sheet,
      )
    : '';
  const hemline =
    cut === 'short'
      ? seam('M130 462C160 484 198 494 238 490', tones) +
        seam(mirrored('M130 462C160 484 198 494 238 490'), tones)
      : '';
  return left + right + bands + hemline + cuffs.join('');
}

const SLEEVE_FOLDS: readonly Fold[] = [
  shadow('M258 470C230 470 200 456 178 430', 14, 0.5),
  shadow('M246 540C214 520 186 520 158 500', 12, 0.4),
  light('M244 510C214 494 190 490 164 470', 9, 0.4),
  shadow('M226 640C200 616 168 610 140 604', 12, 0.34),
  light('M232 600C204 580 176 574 150 566', 8, 0.34),
  shadow('M206 730C184 716 150 706 130 690', 14, 0.42),
  light('M200 330C186 420 168 540 150 660', 18, 0.3),
];
const SHORT_SLEEVE_FOLDS: readonly Fold[] = [
  shadow('M258 440C230 430 206 410 190 380', 16, 0.45),
  light('M206 320C186 370 168 410 156 450', 16, 0.35),
];
const BODY_FOLDS: readonly Fold[] = [
  shadow('M262 460C290 500 316 520 344 530', 20, 0.42),
  shadow('M538 460C512 500 486 520 462 528', 20, 0.46),
  light('M276 440C300 480 330 500 350 504', 12, 0.34),
  shadow('M256 640C290 676 330 690 372 690', 18, 0.26),
  shadow('M546 620C516 668 480 700 430 712', 20, 0.32),
  light('M262 600C300 650 330 660 372 660', 14, 0.24),
  shadow('M252 770C300 750 340 776 390 764', 18, 0.24),
  shadow('M552 760C506 744 474 776 420 780', 18, 0.28),
  light('M310 290C296 400 300 560 296 780', 26, 0.28),
  shadow('M420 300C432 450 420 640 428 830', 24, 0.16),
];

const BODY_BAFFLES = [352, 422, 494, 566, 638, 710, 778].map(
  (y, index) =>
    `M232 ${y - 6 + (index % 2) * 4}C290 ${y + 12} 350 ${y + 16} 400 ${y + 12}C450 ${y + 16} 510 ${y + 12} 568 ${y - 6 + (index % 2) * 4}`,
);
const SLEEVE_BAFFLES = [370, 440, 512, 586, 660, 726].map(
  (y, index) =>
    `M${174 - index * 11} ${y}C${196 - index * 9} ${y + 18} ${226 - index * 8} ${y + 24} ${268 - index * 9} ${y + 12}`,
);

/** Down swells between its seams: shadow along each, light halfway to the one above. */
function baffles(lines: readonly string[]): readonly Fold[] {
  return lines.flatMap((line) => [shadow(line, 20, 0.6), { ...light(lowered(line, -34), 24, 0.42) }]);
}

function seams(lines: readonly string[], tones: Tones, within: string, sheet: Sheet): string {
  return group(
    { 'clip-path': sheet.clip(within) },
    ...lines.map((line) =>
      path(line, { fill: 'none', stroke: tones.darkest, 'stroke-width': 2.4, 'stroke-opacity': 0.6 }),
    ),
  );
}

function innerNeck(sheet: Sheet, tones: Tones): string {
  const d = 'M338 236C356 214 444 214 462 236C450 262 350 262 338 236Z';
  return path(d, {
    fill: sheet.linear(0, 214, 0, 262, [
      [0, tones.dark],
      [1, tones.darkest],
    ]),
  });
}

function behindNeck(sheet: Sheet, drawing: TopDrawing, { tones }: Dye, back: boolean): string {
  if (back || drawing.neck === 'crew' || drawing.neck === 'hood') return '';
  return path('M344 168C360 150 440 150 456 168L462 240H338Z', {
    fill: sheet.linear(0, 150, 0, 240, [
      [0, tones.dark],
      [1, tones.darkest],
    ]),
  });
}

function neck(sheet: Sheet, drawing: TopDrawing, dye: Dye, texture: Texture): string {
  if (drawing.neck === 'hood') return hoodFront(sheet, dye, texture);
  return collarFront(sheet, drawing, dye, texture);
}
