import { type Cart, subtotal } from '../cart/cart';
import { pictureUrl, skuOf, variantName } from '../catalogue/product';
import { type Money, plus } from '../money';
import { digitsOf } from './card';
import { deliveryMethod, deliveryPrice } from './delivery';
import type { Entry } from './entry';

/** Value added tax is inside every price of the shop; Irish standard rate. */
const VAT_PERCENT = 23;

/** A line as it was sold: names and prices are copied, because an order must not change with the catalogue. */
export interface OrderLine {
  readonly slug: string;
  readonly code: string;
  readonly sku: string;
  readonly name: string;
  readonly category: string;
  readonly variant: string;
  readonly picture: string;
  readonly price: Money;
  readonly before?: Money;
  readonly quantity: number;
}

export interface Order {
  readonly number: string;
  /** ISO 8601 instant. */
  readonly placedAt: string;
  readonly email: string;
  readonly address: { name: string; street: string; postcode: string; city: string; country: string };
  readonly note: string;
  readonly delivery: string;
  readonly lines: readonly OrderLine[];
  readonly goods: Money;
  readonly shipping: Money;
  readonly total: Money;
  /** Part of `total`. */
  readonly vat: Money;
  readonly cardEnding: string;
}

export function vatWithin(total: Money): Money {
  return { minor: Math.round((total.minor * VAT_PERCENT) / (100 + VAT_PERCENT)), currency: total.currency };
}

export function orderOf(cart: Cart, entry: Entry, number: string, placedAt: Date): Order {
  const goods = subtotal(cart);
  const shipping = deliveryPrice(deliveryMethod(entry.delivery), goods);
  const total = plus(goods, shipping);
  const { name, street, postcode, city, country } = entry;
  return {
    number,
    placedAt: placedAt.toISOString(),
    email: entry.email,
    address: { name, street, postcode, city, country },
    note: entry.note,
    delivery: deliveryMethod(entry.delivery).code,
    lines: cart.map(({ variant, quantity }) => ({
      slug: variant.product.slug,
      code: variant.product.code,
      sku: skuOf(variant),
      name: variant.product.name,
      category: variant.product.category,
      variant: variantName(variant),
      picture: pictureUrl(variant.product, variant.colour),
      price: variant.product.price,
      ...(variant.product.before && { before: variant.product.before }),
      quantity,
    })),
    goods,
    shipping,
    total,
    vat: vatWithin(total),
    cardEnding: digitsOf(entry.number).slice(-4),
  };
}

/** A number easy to read out: TW- and six digits, none of the taken ones. */
export function newOrderNumber(taken: ReadonlySet<string>, random: () => number): string {
  for (;;) {
    const number = `TW-${String(100_000 + Math.floor(random() * 900_000))}`;
    if (!taken.has(number)) return number;
  }
}

export type Stage = 'received' | 'packing' | 'on-its-way' | 'delivered';
export const stages: readonly Stage[] = ['received', 'packing', 'on-its-way', 'delivered'];

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** Where an order stands. No parcel really moves here, so the clock moves it: packed soon, gone the next day, there when promised. */
export function stageOf(order: Order, now: Date): Stage {
  const age = now.getTime() - Date.parse(order.placedAt);
  if (age < 2 * MINUTE) return 'received';
  if (age < DAY) return 'packing';
  return age < (1 + deliveryMethod(order.delivery).days) * DAY ? 'on-its-way' : 'delivered';
}

/** The day by which the parcel should be there. */
export function expectedBy(order: Order): Date {
  return new Date(Date.parse(order.placedAt) + (1 + deliveryMethod(order.delivery).days) * DAY);
}
