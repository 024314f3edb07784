import { light, piece, seam, shadow, zip } from './cloth';
import { group, mirrored, path, type Sheet } from './sheet';
import { tonesOf } from './tones';
import type { Dye } from './top';

const WEBBING = tonesOf('#33383a');

export function pack(sheet: Sheet, style: 'day' | 'trek' | 'roll-top' | 'hip', dye: Dye): string {
  return { day: daypack, trek, 'roll-top': rollTop, hip }[style](sheet, dye);
}

/** A strap with its buckle, along any line. */
function strap(d: string, width = 18): string {
  return (
    path(d, { fill: 'none', stroke: WEBBING.darkest, 'stroke-width': width + 3 }) +
    path(d, { fill: 'none', stroke: WEBBING.base, 'stroke-width': width }) +
    path(d, {
      fill: 'none',
      stroke: WEBBING.light,
      'stroke-width': width * 0.3,
      'stroke-opacity': 0.5,
      'stroke-dasharray': '2 3',
    })
  );
}

function buckle(x: number, y: number): string {
  return group(
    { transform: `translate(${x} ${y})` },
    path('M-16 -22H16L19 0L14 22H-14L-19 0Z', { fill: '#202526', stroke: '#0d1011', 'stroke-width': 2 }),
    path('M-9 -14H9M-9 10H9', { stroke: '#4b5456', 'stroke-width': 3, 'stroke-linecap': 'round' }),
  );
}

function shoulderStraps(sheet: Sheet, top: number): string {
  const d = `M306 ${top + 60}C250 ${top + 120} 190 ${top + 300} 214 ${top + 560}C222 ${top + 580} 244 ${top + 580} 250 ${top + 560}C240 ${top + 380} 282 ${top + 200} 340 ${top + 110}Z`;
  const options = { edge: 12, texture: 'canvas' } as const;
  return (
    piece(sheet, d, WEBBING, { from: 190, to: 340, ...options }) +
    piece(sheet, mirrored(d), WEBBING, { from: 460, to: 610, ...options })
  );
}

function handle(top: number, colour: string): string {
  return path(`M362 ${top + 16}C362 ${top - 34} 438 ${top - 34} 438 ${top + 16}`, {
    fill: 'none',
    stroke: colour,
    'stroke-width': 15,
    'stroke-linecap': 'round',
  });
}

function ridgeLabel(x: number, y: number, colour: string): string {
  return path(`M${x} ${y}L${x + 18} ${y - 26}L${x + 30} ${y - 10}L${x + 42} ${y - 32}L${x + 64} ${y}Z`, {
    fill: colour,
  });
}

function daypack(sheet: Sheet, { tones, trim }: Dye): string {
  const body =
    'M252 300C252 190 320 150 400 150C480 150 548 190 548 300L566 760C566 820 520 850 400 850C280 850 234 820 234 760Z';
  const pocket = 'M276 540C320 526 480 526 524 540L534 760C530 812 486 828 400 828C314 828 270 812 266 760Z';
  const base = 'M236 740C300 768 500 768 564 740L566 772C564 826 518 852 400 852C282 852 236 826 234 772Z';
  const side = 'M238 590C212 596 204 640 210 720C214 760 228 776 240 780Z';
  return group(
    {},
    shoulderStraps(sheet, 130),
    handle(150, WEBBING.base),
    piece(sheet, side, WEBBING, { from: 200, to: 246, texture: 'grid', edge: 8 }),
    piece(sheet, mirrored(side), WEBBING, { from: 554, to: 600, texture: 'grid', edge: 8 }),
    piece(sheet, body, tones, {
      from: 226,
      to: 574,
      texture: 'ripstop',
      edge: 28,
      folds: [
        light('M312 210C292 300 286 420 282 520', 34, 0.4),
        shadow('M520 260C536 400 540 520 544 700', 40, 0.3),
        shadow('M270 500C330 520 470 520 530 500', 26, 0.4),
        light('M300 440C350 456 450 456 500 440', 16, 0.22),
      ],
    }),
    zip('M270 330C268 226 330 184 400 184C470 184 532 226 530 330', tones, trim.base, [532, 322]),
    piece(sheet, pocket, tones, {
      from: 260,
      to: 540,
      texture: 'ripstop',
      edge: 20,
      folds: [
        light('M316 570C304 640 304 710 312 780', 26, 0.36),
        shadow('M500 570C508 650 504 730 494 800', 26, 0.28),
      ],
    }),
    piece(sheet, base, tonesOf(tones.darker), { from: 226, to: 574, texture: 'canvas', edge: 14 }),
    zip('M290 580C340 568 460 568 510 580', tones, trim.base, [500, 578]),
    strap('M252 470H300M500 470H548', 14),
    ridgeLabel(368, 670, trim.base),
    path('M384 400H416V460H384Z', { fill: WEBBING.base, stroke: WEBBING.darkest, 'stroke-width': 2 }),
    path('M384 420H416M384 440H416', { stroke: WEBBING.light, 'stroke-width': 2 }),
  );
}

