import { group, n, path, randomFrom, type Sheet } from './sheet';
import { mixed } from './tones';
import {
  birches,
  lake,
  meadow,
  mistBetween,
  pines,
  rain,
  snow,
  stars,
  tentLight,
  trail,
  walker,
} from './weather';

export type Feature = 'pines' | 'lake' | 'rain' | 'snow' | 'stars' | 'tent' | 'walker' | 'birches' | 'path';

/** A view of hills. Lengths without a unit are shares of the picture's width or height. */
export interface Landscape {
  readonly width: number;
  readonly height: number;
  readonly seed: number;
  readonly horizon: number;
  readonly sky: readonly [zenith: string, middle: string, horizon: string];
  readonly far: string;
  readonly near: string;
  readonly ridges: number;
  readonly features: readonly Feature[];
  readonly sun?: { readonly x: number; readonly y: number; readonly size: number; readonly colour: string };
}

/** Hills in layers, each nearer one darker and rougher, as air between them makes it. */
export function landscape(sheet: Sheet, scene: Landscape): string {
  const { width, height, sky, far, near, ridges, horizon, features, seed } = scene;
  const random = randomFrom(seed);
  const layers = Array.from({ length: ridges }, (_, index) => {
    const nearness = index / Math.max(1, ridges - 1);
    const colour = mixed(far, near, nearness ** 1.25);
    const baseline = height * (horizon + (1 - horizon) * nearness ** 1.5 * 0.72);
    const relief = height * (0.2 - 0.09 * nearness);
    const crest = ridge(random, width, baseline, relief, nearness);
    const outline = `M-20 ${n(height + 20)}L${crest.map(([x, y]) => `${x.toFixed(0)} ${y.toFixed(1)}`).join('L')}L${n(width + 20)} ${n(height + 20)}Z`;
    const body = sheet.linear(0, baseline - relief, 0, baseline + height * 0.3, [
      [0, colour],
      [1, mixed(colour, sky[2], 0.42 * (1 - nearness))],
    ]);
    const trees =
      features.includes('pines') && nearness > 0.45
        ? pines(random, crest, mixed(colour, '#0d1a16', 0.3), height * (0.022 + 0.05 * nearness))
        : '';
    const grass = nearness === 1 ? meadow(random, crest, scene, mixed(colour, sky[2], 0.12)) : '';
    const slopes = path(sunlitSlopes(crest, relief), {
      fill: mixed(colour, scene.sun?.colour ?? sky[2], 0.4),
      opacity: (scene.sun ? 0.2 : 0.08) * (1 - nearness * 0.85),
    });
    const mist =
      nearness < 0.9 ? mistBetween(sheet, width, baseline, height * 0.12, sky[2], 0.5 * (1 - nearness)) : '';
    return (
      trees +
      grass +
      path(outline, { fill: body }) +
      group({ 'clip-path': sheet.clip(outline) }, slopes) +
      mist
    );
  });
  const water = features.includes('lake') ? lake(sheet, scene, random) : '';
  const middle = Math.ceil(ridges * 0.6);
  return (
    skyOf(sheet, scene) +
    (features.includes('stars') ? stars(random, width, height * horizon) : '') +
    layers.slice(0, middle).join('') +
    water +
    layers.slice(middle).join('') +
    (features.includes('path') ? trail(sheet, scene) : '') +
    (features.includes('birches') ? birches(random, scene) : '') +
    (features.includes('tent') ? tentLight(sheet, scene) : '') +
    (features.includes('walker') ? walker(scene) : '') +
    (features.includes('rain') ? rain(random, scene) : '') +
    (features.includes('snow') ? snow(random, scene) : '')
  );
}

function skyOf(sheet: Sheet, { width, height, sky, horizon, sun }: Landscape): string {
  const air = sheet.linear(0, 0, 0, height * (horizon + 0.1), [
    [0, sky[0]],
    [0.6, sky[1]],
    [1, sky[2]],
  ]);
  const whole = `M-20 -20H${width + 20}V${height + 20}H-20Z`;
  if (!sun) return path(whole, { fill: air });
  const [x, y] = [sun.x * width, sun.y * height];
  const glow = sheet.radial(x, y, sun.size * 9, [
    [0, sun.colour, 0.75],
    [0.25, sun.colour, 0.3],
    [1, sun.colour, 0],
  ]);
  const disc = `M${n(x - sun.size)} ${n(y)}a${sun.size} ${sun.size} 0 1 0 ${2 * sun.size} 0a${sun.size} ${sun.size} 0 1 0 ${-2 * sun.size} 0Z`;
  return (
    path(whole, { fill: air }) + path(whole, { fill: glow }) + path(disc, { fill: sun.colour, opacity: 0.92 })
  );
}

export type Crest = readonly (readonly [x: number, y: number])[];

/** A skyline by summed waves of falling height, with sharper summits far away and softer shoulders near by. */
function ridge(
  random: () => number,
  width: number,
  baseline: number,
  relief: number,
  nearness: number,
): Crest {
  const waves = Array.from({ length: 6 }, (_, octave) => ({
    length: (width * (0.9 - 0.2 * nearness)) / 1.9 ** octave,
    height: relief / 2 ** octave,
    phase: random() * Math.PI * 2,
  }));
  const steps = 120;
  return Array.from({ length: steps + 1 }, (_, step) => {
    const x = -20 + ((width + 40) * step) / steps;
    const rise = waves.reduce((sum, wave, octave) => {
      const swing = Math.sin((x / wave.length) * Math.PI * 2 + wave.phase);
      // A folded wave has a crease at its top: a summit rather than a dune.
      const shaped = octave > 0 && octave < 4 && nearness < 0.8 ? 1 - 2 * Math.abs(swing) : swing;
      const roughness = octave > 1 ? 1 - 0.8 * nearness : 1;
      return sum + wave.height * shaped * roughness * (octave > 3 ? 1 : 0.62);
    }, 0);
    return [x, baseline - rise * 0.62 - relief * 0.18] as const;
  });
}

/** The sides of a ridge that face left, where the light comes from, fading down the hill. */
function sunlitSlopes(crest: Crest, relief: number): string {
  const faces: string[] = [];
  for (let index = 1; index < crest.length; index += 1) {
    const [x1, y1] = crest[index - 1] ?? [0, 0];
    const [x2, y2] = crest[index] ?? [0, 0];
    if (y2 >= y1) continue;
    const depth = relief * 0.25 + (y1 - y2) * 5;
    faces.push(
      `M${[x1, y1, x2, y2, x2 - depth * 0.18, y2 + depth, x1 - depth * 0.3, y1 + depth * 0.8].map(Math.round).join(' ')}Z`,
    );
  }
  return faces.join('');
}
