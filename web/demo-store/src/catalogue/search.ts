import { categoryName } from './catalogue';
import type { Product } from './product';

/** What people type for what we sell; each word stands for the one the catalogue uses. */
const SYNONYMS: Readonly<Record<string, string>> = {
  pants: 'trousers',
  trouser: 'trousers',
  rucksack: 'pack',
  backpack: 'pack',
  bag: 'pack',
  coat: 'jacket',
  anorak: 'jacket',
  raincoat: 'rain',
  waterproof: 'rain',
  vest: 'gilet',
  bodywarmer: 'gilet',
  jumper: 'fleece',
  sweater: 'fleece',
  hoodie: 'hoody',
  tshirt: 'tee',
  shirt: 'tee',
  thermals: 'merino',
  wool: 'merino',
  wellies: 'wellington',
  wellingtons: 'wellington',
  boots: 'boot',
  shoes: 'shoe',
  thermos: 'flask',
  bottle: 'flask',
  cup: 'mug',
};

interface Field {
  readonly words: readonly string[];
  readonly weight: number;
}

/** Lower case without accents, split into words: "Tarn blue" and "tärn-blue" are the same. */
export function wordsOf(text: string): readonly string[] {
  return text
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .split(/[^\p{Letter}\p{Number}]+/u)
    .filter(Boolean);
}

function fieldsOf(product: Product): readonly Field[] {
  const colours = product.colours.map(({ name }) => name).join(' ');
  return [
    { words: wordsOf(product.name), weight: 10 },
    { words: wordsOf(categoryName(product.category)), weight: 6 },
    { words: wordsOf(product.code), weight: 10 },
    { words: wordsOf(colours), weight: 3 },
    { words: wordsOf(product.line), weight: 3 },
    { words: wordsOf([...product.story, ...product.features, product.materials].join(' ')), weight: 1 },
  ];
}

/** Whether one insertion, deletion, substitution or swap of neighbours turns one word into the other. */
export function isOneTypoApart(left: string, right: string): boolean {
  if (Math.abs(left.length - right.length) > 1) return false;
  let same = 0;
  while (same < left.length && left[same] === right[same]) same += 1;
  const [restLeft, restRight] = [left.slice(same), right.slice(same)];
  return (
    restLeft.slice(1) === restRight.slice(1) ||
    restLeft.slice(1) === restRight ||
    restLeft === restRight.slice(1) ||
    (restLeft[0] === restRight[1] && restLeft[1] === restRight[0] && restLeft.slice(2) === restRight.slice(2))
  );
}

/** How well a typed word meets a written one: 1 whole, 0.7 its beginning, 0.4 one slip of the finger, 0 not at all. */
function meets(typed: string, written: string): number {
  if (typed === written) return 1;
  if (typed.length >= 2 && written.startsWith(typed)) return 0.7;
  // Codes and sizes are exact: a slip in a number is another thing.
  if (typed.length >= 4 && !/\d/.test(typed) && isOneTypoApart(typed, written)) return 0.4;
  return 0;
}

function scoreOf(product: Product, query: readonly string[]): number {
  const fields = fieldsOf(product);
  let score = 0;
  for (const typed of query) {
    const spellings = [typed, SYNONYMS[typed] ?? typed];
    const best = Math.max(
      ...fields.map(({ words, weight }) =>
        Math.max(0, ...words.flatMap((word) => spellings.map((spelling) => weight * meets(spelling, word)))),
      ),
    );
    if (best === 0) return 0;
    score += best;
  }
  return score;
}

/** Products that meet every word of the query, best first; an empty query finds nothing. */
export function search(query: string, products: readonly Product[]): readonly Product[] {
  const words = wordsOf(query);
  if (words.length === 0) return [];
  return products
    .map((product) => ({ product, score: scoreOf(product, words) }))
    .filter(({ score }) => score > 0)
    .sort((left, right) => right.score - left.score)
    .map(({ product }) => product);
}
