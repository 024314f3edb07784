import type { Colour } from '../src/catalogue/colours';
import type { Drawing, View } from '../src/catalogue/drawing';
import { campGear } from './camp';
import { ground } from './cloth';
import { footwear } from './footwear';
import { hands, hat } from './head-and-hands';
import { legs } from './legs';
import { pack } from './packs';
import { setting } from './setting';
import { Sheet } from './sheet';
import { socks } from './socks';
import { tonesOf } from './tones';
import { type Dye, top } from './top';

type Window = readonly [x: number, y: number, width: number, height: number];

/** Every product is drawn on a sheet of this size; portrait, four to five. */
const WHOLE: Window = [0, 0, 800, 1000];

/** A product in one colour, from one side. The backdrop is left to the page, except outdoors. */
export function productPicture(drawing: Drawing, colour: Colour, view: View): string {
  const sheet = new Sheet();
  const dye: Dye = { tones: tonesOf(colour.hex), trim: tonesOf(colour.trim) };
  const figure = drawn(sheet, drawing, dye, view);
  const { floor, close } = STANCE[stanceOf(drawing)];
  switch (view) {
    case 'front':
    case 'back':
      return sheet.finished(ground(sheet, 400, floor.y, floor.width) + figure, WHOLE);
    case 'detail':
      return sheet.finished(figure, close);
    case 'outdoors':
      return sheet.finished(setting(sheet, drawing, colour, figure, floor.y), WHOLE);
  }
}

function drawn(sheet: Sheet, drawing: Drawing, dye: Dye, view: View): string {
  switch (drawing.kind) {
    case 'top':
      return top(sheet, drawing, dye, view === 'back');
    case 'legs':
      return legs(sheet, drawing, dye);
    case 'footwear':
      return footwear(sheet, drawing.style, dye);
    case 'socks':
      return socks(sheet, dye);
    case 'pack':
      return pack(sheet, drawing.style, dye);
    case 'hat':
      return hat(sheet, drawing.style, dye);
    case 'hands':
      return hands(sheet, drawing.style, dye);
    case 'camp':
      return campGear(sheet, drawing.style, dye);
  }
}

interface Stance {
  /** Where its shadow lies. */
  readonly floor: { readonly y: number; readonly width: number };
  /** What a close look frames. */
  readonly close: Window;
}

type StanceName =
  | 'hanging'
  | 'legs'
  | 'shorts'
  | 'shoes'
  | 'standing'
  | 'small'
  | 'tent'
  | 'tall'
  | 'mug'
  | 'pair'
  | 'hip'
  | 'cap'
  | 'socks';

const STANCE: Record<StanceName, Stance> = {
  hanging: { floor: { y: 912, width: 270 }, close: [228, 130, 344, 430] },
  legs: { floor: { y: 922, width: 220 }, close: [232, 60, 336, 420] },
  shorts: { floor: { y: 680, width: 240 }, close: [216, 130, 320, 400] },
  shoes: { floor: { y: 748, width: 360 }, close: [150, 380, 336, 420] },
  standing: { floor: { y: 880, width: 270 }, close: [220, 420, 360, 450] },
  small: { floor: { y: 760, width: 270 }, close: [190, 330, 400, 500] },
  tent: { floor: { y: 734, width: 400 }, close: [240, 320, 320, 400] },
  tall: { floor: { y: 890, width: 210 }, close: [240, 110, 320, 400] },
  mug: { floor: { y: 724, width: 240 }, close: [210, 320, 340, 425] },
  pair: { floor: { y: 890, width: 300 }, close: [330, 420, 360, 450] },
  cap: { floor: { y: 700, width: 270 }, close: [190, 300, 400, 500] },
  socks: { floor: { y: 852, width: 300 }, close: [200, 130, 360, 450] },
  hip: { floor: { y: 690, width: 280 }, close: [230, 380, 280, 350] },
};

function stanceOf(drawing: Drawing): StanceName {
  switch (drawing.kind) {
    case 'top':
      return 'hanging';
    case 'legs':
      return drawing.cut === 'shorts' ? 'shorts' : 'legs';
    case 'footwear':
      return 'shoes';
    case 'socks':
      return 'socks';
    case 'hands':
      return 'pair';
    case 'pack':
      return drawing.style === 'hip' ? 'hip' : 'standing';
    case 'hat':
      return drawing.style === 'cap' ? 'cap' : 'small';
    case 'camp':
      return ({ tent: 'tent', 'sleeping-bag': 'tall', mug: 'mug', flask: 'tall' } as const)[drawing.style];
  }
}
