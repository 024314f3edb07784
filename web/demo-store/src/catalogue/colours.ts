/** A dye of the shop. `hex` is the cloth; `trim` is what zips, laces and labels take beside it. */
export interface Colour {
  readonly code: string;
  readonly name: string;
  readonly hex: string;
  readonly trim: string;
}

function colour(code: string, name: string, hex: string, trim: string): Colour {
  return { code, name, hex, trim };
}

export const spruce = colour('spruce', 'Spruce', '#2f5d4e', '#d9a441');
export const tarn = colour('tarn', 'Tarn blue', '#2f5878', '#e0b35c');
export const ink = colour('ink', 'Ink', '#2a3038', '#8fa3ad');
export const rust = colour('rust', 'Rust', '#a9502b', '#2d3436');
export const ochre = colour('ochre', 'Ochre', '#c8912f', '#37403f');
export const oat = colour('oat', 'Oat', '#d6c8ab', '#7a5a3c');
export const fog = colour('fog', 'Fog', '#a9b3b3', '#35505c');
export const heather = colour('heather', 'Heather', '#7b5a78', '#d8c3a0');
export const moss = colour('moss', 'Moss', '#6d7448', '#3c3a2c');
export const bracken = colour('bracken', 'Bracken', '#7d5637', '#d9b36b');
export const slate = colour('slate', 'Slate', '#56646c', '#d07a45');
export const chalk = colour('chalk', 'Chalk', '#e9e6dc', '#4a5a58');
export const rowan = colour('rowan', 'Rowan red', '#9c2f33', '#e7d7bd');
export const sky = colour('sky', 'Winter sky', '#8fb0c4', '#33475b');
