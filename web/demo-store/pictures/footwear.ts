import { light, piece, seam, shadow } from './cloth';
import { group, path, type Sheet } from './sheet';
import { laces, sole } from './soles-and-laces';
import { tonesOf } from './tones';
import type { Dye } from './top';

const RUBBER = tonesOf('#2b2c2c');
const GUM = tonesOf('#8d6a45');

/** A pair of shoes in profile: the nearer one in front, its twin a step behind. */
export function footwear(sheet: Sheet, style: 'boot' | 'shoe' | 'wellington' | 'slipper', dye: Dye): string {
  const one = SHAPES[style](sheet, dye);
  return (
    group({ transform: 'translate(74 -46) scale(.97)', opacity: 1 }, one) +
    group({ transform: 'translate(-34 20)' }, one)
  );
}

const SHAPES = { boot, shoe, wellington, slipper };

function boot(sheet: Sheet, { tones, trim }: Dye): string {
  const upper =
    'M196 372C250 356 330 352 384 364C392 420 408 452 446 480C520 512 600 532 648 568C676 592 684 628 680 664C540 690 300 690 172 676C168 600 190 480 196 372Z';
  const cuff =
    'M188 366C250 330 340 326 392 356C398 376 398 396 394 412C340 392 254 394 196 416C190 400 186 384 188 366Z';
  const rand =
    'M170 640C250 660 300 650 340 644C430 640 520 612 604 560C652 574 690 610 686 672C540 696 300 696 168 684Z';
  const tongue = 'M322 330C360 318 400 326 416 350C420 400 440 440 470 470L420 500C384 470 360 420 350 372Z';
  const heel =
    'M172 560C210 552 244 570 254 606C262 636 258 660 250 678C222 680 196 680 170 678C166 640 168 600 172 560Z';
  return group(
    {},
    path('M214 372C260 348 330 346 376 362L372 420H216Z', { fill: tones.darkest }),
    piece(sheet, tongue, trim, { from: 320, to: 480, edge: 10, texture: 'canvas' }),
    piece(sheet, upper, tones, {
      from: 150,
      to: 690,
      lit: 0.4,
      texture: 'leather',
      edge: 22,
      folds: [
        shadow('M262 470C310 500 360 504 420 496', 22, 0.4),
        shadow('M430 500C460 540 470 580 470 640', 22, 0.34),
        light('M470 510C540 530 600 556 640 590', 24, 0.45),
        light('M230 400C222 470 216 540 214 620', 26, 0.4),
        shadow('M340 420C330 500 336 580 350 650', 22, 0.2),
      ],
    }),
    seam('M250 440C300 520 330 560 420 600C500 630 560 600 600 566', tones, 0.6),
    seam('M352 386C372 450 410 500 462 520', tones, 0.6),
    piece(sheet, cuff, tones, {
      from: 180,
      to: 400,
      edge: 14,
      folds: [light('M210 376C260 352 330 350 380 364', 12, 0.5)],
    }),
    piece(sheet, heel, tones, { from: 160, to: 270, texture: 'leather', edge: 10 }),
    piece(sheet, rand, RUBBER, {
      from: 150,
      to: 700,
      edge: 14,
      folds: [light('M420 640C520 622 590 590 620 574', 9, 0.3)],
    }),
    laces(trim, [
      [372, 392, 330, 402],
      [384, 424, 338, 436],
      [402, 454, 356, 470],
      [430, 480, 386, 502],
      [462, 500, 420, 526],
    ]),
    path('M206 350C196 330 200 312 216 306C230 312 232 334 224 352', {
      fill: 'none',
      stroke: trim.dark,
      'stroke-width': 9,
    }),
    sole(
      sheet,
      'M164 672C300 692 540 694 690 664C700 690 696 712 688 724C520 738 300 738 164 728C158 710 158 690 164 672Z',
      RUBBER,
      172,
      684,
      728,
      26,
    ),
  );
}

