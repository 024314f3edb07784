import type { Category } from './product';

export const categories: readonly Category[] = [
  {
    slug: 'jackets',
    name: 'Jackets',
    line: 'Shells, waxed cotton and wind',
    introduction:
      'A jacket for steady rain, one for a dry gale, one for a day that cannot decide. Every seam that faces the weather is taped, and every zip can be replaced.',
    scene: 'rain-ridge',
  },
  {
    slug: 'fleece-and-down',
    name: 'Fleece & down',
    line: 'Warmth that packs small',
    introduction:
      'The layer between you and the shell. Fleece for moving, down for stopping, pile for the evening after.',
    scene: 'frost-valley',
  },
  {
    slug: 'trousers',
    name: 'Trousers',
    line: 'Cut for a long stride',
    introduction:
      'Gusseted, tapered below the knee and tough where rock finds them. Three leg lengths, so that nobody turns up a hem.',
    scene: 'heather-moor',
  },
  {
    slug: 'base-layers',
    name: 'Base layers',
    line: 'Merino, four weights',
    introduction: 'Fine merino from two farms we know by name. Wear it three days before it asks for a wash.',
    scene: 'pine-lake',
  },
  {
    slug: 'footwear',
    name: 'Footwear',
    line: 'Boots, shoes, socks',
    introduction:
      'Stitched where it matters, so that a cobbler can give them a second sole. Half an hour indoors first, please: returns are free while the soles are clean.',
    scene: 'stone-path',
  },
  {
    slug: 'packs',
    name: 'Packs',
    line: 'From a lunch to a long week',
    introduction: 'Backs that breathe, straps that stay, and pockets where a hand looks for them.',
    scene: 'high-pass',
  },
  {
    slug: 'hats-and-gloves',
    name: 'Hats & gloves',
    line: 'For the ends that get cold',
    introduction: 'Small things that decide whether a day is a good one.',
    scene: 'snow-birches',
  },
  {
    slug: 'camp',
    name: 'Camp',
    line: 'Tents, sleep and supper',
    introduction:
      'What we carry ourselves: a tent that pitches in the rain, a bag rated honestly, a mug that survives being dropped.',
    scene: 'night-camp',
  },
];
