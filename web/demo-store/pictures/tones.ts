/** The shades of one dye, from deepest shadow to highest light. Shadows lean to blue and lights to yellow, as under an open sky. */
export interface Tones {
  readonly darkest: string;
  readonly darker: string;
  readonly dark: string;
  readonly base: string;
  readonly light: string;
  readonly lighter: string;
}

type Lab = readonly [lightness: number, a: number, b: number];

export function tonesOf(hex: string): Tones {
  const [lightness, a, b] = labOf(hex);
  const shade = (step: number) => {
    const room = step < 0 ? lightness : 1 - lightness;
    const warmth = step * 0.022;
    return hexOf([
      lightness + step * room,
      a * (1 - Math.abs(step) * 0.55),
      b * (1 - Math.abs(step) * 0.5) + warmth,
    ]);
  };
  return {
    darkest: shade(-0.6),
    darker: shade(-0.38),
    dark: shade(-0.17),
    base: hex,
    light: shade(0.16),
    lighter: shade(0.36),
  };
}

/** A colour between two, as the eye sees it: 0 is the first, 1 the second. */
export function mixed(first: string, second: string, share: number): string {
  const [from, to] = [labOf(first), labOf(second)];
  const at = (index: 0 | 1 | 2) => from[index] + (to[index] - from[index]) * share;
  return hexOf([at(0), at(1), at(2)]);
}

// OKLab and its matrices: Björn Ottosson, "A perceptual color space for image processing", 2020.

function labOf(hex: string): Lab {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) =>
    linear(Number.parseInt(hex.slice(start, start + 2), 16) / 255),
  );
  const long = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
  const middle = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
  const short = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
  return [
    0.2104542553 * long + 0.793617785 * middle - 0.0040720468 * short,
    1.9779984951 * long - 2.428592205 * middle + 0.4505937099 * short,
    0.0259040371 * long + 0.7827717662 * middle - 0.808675766 * short,
  ];
}

function hexOf([lightness, a, b]: Lab): string {
  const long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const channels = [
    4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
    -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
    -0.0041960863 * long - 0.7034186147 * middle + 1.707614701 * short,
  ];
  return `#${channels.map((channel) => byte(channel).toString(16).padStart(2, '0')).join('')}`;
}

function linear(channel: number): number {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
}

function byte(channel: number): number {
  const bounded = Math.min(1, Math.max(0, channel));
  const gamma = bounded <= 0.0031308 ? bounded * 12.92 : 1.055 * bounded ** (1 / 2.4) - 0.055;
  return Math.round(gamma * 255);
}