function trek(sheet: Sheet, { tones, trim }: Dye): string {
  const body = 'M262 280C300 262 500 262 538 280L558 800C556 860 500 890 400 890C300 890 244 860 242 800Z';
  const lid =
    'M246 190C250 120 330 96 400 96C470 96 550 120 554 190C560 240 552 276 540 300C490 326 310 326 260 300C248 276 240 240 246 190Z';
  const front = 'M296 470C340 456 460 456 504 470L516 760C506 806 460 820 400 820C340 820 294 806 284 760Z';
  const side = 'M248 560C206 566 194 640 200 740C206 800 226 826 246 832Z';
  const belt = 'M248 690C190 700 150 730 132 770C140 800 170 816 250 800Z';
  return group(
    {},
    shoulderStraps(sheet, 100),
    handle(96, WEBBING.base),
    piece(sheet, belt, WEBBING, { from: 130, to: 260, texture: 'canvas', edge: 12 }),
    piece(sheet, mirrored(belt), WEBBING, { from: 540, to: 670, texture: 'canvas', edge: 12 }),
    piece(sheet, body, tones, {
      from: 232,
      to: 568,
      texture: 'ripstop',
      edge: 28,
      folds: [
        light('M300 320C284 460 278 600 282 800', 32, 0.38),
        shadow('M524 330C536 500 540 640 536 820', 40, 0.32),
        shadow('M262 330C330 356 470 356 538 330', 30, 0.5),
      ],
    }),
    piece(sheet, side, tonesOf(tones.dark), { from: 190, to: 254, texture: 'grid', edge: 10 }),
    piece(sheet, mirrored(side), tonesOf(tones.dark), { from: 546, to: 610, texture: 'grid', edge: 10 }),
    piece(sheet, front, tonesOf(tones.dark), {
      from: 276,
      to: 524,
      texture: 'canvas',
      edge: 18,
      folds: [
        light('M330 500C320 600 322 700 330 780', 26, 0.34),
        shadow('M480 500C490 600 486 700 476 790', 24, 0.3),
      ],
    }),
    zip('M318 520C350 510 450 510 482 520', tones, trim.base, [474, 518]),
    piece(sheet, lid, tones, {
      from: 238,
      to: 562,
      texture: 'ripstop',
      edge: 22,
      folds: [
        light('M290 150C340 120 430 116 500 140', 30, 0.42),
        shadow('M262 280C330 302 470 302 538 280', 22, 0.46),
      ],
    }),
    zip('M278 226C330 246 470 246 522 226', tones, trim.base, [510, 230]),
    strap('M322 308V452M478 308V452', 16),
    buckle(322, 400),
    buckle(478, 400),
    strap('M252 640L296 632M548 640L504 632M250 770L290 780M550 770L510 780', 10),
    ridgeLabel(368, 690, trim.base),
    path('M556 430C580 470 584 620 566 690', {
      fill: 'none',
      stroke: trim.base,
      'stroke-width': 7,
      'stroke-linecap': 'round',
    }),
  );
}

