import { group, path, type Sheet } from './sheet';
import { mixed, type Tones } from './tones';

export type Texture =
  | 'smooth'
  | 'ripstop'
  | 'knit'
  | 'rib'
  | 'grid'
  | 'pile'
  | 'wax'
  | 'canvas'
  | 'leather'
  | 'felt';

/** A soft crease: a line that light or shadow gathers along. */
export interface Fold {
  readonly d: string;
  readonly width: number;
  readonly tone: 'shadow' | 'light';
  readonly strength?: number;
}

export interface PieceOptions {
  readonly folds?: readonly Fold[];
  readonly texture?: Texture;
  /** Left and right edge of the rounded form this piece wraps. */
  readonly from: number;
  readonly to: number;
  /** Where along that form the light falls, 0 to 1. */
  readonly lit?: number;
  /** Width of the soft shadow inside the edge. */
  readonly edge?: number;
  readonly outline?: boolean;
}

export function shadow(d: string, width: number, strength = 0.5): Fold {
  return { d, width, tone: 'shadow', strength };
}

export function light(d: string, width: number, strength = 0.5): Fold {
  return { d, width, tone: 'light', strength };
}

/** One cut piece of cloth: rounded by light from the upper left, creased, textured and dark towards its edges. */
export function piece(sheet: Sheet, d: string, tones: Tones, options: PieceOptions): string {
  const { from, to, lit = 0.36, folds = [], texture = 'smooth', edge = 16, outline = true } = options;
  const rounded = sheet.linear(from, 0, to, 60, [
    [0, tones.dark],
    [lit * 0.5, tones.base],
    [lit, tones.light],
    [lit + (1 - lit) * 0.45, tones.base],
    [1, mixed(tones.dark, tones.darker, 0.5)],
  ]);
  const crease = ({ d: line, width, tone, strength }: Fold) =>
    path(line, {
      fill: 'none',
      stroke: tone === 'shadow' ? tones.darkest : tones.lighter,
      'stroke-width': width,
      'stroke-opacity': strength,
      'stroke-linecap': 'round',
    });
  const soft = (tone: Fold['tone'], radius: number) => {
    const drawn = folds.filter((fold) => fold.tone === tone).map(crease);
    return drawn.length === 0 ? '' : group({ filter: sheet.blur(radius) }, ...drawn);
  };
  return group(
    { 'clip-path': sheet.clip(d) },
    path(d, { fill: rounded }),
    soft('shadow', 9),
    soft('light', 7),
    woven(sheet, d, tones, texture),
    path(d, {
      fill: 'none',
      stroke: tones.darkest,
      'stroke-width': edge,
      'stroke-opacity': 0.32,
      filter: sheet.blur(edge / 2),
    }),
    outline
      ? path(d, { fill: 'none', stroke: tones.darkest, 'stroke-width': 2.4, 'stroke-opacity': 0.55 })
      : '',
  );
}

/** The surface of a cloth, laid over its colour. */
function woven(sheet: Sheet, d: string, tones: Tones, texture: Texture): string {
  const over = (fill: string, opacity: number) => path(d, { fill, opacity });
  const line = (dPath: string, colour: string, width: number) =>
    path(dPath, { fill: 'none', stroke: colour, 'stroke-width': width });
  switch (texture) {
    case 'smooth':
      return '';
    case 'ripstop':
      return over(sheet.pattern(11, 11, line('M0 0H11M0 0V11', tones.darkest, 0.9)), 0.13);
    case 'canvas':
      return over(
        sheet.pattern(
          5,
          5,
          line('M0 5L5 0', tones.darkest, 0.9) + line('M0 0L5 5', tones.lighter, 0.6),
          'rotate(8)',
        ),
        0.17,
      );
    case 'knit':
      return over(sheet.pattern(6, 5, line('M0 0L3 4L6 0', tones.darkest, 0.8)), 0.17);
    case 'rib':
      return over(
        sheet.pattern(11, 11, line('M2.5 0V11', tones.darkest, 4) + line('M8 0V11', tones.lighter, 2.5)),
        0.3,
      );
    case 'grid':
      return over(
        sheet.pattern(
          13,
          13,
          path('M2 2H11V11H2Z', { fill: tones.lighter, opacity: 0.55 }) +
            line('M0 0H13M0 0V13', tones.darkest, 2.2) +
            line('M2.5 10.8H11V2.5', tones.darkest, 1),
        ),
        0.24,
      );
    case 'pile':
      return over(tones.base, 0) + bumps(sheet, d, tones, '0.045 0.06', 4, 5, 0.62);
    case 'felt':
      return bumps(sheet, d, tones, '0.35', 3, 1.2, 0.34);
    case 'leather':
      return bumps(sheet, d, tones, '0.16', 3, 1.3, 0.26);
    case 'wax':
      return bumps(sheet, d, tones, '0.012 0.02', 4, 6, 0.26);
  }
}

