import type { Product, Variant } from './product';

/** Fewer than this and the shop says how many are left. */
const FEW = 5;
/** The most of one variant that an order may hold; wholesale is another counter. */
export const MOST_PER_LINE = 10;

export type Stock =
  | { readonly state: 'plenty' }
  | { readonly state: 'few'; readonly left: number }
  | { readonly state: 'sold-out' };

export function stockOf({ product, colour, size }: Variant): Stock {
  const left = product.scarce?.[`${colour.code}/${size}`];
  if (left === undefined) return { state: 'plenty' };
  if (left === 0) return { state: 'sold-out' };
  return left < FEW ? { state: 'few', left } : { state: 'plenty' };
}

/** How many of a variant one cart may hold. */
export function mostOf(variant: Variant): number {
  const left = variant.product.scarce?.[`${variant.colour.code}/${variant.size}`];
  return Math.min(left ?? MOST_PER_LINE, MOST_PER_LINE);
}

export function isSoldOut(product: Product): boolean {
  return product.colours.every((colour) =>
    product.sizes.every((size) => stockOf({ product, colour, size }).state === 'sold-out'),
  );
}