function rollTop(sheet: Sheet, { tones, trim }: Dye): string {
  const body = 'M262 270C300 258 500 258 538 270L556 790C554 836 506 856 400 856C294 856 246 836 244 790Z';
  const roll =
    'M250 190C300 178 500 178 550 190C562 214 562 250 550 276C500 290 300 290 250 276C238 250 238 214 250 190Z';
  const sheen = sheet.linear(250, 0, 550, 0, [
    [0.12, '#fff', 0],
    [0.24, '#fff', 0.24],
    [0.34, '#fff', 0],
  ]);
  return group(
    {},
    shoulderStraps(sheet, 170),
    piece(sheet, body, tones, {
      from: 234,
      to: 566,
      edge: 26,
      folds: [
        light('M306 300C290 440 286 600 292 800', 30, 0.4),
        shadow('M262 300C330 326 470 326 538 300', 26, 0.5),
        shadow('M522 320C534 480 538 640 532 800', 36, 0.3),
        shadow('M300 380C340 430 360 400 420 420', 18, 0.22),
      ],
    }),
    path(body, { fill: sheen }),
    piece(sheet, roll, tones, {
      from: 238,
      to: 562,
      edge: 18,
      folds: [
        light('M268 206C340 194 460 194 532 206', 14, 0.5),
        shadow('M252 236C340 250 460 250 548 236', 12, 0.5),
      ],
    }),
    path('M246 226C330 240 470 240 554 226M246 252C330 266 470 266 554 252', {
      fill: 'none',
      stroke: tones.darkest,
      'stroke-width': 3,
      'stroke-opacity': 0.6,
    }),
    strap('M400 196V520', 20),
    path('M386 430L414 430L414 470C414 490 386 490 386 470Z', {
      fill: 'none',
      stroke: '#a7adaa',
      'stroke-width': 7,
    }),
    strap('M238 232C226 330 228 420 246 500M562 232C574 330 572 420 554 500', 14),
    buckle(236, 380),
    buckle(564, 380),
    piece(
      sheet,
      'M250 690C330 706 470 706 550 690L554 792C552 836 506 856 400 856C294 856 248 836 246 792Z',
      tonesOf(tones.darker),
      { from: 240, to: 560, edge: 14 },
    ),
    seam('M262 560C330 574 470 574 540 560', tones, 0.5),
    ridgeLabel(368, 650, trim.base),
  );
}

function hip(sheet: Sheet, { tones, trim }: Dye): string {
  const body =
    'M210 440C270 392 530 392 590 440C612 500 606 570 570 610C500 652 300 652 230 610C194 570 188 500 210 440Z';
  const pocket =
    'M246 524C320 506 480 506 554 524C566 562 558 592 540 606C480 634 320 634 260 606C242 592 234 562 246 524Z';
  return group(
    {},
    path('M206 470C150 440 110 380 130 330C180 260 620 260 670 330C690 380 650 440 594 470', {
      fill: 'none',
      stroke: WEBBING.darkest,
      'stroke-width': 30,
    }),
    path('M206 470C150 440 110 380 130 330C180 260 620 260 670 330C690 380 650 440 594 470', {
      fill: 'none',
      stroke: WEBBING.base,
      'stroke-width': 25,
    }),
    buckle(400, 278),
    piece(sheet, body, tones, {
      from: 190,
      to: 610,
      texture: 'ripstop',
      edge: 24,
      folds: [
        light('M250 450C340 418 450 416 540 440', 24, 0.42),
        shadow('M230 510C330 534 470 534 570 510', 20, 0.4),
      ],
    }),
    zip('M238 466C320 440 480 440 562 466', tones, trim.base, [540, 462]),
    piece(sheet, pocket, tones, {
      from: 236,
      to: 564,
      texture: 'ripstop',
      edge: 16,
      folds: [light('M280 546C340 534 400 532 460 536', 14, 0.36)],
    }),
    zip('M268 548C340 534 460 534 532 548', tones, trim.base, [286, 548]),
    ridgeLabel(368, 604, trim.base),
  );
}
