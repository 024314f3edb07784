import { variantOf } from '../catalogue/catalogue';
import { skuOf, type Variant } from '../catalogue/product';
import { mostOf } from '../catalogue/stock';
import { euro, type Money, plus, times } from '../money';

export interface CartLine {
  readonly variant: Variant;
  readonly quantity: number;
}

/** Lines in the order they were added; no two lines hold the same variant, none is empty or above its stock. */
export type Cart = readonly CartLine[];

/** What changed for one variant: more is positive, less is negative. */
export interface CartChange {
  readonly variant: Variant;
  readonly difference: number;
}

export const emptyCart: Cart = [];

export function quantityOf(cart: Cart, variant: Variant): number {
  return cart.find((line) => skuOf(line.variant) === skuOf(variant))?.quantity ?? 0;
}

/** The cart with exactly so many of a variant, bounded by its stock; none removes the line. */
export function withQuantity(cart: Cart, variant: Variant, wanted: number): Cart {
  const quantity = Math.max(0, Math.min(Math.trunc(wanted), mostOf(variant)));
  const sku = skuOf(variant);
  const known = cart.some((line) => skuOf(line.variant) === sku);
  if (!known) return quantity === 0 ? cart : [...cart, { variant, quantity }];
  return cart.flatMap((line) => {
    if (skuOf(line.variant) !== sku) return [line];
    return quantity === 0 ? [] : [{ variant: line.variant, quantity }];
  });
}

export function withMore(cart: Cart, variant: Variant, more = 1): Cart {
  return withQuantity(cart, variant, quantityOf(cart, variant) + more);
}

export function pieces(cart: Cart): number {
  return cart.reduce((count, { quantity }) => count + quantity, 0);
}

export function lineTotal({ variant, quantity }: CartLine): Money {
  return times(variant.product.price, quantity);
}

export function subtotal(cart: Cart): Money {
  return cart.map(lineTotal).reduce(plus, euro(0));
}

/** The cart as it is stored: prices and names are not, so a stored cart never sells at an old price. */
export function serialised(cart: Cart): string {
  return JSON.stringify(
    cart.map(({ variant, quantity }) => [variant.product.slug, variant.colour.code, variant.size, quantity]),
  );
}

/** Reads what `serialised` wrote; whatever is damaged, unknown or sold out meanwhile is left out. */
export function deserialised(text: string | null): Cart {
  return storedLines(text).reduce<Cart>((cart, line) => {
    if (!Array.isArray(line)) return cart;
    const [slug, colour, size, quantity] = line as readonly unknown[];
    const variant = variantOf(String(slug), String(colour), String(size));
    return variant && Number.isInteger(quantity) ? withQuantity(cart, variant, Number(quantity)) : cart;
  }, emptyCart);
}

function storedLines(text: string | null): readonly unknown[] {
  try {
    const stored: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(stored) ? stored : [];
  } catch {
    return [];
  }
}
