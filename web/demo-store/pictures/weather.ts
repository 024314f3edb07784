import type { Crest, Landscape } from './landscape';
import { group, n, path, type Sheet } from './sheet';
import { mixed } from './tones';

/** Pines along a crest, in loose stands with gaps between them. */
export function pines(random: () => number, crest: Crest, colour: string, size: number): string {
  const trees: string[] = [];
  const phase = random() * 6;
  for (let index = 1; index < crest.length - 1; index += 1) {
    const [x, y] = crest[index] ?? [0, 0];
    if (Math.sin(index * 0.19 + phase) + Math.sin(index * 0.071 + phase * 2) < -0.25) continue;
    for (let sibling = 0; sibling < 2; sibling += 1) {
      const tall = size * (0.55 + random() * 0.75);
      trees.push(pine(x + (random() - 0.5) * size * 0.7, y + size * 0.22, tall));
    }
  }
  return path(trees.join(''), { fill: colour });
}

/** Three tiers of branches, in short relative steps: a forest is most of a scene's bytes. */
function pine(x: number, foot: number, tall: number): string {
  const half = Math.max(2, Math.round(tall * 0.2));
  const tier = Math.round(tall / 3);
  const narrow = Math.round(half * 0.6);
  const waist = Math.round(half * 0.3);
  return (
    `M${x.toFixed(0)} ${(foot - tall).toFixed(0)}l${narrow} ${tier}h-${narrow - waist}l${narrow} ${tier}h-${narrow - waist}l${half - waist} ${tier}` +
    `h-${2 * (half + waist)}l${half - waist} -${tier}h-${narrow - waist}l${narrow} -${tier}h-${narrow - waist}z`
  );
}

export function mistBetween(
  sheet: Sheet,
  width: number,
  y: number,
  depth: number,
  colour: string,
  strength: number,
): string {
  const fill = sheet.linear(0, y - depth, 0, y + depth, [
    [0, colour, 0],
    [0.6, colour, strength],
    [1, colour, 0],
  ]);
  return path(`M-20 ${n(y - depth)}H${width + 20}V${n(y + depth)}H-20Z`, { fill });
}

/** A lake in the middle distance, bright at the far shore, with ripples and a path of light under the sun. */
export function lake(
  sheet: Sheet,
  { width, height, horizon, sky, near, sun }: Landscape,
  random: () => number,
): string {
  const top = height * (horizon + 0.17);
  const water = sheet.linear(0, top, 0, height, [
    [0, sky[2]],
    [0.3, mixed(sky[1], near, 0.2)],
    [1, mixed(sky[0], near, 0.6)],
  ]);
  const ripples = Array.from({ length: 46 }, () => {
    const depth = random() ** 1.6;
    const y = top + 4 + depth * (height - top) * 0.6;
    const x = random() * width;
    const reach = 20 + depth * 120;
    return `M${n(x)} ${n(y)}h${n(reach)}`;
  });
  const glitter = sun
    ? Array.from({ length: 30 }, () => {
        const depth = random();
        const reach = 10 + depth * 46;
        const x = sun.x * width + (random() - 0.5) * (30 + depth * 150) - reach / 2;
        return `M${n(x)} ${n(top + 3 + depth * (height - top) * 0.5)}h${n(reach)}`;
      })
    : [];
  return (
    path(`M-20 ${n(top)}H${width + 20}V${height + 20}H-20Z`, { fill: water }) +
    path(ripples.join(''), {
      stroke: '#ffffff',
      'stroke-width': 1.6,
      'stroke-opacity': 0.24,
      'stroke-linecap': 'round',
    }) +
    (sun
      ? path(glitter.join(''), {
          stroke: sun.colour,
          'stroke-width': 2.6,
          'stroke-opacity': 0.6,
          'stroke-linecap': 'round',
        })
      : '')
  );
}

export function stars(random: () => number, width: number, depth: number): string {
  const dots = Array.from({ length: 130 }, () => {
    const r = 0.6 + random() ** 3 * 2;
    return `M${n(random() * width)} ${n(random() ** 1.3 * depth)}h${n(r)}v${n(r)}h${n(-r)}Z`;
  });
  return path(dots.join(''), { fill: '#fdf6e3', opacity: 0.85 });
}

export function rain(random: () => number, { width, height }: Landscape): string {
  const streaks = (count: number, length: number) =>
    Array.from({ length: count }, () => {
      const [x, y] = [random() * width * 1.1, random() * height];
      return `M${n(x)} ${n(y)}l${n(-length * 0.28)} ${n(length)}`;
    }).join('');
  return (
    path(streaks(150, 34), { stroke: '#e9f0f0', 'stroke-width': 1.2, 'stroke-opacity': 0.28 }) +
    path(streaks(50, 64), { stroke: '#ffffff', 'stroke-width': 1.8, 'stroke-opacity': 0.24 })
  );
}

export function snow(random: () => number, { width, height }: Landscape): string {
  const flakes = Array.from({ length: 190 }, () => {
    const r = 1 + random() ** 2 * 4;
    return `M${n(random() * width)} ${n(random() * height)}a${n(r)} ${n(r)} 0 1 0 ${n(2 * r)} 0a${n(r)} ${n(r)} 0 1 0 ${n(-2 * r)} 0Z`;
  });
  return path(flakes.join(''), { fill: '#ffffff', opacity: 0.75 });
}