function shoe(sheet: Sheet, { tones, trim }: Dye): string {
  const upper =
    'M176 506C220 476 300 470 356 486C400 530 470 552 560 572C630 586 676 610 682 668C540 690 300 690 172 676C166 620 168 560 176 506Z';
  const rand = 'M440 686C460 630 540 590 610 588C660 600 690 626 690 680C600 694 520 694 440 686Z';
  const heel =
    'M170 540C210 540 250 560 262 606C268 640 262 664 254 680C226 682 196 680 168 676C164 630 164 580 170 540Z';
  return group(
    {},
    path('M196 510C240 470 310 470 352 490L330 540H200Z', { fill: tones.darkest }),
    piece(
      sheet,
      'M312 452C350 440 384 452 396 486C420 520 460 545 500 560L452 586C400 570 356 540 330 500Z',
      trim,
      { from: 310, to: 510, edge: 9, texture: 'canvas' },
    ),
    piece(sheet, upper, tones, {
      from: 150,
      to: 690,
      texture: 'felt',
      edge: 20,
      folds: [
        light('M430 566C520 584 590 594 640 622', 22, 0.42),
        shadow('M300 560C360 600 400 620 430 660', 22, 0.3),
        light('M204 530C200 580 198 620 200 660', 20, 0.36),
      ],
    }),
    piece(sheet, 'M262 540C320 560 380 600 430 670C380 682 310 684 262 680C270 640 274 590 262 540Z', trim, {
      from: 250,
      to: 440,
      edge: 10,
      texture: 'grid',
    }),
    piece(sheet, heel, tones, { from: 160, to: 270, edge: 10, texture: 'felt' }),
    piece(sheet, rand, RUBBER, {
      from: 430,
      to: 700,
      edge: 12,
      folds: [light('M500 630C560 600 600 600 640 616', 10, 0.35)],
    }),
    laces(trim, [
      [368, 492, 322, 510],
      [398, 520, 350, 540],
      [434, 542, 388, 566],
      [474, 558, 430, 584],
      [516, 572, 476, 598],
      [556, 584, 522, 608],
    ]),
    path('M186 506C166 486 170 460 190 456C206 462 208 486 204 500', {
      fill: 'none',
      stroke: trim.base,
      'stroke-width': 10,
    }),
    sole(
      sheet,
      'M164 668C300 688 540 690 692 660C702 684 698 704 690 714C520 728 300 728 164 718C158 704 158 686 164 668Z',
      GUM,
      172,
      686,
      718,
      14,
    ),
  );
}

function wellington(sheet: Sheet, { tones, trim }: Dye): string {
  const upper =
    'M212 128C270 116 350 116 402 128C410 260 404 380 408 470C440 520 560 530 640 584C676 612 686 644 682 672C540 690 320 690 190 676C186 600 208 520 208 440C204 330 206 220 212 128Z';
  return group(
    {},
    path('M212 128C270 108 350 108 402 128C350 146 270 146 212 128Z', { fill: tones.darkest }),
    piece(sheet, upper, tones, {
      from: 190,
      to: 470,
      lit: 0.3,
      edge: 22,
      folds: [
        light('M256 150C250 280 252 400 250 500', 26, 0.6),
        light('M440 520C520 548 590 570 640 610', 22, 0.5),
        shadow('M380 150C384 280 376 400 384 480', 30, 0.34),
        shadow('M216 500C270 520 340 520 404 486', 20, 0.4),
        shadow('M214 546C280 560 350 556 430 530', 16, 0.3),
      ],
    }),
    piece(sheet, 'M210 130C270 150 350 150 403 130L404 168C350 186 270 186 208 168Z', tones, {
      from: 200,
      to: 410,
      edge: 8,
    }),
    piece(sheet, 'M318 196L405 188V218L320 228Z', tones, { from: 310, to: 410, edge: 8 }),
    path('M342 188H364V232H342Z', { fill: 'none', stroke: '#b9bfbc', 'stroke-width': 7 }),
    path('M240 300L268 262L286 284L304 254L336 300Z', { fill: trim.base, opacity: 0.9 }),
    piece(
      sheet,
      'M186 620C300 640 420 640 520 622C590 608 650 600 676 622C686 640 688 660 684 680C540 696 320 696 188 684Z',
      tonesOf('#3a3a34'),
      { from: 170, to: 700, edge: 12 },
    ),
    sole(
      sheet,
      'M182 674C320 692 540 692 690 668C698 690 696 712 688 722C640 730 560 730 500 716C460 716 420 716 380 716C340 730 240 734 184 724C178 708 178 690 182 674Z',
      tonesOf('#3a3a34'),
      190,
      680,
      722,
      20,
    ),
  );
}

function slipper(sheet: Sheet, { tones, trim }: Dye): string {
  const upper =
    'M176 520C190 500 240 496 268 520C300 560 360 570 420 540C520 530 640 570 676 640C684 664 680 680 670 690C500 706 300 706 180 692C164 640 164 570 176 520Z';
  const lining = tonesOf('#e3d8c3');
  return group(
    {},
    piece(sheet, 'M184 520C230 486 320 500 420 546C380 590 270 590 200 556Z', lining, {
      from: 176,
      to: 430,
      texture: 'pile',
      edge: 10,
    }),
    piece(sheet, upper, tones, {
      from: 150,
      to: 690,
      texture: 'felt',
      edge: 22,
      folds: [
        light('M440 560C520 570 600 600 640 640', 26, 0.45),
        shadow('M250 560C310 620 380 640 440 650', 24, 0.26),
        light('M204 560C200 600 202 640 206 670', 18, 0.34),
      ],
    }),
    path('M178 522C194 502 240 498 268 522C300 560 360 570 420 542', {
      fill: 'none',
      stroke: trim.base,
      'stroke-width': 9,
      'stroke-linecap': 'round',
    }),
    seam('M196 640C340 668 520 668 664 650', tones, 0.5),
    sole(
      sheet,
      'M172 684C300 704 540 706 682 682C688 700 684 714 678 720C520 734 300 734 176 722C168 710 168 696 172 684Z',
      GUM,
      180,
      676,
      722,
      0,
    ),
  );
}
