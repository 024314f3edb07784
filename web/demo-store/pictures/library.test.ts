import { expect, test } from 'vitest';
import { products } from '../src/catalogue/catalogue';
import { categories } from '../src/catalogue/categories';
import { viewsOf } from '../src/catalogue/drawing';
import { pictureUrl } from '../src/catalogue/product';
import { library } from './library';

const shelves = library();
const drawn = (address: string) => shelves.get(address)?.() ?? '';

/** A heavy picture is felt on a phone; compressed, the heaviest is a quarter of this. */
const MOST_BYTES = 100_000;

test('every view of every colour of every product has its picture', () => {
  for (const product of products) {
    for (const colour of product.colours) {
      for (const view of viewsOf(product.drawing)) {
        expect(shelves.has(pictureUrl(product, colour, view)), pictureUrl(product, colour, view)).toBe(true);
      }
    }
  }
  for (const { scene } of categories)
    expect(shelves.has(`/pictures/scenes/${scene}-day.svg`), scene).toBe(true);
});

test('every picture is whole: no broken number, no reference to nothing, not too heavy', () => {
  for (const [address, draw] of shelves) {
    const picture = draw();
    expect(picture, address).toMatch(/^<svg [\s\S]*<\/svg>$/);
    expect(picture, address).not.toMatch(/NaN|undefined|Infinity/);
    const known = new Set([...picture.matchAll(/ id="(\w+)"/g)].map(([, id]) => id));
    for (const [, id] of picture.matchAll(/url\(#(\w+)\)/g))
      expect(known.has(id), `${address} #${id}`).toBe(true);
    expect(picture.length, address).toBeLessThan(MOST_BYTES);
  }
});

test('a colour and a view change the picture, and the same picture is drawn the same again', () => {
  expect(drawn('/pictures/enamel-mug/rust-front.svg')).toBe(drawn('/pictures/enamel-mug/rust-front.svg'));
  for (const product of products) {
    const pictures = product.colours.flatMap((colour) =>
      viewsOf(product.drawing).map((view) => drawn(pictureUrl(product, colour, view))),
    );
    expect(new Set(pictures).size, product.slug).toBe(pictures.length);
  }
});
