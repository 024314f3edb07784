import { type Cart, type CartLine, subtotal } from '../cart/cart';
import { categoryName } from '../catalogue/catalogue';
import type { Colour } from '../catalogue/colours';
import { type CategorySlug, type Product, type Variant, variantName } from '../catalogue/product';
import type { Order, OrderLine } from '../checkout/order';
import { type Currency, euro, type Money, major, times } from '../money';

// Names and shapes as in Google Analytics 4, "Measure ecommerce": amounts in major units, price per piece after reduction.

const BRAND = 'Tarnwell';

export interface Item {
  readonly item_id: string;
  readonly item_name: string;
  readonly item_brand: string;
  readonly item_category: string;
  readonly item_variant?: string;
  readonly item_list_id?: string;
  readonly item_list_name?: string;
  readonly index?: number;
  readonly price: number;
  readonly discount?: number;
  readonly quantity: number;
}

interface Priced {
  readonly currency: Currency;
  readonly value: number;
  readonly items: readonly Item[];
}

export type EcommerceEvent =
  | {
      readonly event: 'view_item_list';
      readonly ecommerce: {
        readonly item_list_id: string;
        readonly item_list_name: string;
        readonly currency: Currency;
        readonly items: readonly Item[];
      };
    }
  | {
      readonly event: 'view_item' | 'add_to_cart' | 'remove_from_cart' | 'view_cart' | 'begin_checkout';
      readonly ecommerce: Priced;
    }
  | { readonly event: 'add_shipping_info'; readonly ecommerce: Priced & { readonly shipping_tier: string } }
  | { readonly event: 'add_payment_info'; readonly ecommerce: Priced & { readonly payment_type: string } }
  | {
      readonly event: 'purchase';
      readonly ecommerce: Priced & {
        readonly transaction_id: string;
        readonly tax: number;
        readonly shipping: number;
      };
    };

/** A shelf, a search or a row of recommendations that products are seen in. */
export interface ItemList {
  readonly id: string;
  readonly name: string;
}

/** At most this many items ride on one event. */
const MOST_ITEMS = 200;

export function viewItemList(list: ItemList, products: readonly Product[]): EcommerceEvent {
  return {
    event: 'view_item_list',
    ecommerce: {
      item_list_id: list.id,
      item_list_name: list.name,
      currency: 'EUR',
      items: products.slice(0, MOST_ITEMS).map((product, index) => ({
        ...productItem(product),
        item_list_id: list.id,
        item_list_name: list.name,
        index,
      })),
    },
  };
}

export function viewItem(product: Product, colour: Colour): EcommerceEvent {
  return priced('view_item', product.price, [{ ...productItem(product), item_variant: colour.name }]);
}

export function addToCart(variant: Variant, quantity: number): EcommerceEvent {
  return priced('add_to_cart', times(variant.product.price, quantity), [lineItem({ variant, quantity })]);
}

export function removeFromCart(variant: Variant, quantity: number): EcommerceEvent {
  return priced('remove_from_cart', times(variant.product.price, quantity), [
    lineItem({ variant, quantity }),
  ]);
}

export function viewCart(cart: Cart): EcommerceEvent {
  return priced('view_cart', subtotal(cart), cart.map(lineItem));
}

export function beginCheckout(cart: Cart): EcommerceEvent {
  return priced('begin_checkout', subtotal(cart), cart.map(lineItem));
}

export function addShippingInfo(cart: Cart, deliveryName: string): EcommerceEvent {
  return { event: 'add_shipping_info', ecommerce: { ...cartValue(cart), shipping_tier: deliveryName } };
}

export function addPaymentInfo(cart: Cart, paymentType: string): EcommerceEvent {
  return { event: 'add_payment_info', ecommerce: { ...cartValue(cart), payment_type: paymentType } };
}

/** `value` is the goods alone: shipping rides in its own field, and the tax is inside both. */
export function purchase(order: Order): EcommerceEvent {
  return {
    event: 'purchase',
    ecommerce: {
      transaction_id: order.number,
      currency: order.goods.currency,
      value: major(order.goods),
      tax: major(order.vat),
      shipping: major(order.shipping),
      items: order.lines.map(soldItem),
    },
  };
}

function priced(
  event: 'view_item' | 'add_to_cart' | 'remove_from_cart' | 'view_cart' | 'begin_checkout',
  value: Money,
  items: readonly Item[],
): EcommerceEvent {
  return { event, ecommerce: { currency: value.currency, value: major(value), items } };
}

function cartValue(cart: Cart): Priced {
  const value = subtotal(cart);
  return { currency: value.currency, value: major(value), items: cart.map(lineItem) };
}

function productItem(product: Product): Item {
  return {
    item_id: product.code,
    item_name: product.name,
    item_brand: BRAND,
    item_category: categoryName(product.category),
    price: major(product.price),
    ...reduction(product.price, product.before),
    quantity: 1,
  };
}

function lineItem({ variant, quantity }: CartLine, index = 0): Item {
  return { ...productItem(variant.product), item_variant: variantName(variant), quantity, index };
}

function soldItem(line: OrderLine, index: number): Item {
  return {
    item_id: line.code,
    item_name: line.name,
    item_brand: BRAND,
    item_category: categoryName(line.category as CategorySlug),
    item_variant: line.variant,
    price: major(line.price),
    ...reduction(line.price, line.before),
    quantity: line.quantity,
    index,
  };
}

function reduction(price: Money, before: Money | undefined): { discount?: number } {
  return before ? { discount: major(euro(before.minor - price.minor)) } : {};
}
