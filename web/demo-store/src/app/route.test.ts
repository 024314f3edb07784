import { expect, test } from 'vitest';
import { routeOf } from './route';

const nameOf = (address: string) => routeOf(new URL(address, 'http://localhost:8090')).name;

test('every address of the shop has its page, with or without a slash at the end', () => {
  expect(nameOf('/')).toBe('home');
  expect(nameOf('/category/jackets')).toBe('category');
  expect(nameOf('/category/jackets/')).toBe('category');
  expect(nameOf('/product/cairn-mid-boot?colour=slate')).toBe('product');
  expect(nameOf('/search?q=wool')).toBe('search');
  expect(nameOf('/cart')).toBe('cart');
  expect(nameOf('/checkout')).toBe('checkout');
  expect(nameOf('/order/TW-123456')).toBe('order');
  expect(nameOf('/orders')).toBe('orders');
  expect(nameOf('/size-guide')).toBe('information');
});

test('what is not there is not found', () => {
  for (const address of [
    '/category/hovercraft',
    '/product/',
    '/product/x',
    '/cart/1/2',
    '/nothing',
    '/%E0%A4%A',
  ]) {
    expect(nameOf(address), address).toBe('not-found');
  }
});

test('an address carries what its page needs', () => {
  expect(routeOf(new URL('http://shop.example/search?q=wet%20feet'))).toEqual({
    name: 'search',
    query: 'wet feet',
  });
  expect(routeOf(new URL('http://shop.example/order/tw-123456'))).toEqual({
    name: 'order',
    number: 'TW-123456',
  });
});
