import type { TopDrawing } from '../src/catalogue/drawing';
import { light, piece, seam, shadow, type Texture, zip } from './cloth';
import { group, mirrored, path, type Sheet } from './sheet';
import { tonesOf } from './tones';
import type { Dye } from './top';

const HOOD =
  'M322 262C304 236 296 196 302 158C310 104 350 74 400 72C450 74 490 104 498 158C504 196 496 236 478 262C452 284 348 284 322 262Z';
const OPENING =
  'M348 214C340 176 346 132 372 116C390 108 410 108 428 116C454 132 460 176 452 214C440 246 418 258 400 260C382 258 360 246 348 214Z';

/** A hood, up and empty, its lining in shadow and the zip closed to the chin. */
export function hoodFront(sheet: Sheet, { tones, trim }: Dye, texture: Texture): string {
  const lining = sheet.linear(340, 110, 450, 260, [
    [0, tones.darkest],
    [0.55, tones.darker],
    [1, tones.dark],
  ]);
  const cord = (x: number) =>
    path(`M${x} 252C${x - 3} 280 ${x + 2} 300 ${x} 326`, {
      fill: 'none',
      stroke: trim.base,
      'stroke-width': 5,
      'stroke-linecap': 'round',
    }) + path(`M${x - 5} 322H${x + 5}V338H${x - 5}Z`, { fill: trim.dark });
  return group(
    {},
    piece(sheet, HOOD, tones, {
      from: 298,
      to: 506,
      texture,
      edge: 18,
      folds: [
        light('M330 120C314 150 314 190 324 226', 14, 0.5),
        shadow('M470 120C488 160 484 210 470 246', 16, 0.45),
        shadow('M330 252C352 268 380 274 400 274', 12, 0.45),
      ],
    }),
    path(OPENING, { fill: lining }),
    group(
      { 'clip-path': sheet.clip(OPENING) },
      path('M348 130C380 112 420 112 452 130C440 104 360 104 348 130Z', {
        fill: tones.darkest,
        opacity: 0.8,
        filter: sheet.blur(8),
      }),
      path('M360 236C384 206 416 206 440 236', {
        fill: 'none',
        stroke: tones.base,
        'stroke-width': 16,
        'stroke-opacity': 0.3,
        filter: sheet.blur(6),
      }),
    ),
    path(OPENING, { fill: 'none', stroke: tones.light, 'stroke-width': 7, 'stroke-opacity': 0.85 }),
    path(OPENING, { fill: 'none', stroke: tones.darkest, 'stroke-width': 1.6, 'stroke-opacity': 0.6 }),
    seam('M400 72C397 82 396 96 397 110', tones, 0.6),
    zip('M400 258V286', tones, trim.base, [400, 272]),
    cord(366),
    cord(434),
  );
}

export function hoodBack(sheet: Sheet, { tones }: Dye, texture: Texture): string {
  return (
    piece(sheet, HOOD, tones, {
      from: 298,
      to: 506,
      texture,
      edge: 18,
      folds: [
        light('M344 110C326 150 328 200 340 236', 18, 0.5),
        shadow('M322 250C352 272 448 272 478 250', 14, 0.5),
      ],
    }) +
    seam('M362 78C350 130 350 200 358 268', tones, 0.6) +
    seam(mirrored('M362 78C350 130 350 200 358 268'), tones, 0.6)
  );
}

export function collarFront(sheet: Sheet, drawing: TopDrawing, dye: Dye, texture: Texture): string {
  const { tones, trim } = dye;
  switch (drawing.neck) {
    case 'crew': {
      const rib = 'M332 240C352 292 448 292 468 240L456 230C440 268 360 268 344 230Z';
      return piece(sheet, rib, tones, { from: 326, to: 474, texture: 'rib', edge: 6 });
    }
    case 'collar': {
      const cord = tonesOf('#6b4a33');
      const flap =
        'M344 172C336 196 322 232 306 262C330 286 356 298 378 304C390 278 398 262 400 250C376 236 354 206 344 172Z';
      const options = { texture: 'rib', edge: 10 } as const;
      return (
        piece(sheet, flap, cord, { from: 300, to: 410, ...options }) +
        piece(sheet, mirrored(flap), cord, { from: 392, to: 502, ...options })
      );
    }
    case 'stand':
    case 'hood': {
      const left = 'M344 166C340 190 336 214 330 240C352 258 378 266 402 268V190C380 186 360 178 344 166Z';
      const options = { texture: drawing.fabric === 'down' ? ('smooth' as const) : texture, edge: 10 };
      const fasten =
        drawing.closure === 'none'
          ? ''
          : zip('M400 192V270', tones, trim.base, drawing.closure === 'zip' ? [400, 204] : undefined);
      return (
        piece(sheet, left, tones, { from: 322, to: 420, ...options }) +
        piece(sheet, mirrored(left), tones, { from: 390, to: 480, lit: 0.2, ...options }) +
        fasten
      );
    }
  }
}

export function collarBack(sheet: Sheet, drawing: TopDrawing, { tones }: Dye, texture: Texture): string {
  if (drawing.neck === 'crew') {
    const rib = 'M334 238C352 254 448 254 466 238L458 226C440 238 360 238 342 226Z';
    return piece(sheet, rib, tones, { from: 326, to: 474, texture: 'rib', edge: 6 });
  }
  const cloth = drawing.neck === 'collar' ? tonesOf('#6b4a33') : tones;
  const d =
    'M342 166C370 156 430 156 458 166C462 194 468 220 474 244C440 262 360 262 326 244C332 220 338 194 342 166Z';
  return piece(sheet, d, cloth, {
    from: 322,
    to: 480,
    texture: drawing.neck === 'collar' ? 'rib' : texture,
    edge: 12,
  });
}
