import { light, piece, seam, shadow, zip } from './cloth';
import { group, path, type Sheet } from './sheet';
import { tonesOf } from './tones';
import type { Dye } from './top';

export function campGear(sheet: Sheet, style: 'tent' | 'sleeping-bag' | 'mug' | 'flask', dye: Dye): string {
  return { tent, 'sleeping-bag': sleepingBag, mug, flask }[style](sheet, dye);
}

function tent(sheet: Sheet, { tones, trim }: Dye): string {
  const fly =
    'M60 700C150 560 250 400 352 352C386 338 420 340 450 356C560 420 660 570 744 700C620 724 180 724 60 700Z';
  const porch =
    'M236 712C270 580 316 440 372 346C404 338 424 340 440 350C478 450 510 590 528 712C430 722 330 722 236 712Z';
  const open = 'M312 716C330 610 356 500 388 424C420 500 452 610 468 716Z';
  const guy = (d: string) => path(d, { fill: 'none', stroke: trim.base, 'stroke-width': 4 });
  return group(
    {},
    guy('M400 344L250 716M400 344L560 724M70 690L10 730M740 690L792 728'),
    piece(sheet, fly, tones, {
      from: 60,
      to: 744,
      lit: 0.3,
      texture: 'ripstop',
      edge: 22,
      folds: [
        light('M330 380C240 460 170 570 120 680', 34, 0.46),
        shadow('M480 390C560 480 630 580 690 690', 40, 0.34),
        shadow('M80 690C240 714 560 714 726 690', 26, 0.4),
        shadow('M250 480C270 540 250 620 200 690', 20, 0.26),
        light('M560 500C600 570 640 630 670 690', 14, 0.2),
      ],
    }),
    piece(sheet, porch, tones, {
      from: 240,
      to: 560,
      lit: 0.24,
      texture: 'ripstop',
      edge: 18,
      folds: [
        light('M360 400C310 500 280 610 266 700', 20, 0.5),
        shadow('M450 400C480 500 500 610 510 700', 26, 0.36),
      ],
    }),
    path(open, {
      fill: sheet.linear(0, 424, 0, 716, [
        [0, '#1a1510'],
        [0.5, '#54361b'],
        [1, '#e3a659'],
      ]),
    }),
    path(open, {
      fill: sheet.radial(390, 690, 130, [
        [0, '#ffe3a8', 0.9],
        [0.5, '#ffc46b', 0.35],
        [1, '#ffc46b', 0],
      ]),
    }),
    piece(sheet, 'M388 424C356 500 330 610 312 716C296 716 280 716 270 714C296 600 340 490 388 424Z', tones, {
      from: 270,
      to: 390,
      edge: 8,
    }),
    path('M330 560C340 570 350 566 352 552', { fill: 'none', stroke: trim.base, 'stroke-width': 6 }),
    seam('M352 352C250 420 160 560 84 694', tones, 0.5),
    seam('M450 356C560 430 650 570 720 694', tones, 0.5),
    path('M366 344C382 322 420 322 440 348', {
      fill: 'none',
      stroke: trim.base,
      'stroke-width': 7,
      'stroke-linecap': 'round',
    }),
    path('M566 560L586 532L598 548L610 526L632 560Z', { fill: trim.base, opacity: 0.85 }),
    grass(),
  );
}

function grass(): string {
  const blades = Array.from({ length: 64 }, (_, index) => {
    const x = 20 + index * 12 + ((index * 37) % 9);
    const height = 12 + ((index * 53) % 17);
    return `M${x} 734Q${x + ((index * 29) % 9) - 4} ${734 - height / 2} ${x + ((index * 41) % 15) - 7} ${734 - height}`;
  });
  return path(blades.join(''), {
    fill: 'none',
    stroke: '#5d6b45',
    'stroke-width': 3.2,
    'stroke-linecap': 'round',
    opacity: 0.85,
  });
}

function sleepingBag(sheet: Sheet, { tones, trim }: Dye): string {
  const bag =
    'M300 150C340 90 460 90 500 150C540 210 560 300 552 420C544 580 516 740 486 860C462 900 338 900 314 860C284 740 256 580 248 420C240 300 260 210 300 150Z';
  const hood = 'M322 232C326 160 360 136 400 136C440 136 474 160 478 232C460 276 340 276 322 232Z';
  const baffle = [300, 370, 440, 510, 580, 650, 720, 790].map(
    (y, index) => `M${248 + index * 7} ${y}C320 ${y + 22} 480 ${y + 22} ${552 - index * 7} ${y}`,
  );
  return group(
    {},
    piece(sheet, bag, tones, {
      from: 240,
      to: 560,
      texture: 'ripstop',
      edge: 32,
      folds: [
        ...baffle.map((line) => shadow(line, 20, 0.55)),
        ...[264, 334, 404, 474, 544, 614, 684, 754, 822].map((y) =>
          light(`M290 ${y + 6}C340 ${y + 18} 440 ${y + 18} 500 ${y + 6}`, 22, 0.4),
        ),
      ],
    }),
    group(
      { 'clip-path': sheet.clip(bag) },
      path(baffle.join(''), {
        fill: 'none',
        stroke: tones.darkest,
        'stroke-width': 2.4,
        'stroke-opacity': 0.6,
      }),
    ),
    piece(sheet, hood, trim, {
      from: 316,
      to: 484,
      edge: 20,
      folds: [
        shadow('M340 180C370 150 430 150 460 180', 22, 0.5),
        light('M350 244C380 260 420 260 450 244', 14, 0.4),
      ],
    }),
    path('M322 232C326 160 360 136 400 136C440 136 474 160 478 232', {
      fill: 'none',
      stroke: tones.light,
      'stroke-width': 12,
      'stroke-linecap': 'round',
    }),
    zip('M470 262C496 340 506 460 500 620', tones, trim.base, [474, 276]),
    path('M360 836L384 800L400 820L416 794L444 836Z', { fill: trim.base, opacity: 0.9 }),
  );
}

