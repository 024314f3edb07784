import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { products, variantOf } from '../catalogue/catalogue';
import { skuOf, type Variant } from '../catalogue/product';
import { mostOf } from '../catalogue/stock';
import {
  deserialised,
  emptyCart,
  pieces,
  quantityOf,
  serialised,
  subtotal,
  withMore,
  withQuantity,
} from './cart';
import { CartStore } from './cart-store';

function variant(slug: string, colour: string, size: string): Variant {
  const found = variantOf(slug, colour, size);
  if (!found) throw new Error(`the shelves no longer hold ${slug} ${colour} ${size}`);
  return found;
}

const tee = variant('merino-150-tee', 'ink', 'M');
const scarceShell = variant('skerry-3l-shell-jacket', 'spruce', 'M');
const soldOut = variant('skerry-3l-shell-jacket', 'rust', 'XXL');

test('adding the same variant twice makes one line of two', () => {
  const cart = withMore(withMore(emptyCart, tee), tee);
  expect(cart).toEqual([{ variant: tee, quantity: 2 }]);
  expect(pieces(cart)).toBe(2);
  expect(subtotal(cart)).toEqual({ minor: 2 * tee.product.price.minor, currency: 'EUR' });
});

test('a line never holds more than the stock, and a sold out variant never enters', () => {
  expect(quantityOf(withQuantity(emptyCart, scarceShell, 9), scarceShell)).toBe(3);
  expect(withMore(emptyCart, soldOut)).toEqual([]);
});

test('a quantity of none removes the line and leaves the others in order', () => {
  const cart = withMore(withMore(emptyCart, tee), scarceShell);
  expect(withQuantity(cart, tee, 0)).toEqual([{ variant: scarceShell, quantity: 1 }]);
});

const anyVariant = fc.constantFrom(...products).chain((product) =>
  fc.record({
    product: fc.constant(product),
    colour: fc.constantFrom(...product.colours),
    size: fc.constantFrom(...product.sizes),
  }),
);

test('any sequence of changes keeps lines unique, within stock, and whole through storage', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(anyVariant, fc.integer({ min: -3, max: 20 }))), (changes) => {
      const cart = changes.reduce(
        (now, [changed, quantity]) => withQuantity(now, changed, quantity),
        emptyCart,
      );
      const skus = cart.map((line) => skuOf(line.variant));
      expect(new Set(skus).size).toBe(skus.length);
      for (const line of cart) {
        expect(line.quantity).toBeGreaterThan(0);
        expect(line.quantity).toBeLessThanOrEqual(mostOf(line.variant));
      }
      expect(deserialised(serialised(cart))).toEqual(cart);
    }),
  );
});

test('damaged or outdated storage yields the lines that still make sense', () => {
  expect(deserialised(null)).toEqual([]);
  expect(deserialised('{')).toEqual([]);
  expect(deserialised('{"a":1}')).toEqual([]);
  expect(
    deserialised(
      '[["merino-150-tee","ink","M",2],["gone","ink","M",1],["merino-150-tee","ink","L","x"],null,7]',
    ),
  ).toEqual([{ variant: tee, quantity: 2 }]);
});

test('the store says by how much a line changed, and tells its listeners', () => {
  const store = new CartStore(undefined);
  let told = 0;
  store.addEventListener('change', () => {
    told += 1;
  });
  expect(store.setQuantity(scarceShell, 7).difference).toBe(3);
  expect(store.add(scarceShell).difference).toBe(0);
  expect(store.setQuantity(scarceShell, 1).difference).toBe(-2);
  expect(told).toBe(3);
});
