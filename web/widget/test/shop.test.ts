import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Cart, factsOf, listen } from '../src/page/shop.ts';

const TENT = { item_id: 'T1', item_name: 'Tent', item_category: 'Camp', price: 120.5, quantity: 1 };
const SOCKS = { item_id: 'S1', item_name: 'Socks', price: '9.95', quantity: 2 };
const pushed = (event: string, ecommerce?: object) => ({ event, ecommerce });

describe('the kind of a page, from the events of the data layer', () => {
  test.each([
    ['view_item', 'product'],
    ['view_item_list', 'category'],
    ['search', 'search'],
    ['view_search_results', 'search'],
    ['view_cart', 'cart'],
    ['begin_checkout', 'checkout'],
    ['add_shipping_info', 'checkout'],
    ['add_payment_info', 'checkout'],
    ['purchase', 'order'],
    ['gtm.js', undefined],
    ['constructor', undefined],
    ['__proto__', undefined],
  ])('%s is %s', (event, kind) => {
    expect(factsOf(pushed(event), undefined).kind).toBe(kind);
    expect(factsOf({ 0: 'event', 1: event, 2: {}, length: 3 }, undefined).kind).toBe(kind);
  });

  test('what is no event says nothing', () => {
    for (const entry of [
      undefined,
      null,
      1,
      'event',
      [],
      {},
      { event: {} },
      { ecommerce: null },
      ['config', 'G-1'],
    ]) {
      expect(factsOf(entry, undefined)).toEqual({ kind: undefined });
    }
  });
});

test('a_product_is_the_first_item_that_is_viewed', () => {
  const product = { id: 'T1', name: 'Tent', category: 'Camp', price: 120.5, currency: 'EUR' };
  expect(factsOf(pushed('view_item', { currency: 'EUR', items: [TENT, SOCKS] }), undefined)).toEqual({
    kind: 'product',
    product,
  });
  // As gtag('event', 'view_item', {...}) leaves it.
  const called = { 0: 'event', 1: 'view_item', 2: { currency: 'EUR', items: [TENT] }, length: 3 };
  expect(factsOf(called, undefined).product).toEqual(product);
});

test('a_cart_grows_shrinks_and_is_empty_after_the_order', () => {
  const step = (before: Cart | undefined, event: string, ...items: object[]) =>
    factsOf(pushed(event, { currency: 'EUR', items }), before).cart;
  const one = step(undefined, 'add_to_cart', TENT);
  const two = step(one, 'add_to_cart', SOCKS);
  const more = step(two, 'add_to_cart', { ...SOCKS, quantity: 1 });
  const less = step(more, 'remove_from_cart', { ...TENT });

  expect(one?.value).toBe(120.5);
  expect(two?.value).toBe(140.4);
  expect(more?.items.map(({ name, quantity }) => [name, quantity])).toEqual([
    ['Tent', 1],
    ['Socks', 3],
  ]);
  expect(less?.items.map(({ name }) => name)).toEqual(['Socks']);
  expect(step(less, 'remove_from_cart', TENT)?.items).toHaveLength(1);
  expect(step(less, 'purchase')).toEqual({ value: 0, currency: 'EUR', items: [] });
});

test('a_cart_that_is_shown_counts_as_it_is_shown', () => {
  const shown = factsOf(pushed('view_cart', { currency: 'EUR', value: 100, items: [TENT] }), undefined);
  expect(shown.cart).toMatchObject({ value: 100, currency: 'EUR' });
  expect(factsOf(pushed('view_cart'), shown.cart).cart).toBeUndefined();
});

test('hostile_items_stay_within_bounds', () => {
  const items = Array.from({ length: 300 }, () => ({
    item_name: 'x'.repeat(9_000),
    price: 'NaN',
    quantity: 1e9,
  }));
  const { cart } = factsOf(pushed('view_cart', { items: [...items, null, 7, 'x'] }), undefined);
  expect(cart?.items).toHaveLength(20);
  expect(JSON.stringify(cart).length).toBeLessThan(8_000);
  expect(cart?.items[0]).toMatchObject({ price: undefined });
  expect(factsOf(pushed('view_item', { items: 'none' }), undefined)).toEqual({ kind: 'product' });
});

describe('listening', () => {
  const page = globalThis as unknown as { window?: { dataLayer?: unknown } };
  beforeEach(() => {
    page.window = {};
  });
  afterEach(() => {
    delete page.window;
  });

  test('hears_what_was_pushed_and_what_will_be', () => {
    const heard: unknown[] = [];
    const layer: unknown[] = ['early'];
    page.window = { dataLayer: layer };
    listen((entry) => heard.push(entry));
    expect(layer.push('late', 'later')).toBe(3);
    expect(heard).toEqual(['early', 'late', 'later']);
    expect([...layer]).toEqual(['early', 'late', 'later']);
  });

  test('a_tag_manager_may_wrap_the_list_before_and_after', () => {
    const order: string[] = [];
    const layer: unknown[] = [];
    const wrap = (name: string) => {
      const { push } = layer;
      layer.push = (...entries) => {
        order.push(name);
        return push.apply(layer, entries);
      };
    };
    page.window = { dataLayer: layer };
    wrap('before');
    listen(() => order.push('us'));
    wrap('after');
    expect(layer.push({})).toBe(1);
    expect(order).toEqual(['after', 'before', 'us']);
  });

  test('nothing_that_goes_wrong_with_us_reaches_the_shop', () => {
    const layer: unknown[] = [];
    page.window = { dataLayer: layer };
    listen(() => {
      throw new Error('ours');
    });
    expect(layer.push(1)).toBe(1);
    for (const odd of [Object.freeze([]), 'text', 7, { push: 1 }]) {
      page.window = { dataLayer: odd };
      listen(() => {});
    }
  });

  test('an_error_of_the_shops_own_push_stays_the_shops', () => {
    const layer: unknown[] = [];
    layer.push = () => {
      throw new Error('theirs');
    };
    page.window = { dataLayer: layer };
    listen(() => {});
    expect(() => layer.push(1)).toThrow('theirs');
  });
});
