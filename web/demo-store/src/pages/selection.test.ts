import { expect, test } from 'vitest';
import { productsIn } from '../catalogue/catalogue';
import { ratingOf } from '../catalogue/product';
import { colourNames, selected, selectionOf } from './selection';

const jackets = productsIn('jackets');
const prices = (order: string) =>
  selected(jackets, selectionOf(new URLSearchParams({ order }), jackets)).map(({ price }) => price.minor);

test('a shelf sorts by price both ways and by rating, without touching the shelf itself', () => {
  expect(prices('cheapest')).toEqual([9900, 14900, 21900, 32900]);
  expect(prices('dearest')).toEqual([32900, 21900, 14900, 9900]);
  const means = selected(jackets, { colour: '', order: 'rating' }).map((product) => ratingOf(product).mean);
  expect(means).toEqual([...means].sort((left, right) => right - left));
  expect(productsIn('jackets')).toEqual(jackets);
});

test('a shelf narrows to a colour that it holds', () => {
  const moss = selected(jackets, { colour: 'moss', order: 'shelf' });
  expect(moss.map(({ slug }) => slug)).toEqual(['lowland-rain-jacket', 'birchwood-waxed-jacket']);
  expect(Object.keys(colourNames(moss))).toContain('moss');
  expect(selected(jackets, { colour: 'heather', order: 'shelf' })).toEqual([]);
});

test('an order or a colour that the shelf does not know is ignored', () => {
  expect(selectionOf(new URLSearchParams('order=constructor'), jackets).order).toBe('shelf');
  expect(selectionOf(new URLSearchParams('colour=heather'), jackets).colour).toBe('');
});
