import { expect, test } from 'vitest';
import { categories, companionsOf, productOf, products, productsIn, variantOf } from './catalogue';
import { ratingOf, skuOf, variantName } from './product';
import { isSoldOut, mostOf, stockOf } from './stock';

test('every category holds products and every product is found by its slug', () => {
  expect(products.length).toBeGreaterThanOrEqual(24);
  for (const category of categories) expect(productsIn(category.slug).length).toBeGreaterThan(2);
  for (const product of products) expect(productOf(product.slug)).toBe(product);
});

test('slugs, codes and the stock keeping units of all variants are unique', () => {
  const skus = products.flatMap((product) =>
    product.colours.flatMap((colour) => product.sizes.map((size) => skuOf({ product, colour, size }))),
  );
  expect(new Set(skus).size).toBe(skus.length);
  expect(new Set(products.map(({ slug }) => slug)).size).toBe(products.length);
  expect(new Set(products.map(({ code }) => code)).size).toBe(products.length);
});

test('recommendations and scarce variants name things that exist', () => {
  for (const product of products) {
    for (const slug of product.goesWith) {
      expect(productOf(slug), `${product.slug} goes with ${slug}`).toBeDefined();
      expect(slug).not.toBe(product.slug);
    }
    for (const key of Object.keys(product.scarce ?? {})) {
      const [colour = '', size = ''] = key.split(/\/(.*)/s);
      expect(variantOf(product.slug, colour, size), `${product.slug} ${key}`).toBeDefined();
    }
  }
});

test('every product has four different companions, itself not among them', () => {
  for (const product of products) {
    const companions = companionsOf(product);
    expect(new Set([product, ...companions]).size, product.slug).toBe(5);
  }
});

test('stock is said to be plenty, few or gone, and bounds what a cart may hold', () => {
  const shell = variantOf('skerry-3l-shell-jacket', 'spruce', 'M');
  const gone = variantOf('skerry-3l-shell-jacket', 'rust', 'XXL');
  const plenty = variantOf('skerry-3l-shell-jacket', 'tarn', 'M');
  if (!shell || !gone || !plenty) throw new Error('the shelves changed');
  expect(stockOf(shell)).toEqual({ state: 'few', left: 3 });
  expect(mostOf(shell)).toBe(3);
  expect(stockOf(gone)).toEqual({ state: 'sold-out' });
  expect(mostOf(gone)).toBe(0);
  expect(stockOf(plenty)).toEqual({ state: 'plenty' });
  expect(isSoldOut(shell.product)).toBe(false);
});

test('a rating is the mean of its stars', () => {
  const [product] = products;
  if (!product) throw new Error('no products');
  expect(ratingOf({ ...product, ratings: [1, 0, 0, 0, 1] })).toEqual({ mean: 3, count: 2 });
  expect(ratingOf({ ...product, ratings: [0, 0, 0, 0, 0] })).toEqual({ mean: 0, count: 0 });
});

test('a product of one size is named by its colour alone', () => {
  const mug = variantOf('enamel-mug', 'spruce', 'One size');
  const tee = variantOf('merino-150-tee', 'ochre', 'L');
  if (!mug || !tee) throw new Error('the shelves changed');
  expect(variantName(mug)).toBe('Spruce');
  expect(variantName(tee)).toBe('Ochre / L');
});
