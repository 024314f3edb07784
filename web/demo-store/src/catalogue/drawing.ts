/** How a product's picture is composed. The drawing functions in `pictures/` read these; the shop itself only shows the result. */
export type Drawing =
  | TopDrawing
  | { kind: 'legs'; cut: 'trousers' | 'shorts' | 'leggings' | 'overtrousers'; cargo?: boolean }
  | { kind: 'footwear'; style: 'boot' | 'shoe' | 'wellington' | 'slipper' }
  | { kind: 'socks' }
  | { kind: 'pack'; style: 'day' | 'trek' | 'roll-top' | 'hip' }
  | { kind: 'hat'; style: 'beanie' | 'brim' | 'cap' }
  | { kind: 'hands'; style: 'gloves' | 'mittens' }
  | { kind: 'camp'; style: 'tent' | 'sleeping-bag' | 'mug' | 'flask' };

export interface TopDrawing {
  kind: 'top';
  fabric: 'shell' | 'wax' | 'pile' | 'grid' | 'down' | 'knit';
  sleeves: 'long' | 'short' | 'none';
  neck: 'hood' | 'collar' | 'crew' | 'stand';
  closure: 'zip' | 'half-zip' | 'snaps' | 'none';
  pockets: readonly ('hand' | 'chest' | 'flap')[];
}

export type View = 'front' | 'back' | 'detail' | 'outdoors';

/** Only garments that look different from behind have a picture of their back. */
export function viewsOf(drawing: Drawing): readonly View[] {
  return drawing.kind === 'top' ? ['front', 'back', 'detail', 'outdoors'] : ['front', 'detail', 'outdoors'];
}
