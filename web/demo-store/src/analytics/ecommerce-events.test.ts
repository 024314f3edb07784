import { beforeEach, expect, test } from 'vitest';
import { type Cart, withQuantity } from '../cart/cart';
import { productsNamed, variantOf } from '../catalogue/catalogue';
import type { Variant } from '../catalogue/product';
import type { Entry } from '../checkout/entry';
import { orderOf } from '../checkout/order';
import { tell } from './data-layer';
import {
  addPaymentInfo,
  addShippingInfo,
  addToCart,
  beginCheckout,
  purchase,
  removeFromCart,
  viewCart,
  viewItem,
  viewItemList,
} from './ecommerce-events';

function variant(slug: string, colour: string, size: string): Variant {
  const found = variantOf(slug, colour, size);
  if (!found) throw new Error(`the shelves no longer hold ${slug}`);
  return found;
}

const windshell = variant('corrie-windshell', 'sky', 'M');
const mug = variant('enamel-mug', 'spruce', 'One size');
const cart: Cart = withQuantity(withQuantity([], windshell, 1), mug, 2);

const windshellItem = {
  item_id: 'TW1004',
  item_name: 'Corrie Windshell',
  item_brand: 'Tarnwell',
  item_category: 'Jackets',
  price: 99,
  discount: 30,
  quantity: 1,
};
const mugItem = {
  item_id: 'TW8003',
  item_name: 'Enamel Mug',
  item_brand: 'Tarnwell',
  item_category: 'Camp',
  price: 18,
  quantity: 1,
};
const cartItems = [
  { ...windshellItem, item_variant: 'Winter sky / M', index: 0 },
  { ...mugItem, item_variant: 'Spruce', quantity: 2, index: 1 },
];

test('view_item_list names the list on the event and on every item, with its place', () => {
  const list = { id: 'category_camp', name: 'Camp' };
  const inList = { item_list_id: 'category_camp', item_list_name: 'Camp' };
  expect(viewItemList(list, productsNamed(['corrie-windshell', 'enamel-mug']))).toEqual({
    event: 'view_item_list',
    ecommerce: {
      ...inList,
      currency: 'EUR',
      items: [
        { ...windshellItem, ...inList, index: 0 },
        { ...mugItem, ...inList, index: 1 },
      ],
    },
  });
});

test('view_item carries the price as value and the colour as variant', () => {
  expect(viewItem(windshell.product, windshell.colour)).toEqual({
    event: 'view_item',
    ecommerce: { currency: 'EUR', value: 99, items: [{ ...windshellItem, item_variant: 'Winter sky' }] },
  });
});

test('add_to_cart counts what was added, not what the cart holds', () => {
  expect(addToCart(mug, 3)).toEqual({
    event: 'add_to_cart',
    ecommerce: {
      currency: 'EUR',
      value: 54,
      items: [{ ...mugItem, item_variant: 'Spruce', quantity: 3, index: 0 }],
    },
  });
});

test('remove_from_cart counts what was taken out', () => {
  expect(removeFromCart(windshell, 1)).toEqual({
    event: 'remove_from_cart',
    ecommerce: {
      currency: 'EUR',
      value: 99,
      items: [{ ...windshellItem, item_variant: 'Winter sky / M', index: 0 }],
    },
  });
});

test('view_cart carries every line and their sum', () => {
  expect(viewCart(cart)).toEqual({
    event: 'view_cart',
    ecommerce: { currency: 'EUR', value: 135, items: cartItems },
  });
});

test('begin_checkout carries every line and their sum', () => {
  expect(beginCheckout(cart)).toEqual({
    event: 'begin_checkout',
    ecommerce: { currency: 'EUR', value: 135, items: cartItems },
  });
});

test('add_shipping_info names the delivery', () => {
  expect(addShippingInfo(cart, 'Express')).toEqual({
    event: 'add_shipping_info',
    ecommerce: { currency: 'EUR', value: 135, items: cartItems, shipping_tier: 'Express' },
  });
});

test('add_payment_info names the means of payment', () => {
  expect(addPaymentInfo(cart, 'Card')).toEqual({
    event: 'add_payment_info',
    ecommerce: { currency: 'EUR', value: 135, items: cartItems, payment_type: 'Card' },
  });
});

test('purchase carries number, goods, shipping, tax and the lines as they were sold', () => {
  const entry = { delivery: 'express', number: '4242424242424242', country: 'IE' } as Entry;
  const order = orderOf(cart, entry, 'TW-123456', new Date('2026-11-21T10:00:00Z'));
  expect(purchase(order)).toEqual({
    event: 'purchase',
    ecommerce: {
      transaction_id: 'TW-123456',
      currency: 'EUR',
      value: 135,
      tax: 27.48,
      shipping: 11.95,
      items: cartItems,
    },
  });
});

beforeEach(() => {
  Object.assign(globalThis, { window: {} });
});

test('every event is pushed after a reset, so that nothing of the one before leaks into it', () => {
  tell(viewCart(cart));
  tell(addToCart(mug, 1));
  expect(window.dataLayer).toEqual([
    { ecommerce: null },
    viewCart(cart),
    { ecommerce: null },
    addToCart(mug, 1),
  ]);
});

test('a data layer that a tag manager made earlier is kept', () => {
  window.dataLayer = ['earlier'];
  tell(viewCart(cart));
  expect(window.dataLayer).toHaveLength(3);
  expect(window.dataLayer[0]).toBe('earlier');
});