function mug(sheet: Sheet, { tones, trim }: Dye): string {
  const steel = tonesOf('#5c6465');
  const body =
    'M206 360C206 346 570 346 570 360C572 480 562 610 546 690C530 730 246 730 230 690C214 610 204 480 206 360Z';
  return group(
    {},
    path('M560 430C660 420 700 480 670 560C650 616 590 640 548 622', {
      fill: 'none',
      stroke: tones.darkest,
      'stroke-width': 42,
    }),
    path('M560 430C660 420 700 480 670 560C650 616 590 640 548 622', {
      fill: 'none',
      stroke: tones.base,
      'stroke-width': 35,
    }),
    path('M566 420C650 414 690 470 664 548', {
      fill: 'none',
      stroke: tones.lighter,
      'stroke-width': 8,
      'stroke-opacity': 0.8,
      'stroke-linecap': 'round',
    }),
    piece(sheet, body, tones, {
      from: 206,
      to: 570,
      lit: 0.26,
      edge: 20,
      folds: [
        light('M276 390C272 500 280 610 292 690', 30, 0.75),
        shadow('M520 390C522 500 514 610 500 700', 46, 0.3),
      ],
    }),
    path('M280 610L352 500L392 556L440 470L520 610Z', { fill: trim.base, opacity: 0.92 }),
    path('M352 500L334 528L352 522L364 532L374 530ZM440 470L416 514L438 502L452 516L464 512Z', {
      fill: tones.lighter,
      opacity: 0.9,
    }),
    path('M276 628C340 640 460 640 524 628M292 648C350 658 450 658 508 648', {
      fill: 'none',
      stroke: trim.base,
      'stroke-width': 5,
      'stroke-linecap': 'round',
    }),
    path('M206 358C206 322 570 322 570 358C570 394 206 394 206 358Z', { fill: steel.base }),
    path('M220 358C220 332 556 332 556 358C556 384 220 384 220 358Z', {
      fill: sheet.linear(220, 0, 556, 0, [
        [0, '#d9d6cb'],
        [0.5, '#f6f3ea'],
        [1, '#aaa79c'],
      ]),
    }),
    path('M236 366C250 346 526 346 540 366C520 382 256 382 236 366Z', {
      fill: sheet.linear(0, 346, 0, 382, [
        [0, '#3a1f10'],
        [1, '#6d4123'],
      ]),
    }),
    path('M206 358C206 322 570 322 570 358', {
      fill: 'none',
      stroke: steel.lighter,
      'stroke-width': 4,
      'stroke-opacity': 0.9,
    }),
    group(
      { filter: sheet.blur(9), opacity: 0.5 },
      path('M340 320C310 270 380 240 350 180M430 310C400 250 470 230 440 160', {
        fill: 'none',
        stroke: '#ffffff',
        'stroke-width': 16,
        'stroke-linecap': 'round',
      }),
    ),
  );
}

function flask(sheet: Sheet, { tones, trim }: Dye): string {
  const steel = sheet.linear(300, 0, 500, 0, [
    [0, '#6c7476'],
    [0.2, '#eef1f1'],
    [0.36, '#b5bcbd'],
    [0.7, '#dfe3e3'],
    [1, '#5c6466'],
  ]);
  const body = 'M288 370C288 344 312 330 330 322H470C488 330 512 344 512 370V850C512 882 288 882 288 850Z';
  return group(
    {},
    path('M316 150C316 136 484 136 484 150V292H316Z', { fill: steel }),
    path('M316 150C316 136 484 136 484 150C484 164 316 164 316 150Z', { fill: '#f4f6f6', opacity: 0.8 }),
    path('M316 262H484M316 276H484', { stroke: '#555d5f', 'stroke-width': 2, 'stroke-opacity': 0.6 }),
    path('M322 292H478V330H322Z', { fill: '#2a3031' }),
    path('M322 298H478M322 308H478M322 318H478', { stroke: '#4c5557', 'stroke-width': 3 }),
    piece(sheet, body, tones, {
      from: 288,
      to: 512,
      lit: 0.28,
      edge: 16,
      texture: 'felt',
      folds: [
        light('M336 370C334 520 334 700 338 850', 22, 0.7),
        shadow('M486 370C488 520 488 700 484 850', 30, 0.34),
      ],
    }),
    path('M288 832V850C288 882 512 882 512 850V832C512 862 288 862 288 832Z', { fill: steel }),
    path('M344 600L376 552L394 576L416 538L456 600Z', { fill: trim.base }),
    path('M352 618H448M366 632H434', { stroke: trim.base, 'stroke-width': 5, 'stroke-linecap': 'round' }),
  );
}
