import type { TopDrawing } from '../src/catalogue/drawing';
import { piece, seam, zip } from './cloth';
import { group, mirrored, path, type Sheet } from './sheet';
import type { Tones } from './tones';
import type { Dye } from './top';

/** What is sewn onto the front: closure, pockets, shoulder seams. */
export function frontDetails(
  sheet: Sheet,
  { closure, pockets, fabric, neck: neckline }: TopDrawing,
  dye: Dye,
): string {
  const { tones, trim } = dye;
  const start = neckline === 'crew' ? 262 : 236;
  const line = `M400 ${start}V${closure === 'half-zip' ? 440 : 850}`;
  const front =
    closure === 'snaps'
      ? placket(sheet, dye)
      : closure === 'none'
        ? ''
        : zip(line, tones, trim.base, closure === 'half-zip' ? [400, 300] : undefined);
  const shoulder =
    fabric === 'down' || fabric === 'pile'
      ? ''
      : seam('M256 300C300 330 350 336 384 334', tones, 0.4) +
        seam(mirrored('M256 300C300 330 350 336 384 334'), tones, 0.4);
  const drawn = pockets.map((pocket) => POCKETS[pocket](sheet, dye, fabric));
  return (closure === 'none' ? '' : shoulder) + drawn.join('') + front;
}

function placket(sheet: Sheet, { tones, trim }: Dye): string {
  const strip = piece(sheet, 'M378 238H424V851H378Z', tones, { from: 366, to: 440, edge: 8 });
  const snaps = [300, 400, 500, 600, 700, 800].map((y) =>
    group(
      { transform: `translate(401 ${y})` },
      path('M-8 0A8 8 0 1 0 8 0A8 8 0 1 0 -8 0Z', {
        fill: trim.dark,
        stroke: tones.darkest,
        'stroke-width': 1.5,
      }),
      path('M-5 -3A5 5 0 0 1 3 -4', {
        fill: 'none',
        stroke: trim.lighter,
        'stroke-width': 2,
        'stroke-linecap': 'round',
      }),
    ),
  );
  return strip + snaps.join('');
}

const POCKETS: Record<
  TopDrawing['pockets'][number],
  (sheet: Sheet, dye: Dye, fabric: TopDrawing['fabric']) => string
> = {
  hand: handPockets,
  chest: chestPocket,
  flap: flapPockets,
};

function handPockets(_sheet: Sheet, { tones, trim }: Dye): string {
  const left = 'M304 560C296 600 286 650 276 694';
  return zip(left, tones, trim.base, [304, 566]) + zip(mirrored(left), tones, trim.base, [496, 566]);
}

function chestPocket(sheet: Sheet, { tones, trim }: Dye, fabric: TopDrawing['fabric']): string {
  if (fabric === 'pile') {
    const patch = piece(sheet, 'M440 380H524V486C510 498 454 498 440 486Z', trim, {
      from: 430,
      to: 534,
      texture: 'canvas',
      edge: 8,
    });
    return patch + zip('M444 396H520', trim, tones.base);
  }
  if (fabric === 'wax') {
    const flap = 'M446 372H522V412C500 424 468 424 446 412Z';
    return (
      piece(sheet, 'M448 376H520V470H448Z', tones, { from: 440, to: 530, edge: 8 }) +
      piece(sheet, flap, tones, { from: 440, to: 530, edge: 10 })
    );
  }
  return zip('M452 372C478 376 500 374 520 366', tones, trim.base, [454, 374]) + label(trim);
}

/** The shop's ridge, stitched small on the chest. */
function label(trim: Tones): string {
  return path('M292 384L304 366L312 376L320 362L334 384Z', { fill: trim.base, opacity: 0.92 });
}

function flapPockets(sheet: Sheet, { tones, trim }: Dye): string {
  const bag = 'M272 610H366V738C350 750 290 750 270 738Z';
  const flap = 'M266 602H370V648C340 662 296 662 266 648Z';
  const snap = (x: number) =>
    path(`M${x - 6} 640A6 6 0 1 0 ${x + 6} 640A6 6 0 1 0 ${x - 6} 640Z`, {
      fill: trim.dark,
      stroke: tones.darkest,
      'stroke-width': 1.4,
    });
  const side = (shape: string, flipped: boolean, edge: number) =>
    piece(sheet, flipped ? mirrored(shape) : shape, tones, {
      from: flipped ? 424 : 256,
      to: flipped ? 546 : 376,
      edge,
    });
  return (
    side(bag, false, 12) +
    side(flap, false, 12) +
    side(bag, true, 12) +
    side(flap, true, 12) +
    snap(318) +
    snap(482)
  );
}

export function backDetails(sheet: Sheet, { fabric }: TopDrawing, { tones, trim }: Dye): string {
  if (fabric === 'down') return '';
  const loop = path('M392 268C392 292 408 292 408 268', {
    fill: 'none',
    stroke: trim.base,
    'stroke-width': 4,
  });
  const yoke = seam('M238 336C300 372 350 378 400 378C450 378 500 372 562 336', tones, 0.6);
  const panel =
    fabric === 'knit'
      ? ''
      : seam('M286 366C296 520 290 690 286 838', tones, 0.4) +
        seam(mirrored('M286 366C296 520 290 690 286 838'), tones, 0.4);
  const spine = path('M400 390V830', {
    stroke: tones.darkest,
    'stroke-width': 26,
    'stroke-opacity': 0.16,
    filter: sheet.blur(9),
  });
  return spine + yoke + panel + loop;
}

export function hem(sheet: Sheet, { fabric }: TopDrawing, { tones }: Dye): string {
  if (fabric === 'shell' || fabric === 'wax')
    return seam('M248 800C296 820 350 826 400 826C450 826 504 820 552 800', tones, 0.5);
  if (fabric === 'knit') return seam('M246 812C296 832 350 838 400 838C450 838 504 832 554 812', tones, 0.5);
  const band =
    'M246 792C296 814 350 820 400 820C450 820 504 814 554 792L556 828C506 850 452 856 400 856C348 856 292 850 244 828Z';
  return piece(sheet, band, tones, {
    from: 236,
    to: 566,
    texture: fabric === 'down' ? 'smooth' : 'rib',
    edge: 10,
  });
}
