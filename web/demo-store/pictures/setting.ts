import type { Colour } from '../src/catalogue/colours';
import type { Drawing } from '../src/catalogue/drawing';
import { piece } from './cloth';
import { landscape } from './landscape';
import { group, path, randomFrom, type Sheet } from './sheet';
import { mixed, tonesOf } from './tones';

const WOOD = tonesOf('#8b6f55');
const ROCK = tonesOf('#7b7f7c');

/** A product out of doors: garments hang from a driftwood rail, everything else stands on a slab of rock. */
export function setting(
  sheet: Sheet,
  drawing: Drawing,
  colour: Colour,
  figure: string,
  floorY: number,
): string {
  const backdrop = group(
    { filter: sheet.blur(5) },
    landscape(sheet, {
      width: 800,
      height: 1000,
      seed: colour.hex.charCodeAt(2) + drawing.kind.length * 31,
      horizon: 0.52,
      sky: ['#b7c7cd', '#dfe3dc', '#f0e6d3'],
      far: mixed('#a3b5ba', colour.hex, 0.08),
      near: '#3f4f45',
      ridges: 4,
      features: drawing.kind === 'camp' ? ['pines'] : ['pines', 'lake'],
      sun: { x: 0.72, y: 0.24, size: 46, colour: '#fff4d6' },
    }),
  );
  if (drawing.kind === 'top' || drawing.kind === 'legs') {
    const drop = 184 - HUNG_SCALE * crownOf(drawing);
    return (
      backdrop +
      group({ transform: `translate(76 ${drop.toFixed(0)}) scale(${HUNG_SCALE})` }, figure) +
      rail(sheet)
    );
  }
  const scale = drawing.kind === 'camp' && drawing.style === 'tent' ? 0.9 : 0.8;
  const lift = `translate(${(400 * (1 - scale)).toFixed(0)} ${(SLAB_Y - scale * floorY).toFixed(0)}) scale(${scale})`;
  return backdrop + slab(sheet) + group({ transform: lift }, figure);
}

/** Where a thing stands on the rock. */
const SLAB_Y = 830;

const HUNG_SCALE = 0.81;

/** How far down its sheet a hanging garment begins. */
function crownOf(drawing: Drawing): number {
  if (drawing.kind === 'legs') return drawing.cut === 'shorts' ? 146 : 74;
  if (drawing.kind !== 'top') return 0;
  return { hood: 72, stand: 158, collar: 156, crew: 222 }[drawing.neck];
}

function rail(sheet: Sheet): string {
  const beam =
    'M-20 118C180 104 380 126 560 112C660 106 760 116 830 108L830 156C700 166 560 152 400 162C240 170 90 156 -20 166Z';
  const grain = [
    'M-10 132C200 122 420 142 820 124',
    'M-10 146C220 138 460 154 820 140',
    'M120 128C150 122 170 136 140 138C116 138 110 130 120 128',
  ];
  const hook = path('M400 128C400 112 424 112 424 132C424 152 400 158 400 190', {
    fill: 'none',
    stroke: '#3a3f3e',
    'stroke-width': 7,
    'stroke-linecap': 'round',
  });
  return (
    piece(sheet, beam, WOOD, { from: -100, to: 900, texture: 'leather', edge: 16 }) +
    grain
      .map((line) =>
        path(line, { fill: 'none', stroke: WOOD.darkest, 'stroke-width': 2, 'stroke-opacity': 0.35 }),
      )
      .join('') +
    hook
  );
}

function slab(sheet: Sheet): string {
  const random = randomFrom(11);
  const top = 'M-20 800C100 760 240 742 420 748C600 752 720 772 830 806L830 900C560 880 240 880 -20 910Z';
  const face = 'M-20 880C240 850 560 856 830 880V1020H-20Z';
  const lichen = Array.from({ length: 26 }, () => {
    const [x, y, r] = [random() * 800, 780 + random() * 200, 4 + random() * 16];
    return `M${(x - r).toFixed(0)} ${y.toFixed(0)}a${r.toFixed(0)} ${(r * 0.45).toFixed(0)} 0 1 0 ${(2 * r).toFixed(0)} 0a${r.toFixed(0)} ${(r * 0.45).toFixed(0)} 0 1 0 ${(-2 * r).toFixed(0)} 0Z`;
  });
  const shade = sheet.radial(
    400,
    826,
    330,
    [
      [0, '#141b18', 0.5],
      [1, '#141b18', 0],
    ],
    0.2,
  );
  return (
    piece(sheet, top, ROCK, { from: -100, to: 900, lit: 0.3, texture: 'wax', edge: 18 }) +
    piece(sheet, face, tonesOf(ROCK.dark), { from: -100, to: 900, texture: 'wax', edge: 24 }) +
    path(lichen.join(''), { fill: '#b9bd93', opacity: 0.34 }) +
    path('M0 700H800V960H0Z', { fill: shade })
  );
}