/** A relief of noise, lit from the upper left and laid on as shadow and light. */
function bumps(
  sheet: Sheet,
  d: string,
  tones: Tones,
  frequency: string,
  octaves: number,
  height: number,
  opacity: number,
): string {
  const relief = sheet.filter(
    `<feTurbulence type="fractalNoise" baseFrequency="${frequency}" numOctaves="${octaves}" seed="7"/>` +
      `<feDiffuseLighting surfaceScale="${height}" diffuseConstant="1.05" lighting-color="${tones.lighter}"><feDistantLight azimuth="235" elevation="52"/></feDiffuseLighting>` +
      '<feComposite in2="SourceGraphic" operator="in"/>',
  );
  return (
    path(d, { fill: '#000', filter: relief, opacity, style: 'mix-blend-mode:soft-light' }) +
    path(d, { fill: '#000', filter: relief, opacity: opacity * 0.5 })
  );
}

/** Two rows of thread beside a seam. */
export function seam(d: string, tones: Tones, opacity = 0.75): string {
  return (
    path(d, { fill: 'none', stroke: tones.darkest, 'stroke-width': 2.2, 'stroke-opacity': opacity * 0.8 }) +
    path(d, {
      fill: 'none',
      stroke: tones.lighter,
      'stroke-width': 1.3,
      'stroke-opacity': opacity * 0.5,
      'stroke-dasharray': '7 4',
      transform: 'translate(4 4)',
    })
  );
}

/** A zip: tape, teeth and, where asked, a puller with a cord in the colour of the trim. */
export function zip(d: string, tones: Tones, trim: string, puller?: readonly [x: number, y: number]): string {
  const cord = puller
    ? group(
        { transform: `translate(${puller[0]} ${puller[1]})` },
        path('M-5 -9H5L7 8H-7Z', { fill: '#c9cdcb', stroke: '#4d5553', 'stroke-width': 1.5 }),
        path('M0 6C3 16 2 26 0 40', {
          fill: 'none',
          stroke: trim,
          'stroke-width': 6,
          'stroke-linecap': 'round',
        }),
      )
    : '';
  return (
    path(d, { fill: 'none', stroke: tones.darkest, 'stroke-width': 13, 'stroke-opacity': 0.55 }) +
    path(d, { fill: 'none', stroke: tones.darker, 'stroke-width': 8 }) +
    path(d, {
      fill: 'none',
      stroke: tones.lighter,
      'stroke-width': 4,
      'stroke-dasharray': '2.5 3',
      'stroke-opacity': 0.7,
    }) +
    cord
  );
}

/** The shadow a thing throws on the floor it stands on. */
export function ground(sheet: Sheet, cx: number, cy: number, width: number, strength = 0.3): string {
  const fill = sheet.radial(
    cx,
    cy,
    width,
    [
      [0, '#0c1613', strength],
      [0.3, '#0c1613', strength * 0.72],
      [0.65, '#0c1613', strength * 0.2],
      [1, '#0c1613', 0],
    ],
    0.14,
  );
  return path(`M${cx - width} ${cy - width * 0.2}H${cx + width}V${cy + width * 0.2}H${cx - width}Z`, {
    fill,
  });
}
