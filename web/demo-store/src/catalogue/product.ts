import type { Money } from '../money';
import type { Colour } from './colours';
import type { Drawing, View } from './drawing';

export type CategorySlug =
  | 'jackets'
  | 'fleece-and-down'
  | 'trousers'
  | 'base-layers'
  | 'footwear'
  | 'packs'
  | 'hats-and-gloves'
  | 'camp';

export interface Category {
  readonly slug: CategorySlug;
  readonly name: string;
  readonly line: string;
  readonly introduction: string;
  readonly scene: string;
}

export interface Review {
  readonly author: string;
  /** Day written, `YYYY-MM-DD`. */
  readonly day: string;
  readonly stars: 1 | 2 | 3 | 4 | 5;
  readonly title: string;
  readonly text: string;
  /** What was bought and by whom, for readers who choose a size by it. */
  readonly bought: string;
}

export interface Product {
  readonly slug: string;
  readonly code: string;
  readonly name: string;
  readonly category: CategorySlug;
  readonly price: Money;
  /** The price before a reduction, where there is one. */
  readonly before?: Money;
  readonly line: string;
  readonly story: readonly string[];
  readonly features: readonly string[];
  readonly materials: string;
  readonly fit: string;
  readonly care: readonly string[];
  readonly weightGrams: number;
  readonly colours: readonly [Colour, ...Colour[]];
  readonly sizes: readonly [string, ...string[]];
  readonly drawing: Drawing;
  /** Pieces left of a variant, keyed `colour/size`; a variant not named here is plentiful. */
  readonly scarce?: Readonly<Record<string, number>>;
  /** How many gave five, four, three, two and one star. */
  readonly ratings: readonly [number, number, number, number, number];
  readonly reviews: readonly Review[];
  readonly goesWith: readonly string[];
  readonly isNew?: boolean;
}

export interface Variant {
  readonly product: Product;
  readonly colour: Colour;
  readonly size: string;
}

export const ONE_SIZE = 'One size';

/** Stock keeping unit: the key of a variant in carts, orders and analytics. */
export function skuOf({ product, colour, size }: Variant): string {
  return `${product.code}-${colour.code}-${size.replaceAll(' ', '').toLowerCase()}`;
}

export function variantName({ product, colour, size }: Variant): string {
  return product.sizes.length === 1 && size === ONE_SIZE ? colour.name : `${colour.name} / ${size}`;
}

export interface Rating {
  /** Mean of all stars, 1 to 5. */
  readonly mean: number;
  readonly count: number;
}

export function ratingOf(product: Product): Rating {
  const count = product.ratings.reduce((sum, votes) => sum + votes, 0);
  const stars = product.ratings.reduce((sum, votes, index) => sum + votes * (5 - index), 0);
  return { mean: count === 0 ? 0 : stars / count, count };
}

export function pictureUrl(product: Product, colour: Colour, view: View = 'front'): string {
  return `/pictures/${product.slug}/${colour.code}-${view}.svg`;
}