/** Birch trunks in the foreground, with their dark marks. */
export function birches(random: () => number, { width, height }: Landscape): string {
  const trunks = [0.06, 0.13, 0.2, 0.79, 0.88, 0.95].map((share) => {
    const x = width * (share + (random() - 0.5) * 0.03);
    const thick = width * (0.008 + random() * 0.009);
    const lean = (random() - 0.5) * 60;
    const trunk = `M${n(x - thick)} ${height + 10}L${n(x + lean - thick * 0.5)} -10H${n(x + lean + thick * 0.5)}L${n(x + thick)} ${height + 10}Z`;
    const marks = Array.from({ length: 22 }, () => {
      const down = random();
      const at = x + lean * (1 - down) - thick * 0.5 + random() * thick * 0.4;
      return `M${n(at)} ${n(down * height)}h${n(thick * (0.4 + random() * 0.7))}`;
    });
    const shade = `M${n(x)} ${height + 10}L${n(x + lean)} -10H${n(x + lean + thick * 0.5)}L${n(x + thick)} ${height + 10}Z`;
    return (
      path(trunk, { fill: '#eceae4' }) +
      path(shade, { fill: '#8f9699', opacity: 0.5 }) +
      path(marks.join(''), {
        stroke: '#33383a',
        'stroke-width': 3.4,
        'stroke-opacity': 0.75,
        'stroke-linecap': 'round',
      })
    );
  });
  return trunks.join('');
}

/** A lit tent on the nearest ground. */
export function tentLight(sheet: Sheet, { width, height }: Landscape): string {
  const glow = sheet.radial(0, -30, 190, [
    [0, '#ffd48a', 0.75],
    [0.4, '#ffb45a', 0.25],
    [1, '#ffb45a', 0],
  ]);
  const canvas = sheet.linear(-70, 0, 80, 0, [
    [0, '#c9742c'],
    [0.45, '#ffd88f'],
    [1, '#a85a25'],
  ]);
  return group(
    { transform: `translate(${n(width * 0.7)} ${n(height * 0.88)}) scale(${n(width / 1300)})` },
    path('M-200 -220H200V120H-200Z', { fill: glow }),
    path('M-96 10C-60 -46 -30 -84 2 -92C36 -84 70 -44 100 10Z', { fill: canvas }),
    path('M-20 10C-12 -34 -4 -66 2 -84C10 -64 18 -32 26 10Z', { fill: '#fff1c9' }),
    path('M2 -92L-120 14M2 -92L124 14', { stroke: '#2b2a25', 'stroke-width': 1.6, 'stroke-opacity': 0.6 }),
  );
}

/** Grass along the nearest edge of the ground, each blade leaning its own way. */
export function meadow(random: () => number, crest: Crest, { height }: Landscape, colour: string): string {
  const blades = (crestPart: Crest) =>
    crestPart.flatMap(([x, y]) =>
      Array.from({ length: 3 }, () => {
        const tall = height * (0.006 + random() * 0.014);
        return `M${(x + random() * 14).toFixed(0)} ${(y + 5).toFixed(0)}q${((random() - 0.5) * 5).toFixed(0)} ${(-tall / 2).toFixed(0)} ${((random() - 0.3) * 12).toFixed(0)} ${(-tall).toFixed(0)}`;
      }),
    );
  return path(blades(crest).join(''), {
    fill: 'none',
    stroke: colour,
    'stroke-width': 2.2,
    'stroke-linecap': 'round',
  });
}

/** Somebody on the way, with a pack and a stick. */
export function walker({ width, height, sky }: Landscape): string {
  return group(
    { transform: `translate(${n(width * 0.73)} ${n(height * 0.845)}) scale(${n(width / 1500)})` },
    path('M-40 6C-10 0 40 0 70 8C40 14 -10 14 -40 6Z', { fill: '#0d1512', opacity: 0.35 }),
    path('M-6 -46L-18 4H-8L4 -34L16 4H27L14 -48Z', { fill: '#26302f' }),
    path('M-14 -100C-16 -112 14 -114 18 -100L20 -44H-12Z', { fill: '#b4552d' }),
    path('M-32 -98C-36 -102 -14 -104 -12 -96L-10 -54C-14 -46 -32 -48 -34 -56Z', { fill: '#37504a' }),
    path('M-8 -122a11 11 0 1 0 22 0a11 11 0 1 0 -22 0Z', { fill: '#d8a27c' }),
    path('M-11 -124C-10 -140 16 -140 15 -124C8 -128 -2 -128 -11 -124Z', { fill: '#c8912f' }),
    path('M12 -92L34 -66', { stroke: '#a04a27', 'stroke-width': 9, 'stroke-linecap': 'round' }),
    path('M34 -72L44 6', { stroke: '#2c2620', 'stroke-width': 3, 'stroke-linecap': 'round' }),
    path('M-12 -100C-6 -104 0 -104 4 -102', {
      fill: 'none',
      stroke: sky[2],
      'stroke-width': 3,
      'stroke-opacity': 0.6,
    }),
  );
}

/** A trodden way that winds up from the foreground. */
export function trail(sheet: Sheet, { width, height, sky, near }: Landscape): string {
  const at = (x: number, y: number) => `${n(x * width)} ${n(y * height)}`;
  const way = `M${at(0.3, 1.02)}C${at(0.42, 0.93)} ${at(0.72, 0.95)} ${at(0.66, 0.87)}C${at(0.62, 0.82)} ${at(0.5, 0.83)} ${at(0.53, 0.785)}L${at(0.545, 0.785)}C${at(0.53, 0.825)} ${at(0.68, 0.81)} ${at(0.715, 0.865)}C${at(0.76, 0.95)} ${at(0.56, 0.95)} ${at(0.52, 1.02)}Z`;
  const fill = sheet.linear(0, height * 0.78, 0, height, [
    [0, mixed(near, sky[2], 0.4)],
    [1, mixed(near, sky[2], 0.62)],
  ]);
  return path(way, { fill, opacity: 0.75 });
}
