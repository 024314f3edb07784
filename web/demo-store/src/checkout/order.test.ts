import { expect, test } from 'vitest';
import { type Cart, withQuantity } from '../cart/cart';
import { variantOf } from '../catalogue/catalogue';
import { euro } from '../money';
import { deliveryMethod, deliveryPrice } from './delivery';
import type { Entry } from './entry';
import { newOrderNumber, orderOf, stageOf, vatWithin } from './order';
import { OrderStore } from './order-store';

const entry: Entry = {
  email: 'aoife@example.com',
  phone: '',
  name: 'Aoife Murphy',
  street: '12 Bridge Street',
  postcode: 'F28 X4H2',
  city: 'Westport',
  country: 'IE',
  delivery: 'standard',
  note: '',
  number: '4242 4242 4242 4242',
  expiry: '12 / 29',
  code: '123',
};

function cartOf(slug: string, colour: string, size: string, quantity: number): Cart {
  const variant = variantOf(slug, colour, size);
  if (!variant) throw new Error(`the shelves no longer hold ${slug}`);
  return withQuantity([], variant, quantity);
}

const placedAt = new Date('2026-11-21T10:00:00Z');

test('a small order pays for delivery, a large one rides free, express never does', () => {
  expect(deliveryPrice(deliveryMethod('standard'), euro(9999))).toEqual(euro(495));
  expect(deliveryPrice(deliveryMethod('standard'), euro(10000))).toEqual(euro(0));
  expect(deliveryPrice(deliveryMethod('express'), euro(50000))).toEqual(euro(1195));
});

test('an order keeps what was sold, with the tax inside the total', () => {
  const order = orderOf(cartOf('enamel-mug', 'spruce', 'One size', 2), entry, 'TW-123456', placedAt);
  expect(order.goods).toEqual(euro(3600));
  expect(order.shipping).toEqual(euro(495));
  expect(order.total).toEqual(euro(4095));
  expect(order.vat).toEqual(euro(766));
  expect(order.cardEnding).toBe('4242');
  expect(JSON.stringify(order)).not.toContain('4242 4242');
  expect(order.lines).toEqual([
    {
      slug: 'enamel-mug',
      code: 'TW8003',
      sku: 'TW8003-spruce-onesize',
      name: 'Enamel Mug',
      category: 'camp',
      variant: 'Spruce',
      picture: '/pictures/enamel-mug/spruce-front.svg',
      price: euro(1800),
      quantity: 2,
    },
  ]);
});

test('tax within a price is rounded to the cent', () => {
  expect(vatWithin(euro(12300))).toEqual(euro(2300));
  expect(vatWithin(euro(1))).toEqual(euro(0));
});

test('an order number is never given twice', () => {
  const draws = [0, 0, 0.5];
  const random = () => draws.shift() ?? 0.9;
  expect(newOrderNumber(new Set(['TW-100000']), random)).toBe('TW-550000');
});

test('the clock moves an order from received to delivered', () => {
  const order = orderOf(cartOf('enamel-mug', 'spruce', 'One size', 1), entry, 'TW-123456', placedAt);
  const after = (minutes: number) => stageOf(order, new Date(placedAt.getTime() + minutes * 60_000));
  expect(after(1)).toBe('received');
  expect(after(5)).toBe('packing');
  expect(after(60 * 25)).toBe('on-its-way');
  expect(after(60 * 24 * 6)).toBe('delivered');
});

test('a purchase is reported once, also after a reload', () => {
  const kept = new Map<string, string>();
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  } as Storage;
  const store = new OrderStore(storage);
  const order = orderOf(cartOf('enamel-mug', 'spruce', 'One size', 1), entry, 'TW-123456', placedAt);
  store.place(order);
  expect(store.takeReport('TW-123456')).toBe(true);
  expect(store.takeReport('TW-123456')).toBe(false);
  const reloaded = new OrderStore(storage);
  expect(reloaded.numbered('TW-123456')).toEqual(order);
  expect(reloaded.takeReport('TW-123456')).toBe(false);
});
