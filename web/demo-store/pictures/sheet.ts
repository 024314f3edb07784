export type Stop = readonly [offset: number, colour: string, opacity?: number];

/** A sheet of paper for one picture: hands out gradients, clips and filters by reference, and puts them before the drawing. */
export class Sheet {
  readonly #definitions = new Map<string, string>();

  linear(x1: number, y1: number, x2: number, y2: number, stops: readonly Stop[]): string {
    return this.#define(
      (id) =>
        `<linearGradient id="${id}" gradientUnits="userSpaceOnUse" x1="${n(x1)}" y1="${n(y1)}" x2="${n(x2)}" y2="${n(y2)}">${stopsOf(stops)}</linearGradient>`,
    );
  }

  radial(cx: number, cy: number, r: number, stops: readonly Stop[], squash = 1): string {
    const transform =
      squash === 1 ? '' : ` gradientTransform="translate(0 ${n(cy * (1 - squash))}) scale(1 ${squash})"`;
    return this.#define(
      (id) =>
        `<radialGradient id="${id}" gradientUnits="userSpaceOnUse" cx="${n(cx)}" cy="${n(cy)}" r="${n(r)}"${transform}>${stopsOf(stops)}</radialGradient>`,
    );
  }

  clip(path: string): string {
    return this.#define((id) => `<clipPath id="${id}"><path d="${path}"/></clipPath>`);
  }

  blur(radius: number): string {
    return this.filter(`<feGaussianBlur stdDeviation="${n(radius)}"/>`);
  }

  /** A filter whose area reaches well beyond what it is put on, so that soft edges are not cut. */
  filter(primitives: string): string {
    return this.#define(
      (id) =>
        `<filter id="${id}" x="-30%" y="-30%" width="160%" height="160%" color-interpolation-filters="sRGB">${primitives}</filter>`,
    );
  }

  pattern(width: number, height: number, content: string, transform = ''): string {
    const turned = transform && ` patternTransform="${transform}"`;
    return this.#define(
      (id) =>
        `<pattern id="${id}" width="${n(width)}" height="${n(height)}" patternUnits="userSpaceOnUse"${turned}>${content}</pattern>`,
    );
  }

  /** The finished picture, showing the part of the sheet that `window` frames. */
  finished(drawing: string, window: readonly [x: number, y: number, width: number, height: number]): string {
    const definitions = [...this.#definitions.values()].join('');
    const [, , width, height] = window;
    return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="${window.join(' ')}"><defs>${definitions}</defs>${drawing}</svg>`;
  }

  /** The same definition asked for twice is written once. */
  #define(write: (id: string) => string): string {
    const key = write('');
    const known = [...this.#definitions.keys()].indexOf(key);
    const id = `d${known === -1 ? this.#definitions.size : known}`;
    this.#definitions.set(key, write(id));
    return `url(#${id})`;
  }
}

function stopsOf(stops: readonly Stop[]): string {
  return stops
    .map(
      ([offset, colour, opacity]) =>
        `<stop offset="${n(offset)}" stop-color="${colour}"${opacity === undefined ? '' : ` stop-opacity="${opacity}"`}/>`,
    )
    .join('');
}

/** Numbers as short as a picture needs them. */
export function n(value: number): string {
  return String(Math.round(value * 100) / 100);
}

export type Attributes = Readonly<Record<string, string | number | undefined>>;

export function path(d: string, attributes: Attributes): string {
  return element('path', { d, ...attributes });
}

export function element(name: string, attributes: Attributes, content = ''): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${typeof value === 'number' ? n(value) : value}"`)
    .join('');
  return content === '' ? `<${name}${written}/>` : `<${name}${written}>${content}</${name}>`;
}

export function group(attributes: Attributes, ...content: readonly string[]): string {
  return element('g', attributes, content.join('') || ' ');
}

/** The same path with every point moved elsewhere. Takes absolute M, L, H, V, C, Q, S, T and Z only. */
function moved(d: string, newX: (x: number) => number, newY: (y: number) => number): string {
  let command = '';
  let isX = true;
  return d.replace(/[A-Za-z]|-?\d+(?:\.\d+)?/g, (token) => {
    if (/[A-Za-z]/.test(token)) {
      if (!'MLHVCQSTZ'.includes(token)) throw new Error(`cannot move ${token} in ${d}`);
      command = token;
      isX = token !== 'V';
      return token;
    }
    const value = n(isX ? newX(Number(token)) : newY(Number(token)));
    if (command !== 'H' && command !== 'V') isX = !isX;
    return value;
  });
}

/** The same path on the other side of the vertical axis in the middle of a sheet. */
export function mirrored(d: string, axis = 400): string {
  return moved(
    d,
    (x) => 2 * axis - x,
    (y) => y,
  );
}

export function lowered(d: string, by: number): string {
  return moved(
    d,
    (x) => x,
    (y) => y + by,
  );
}

/** A small seeded generator (mulberry32), so that a picture is the same at every build. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixedBits = Math.imul(state ^ (state >>> 15), 1 | state);
    mixedBits = (mixedBits + Math.imul(mixedBits ^ (mixedBits >>> 7), 61 | mixedBits)) ^ mixedBits;
    return ((mixedBits ^ (mixedBits >>> 14)) >>> 0) / 4294967296;
  };
}
