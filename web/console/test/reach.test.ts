import { expect, test } from 'vitest';
import { isOutOfReach } from '../src/install/reach';

test.each([
  ['http://127.0.0.1:8080', ['https://shop.example'], true],
  ['http://localhost:8080', ['http://localhost:8081', 'http://shop.example'], true],
  ['http://127.0.0.1:8080', ['http://localhost:8081'], false],
  ['http://[::1]:8080', ['https://shop.example'], true],
  ['http://chat.example', ['https://shop.example'], true],
  ['http://chat.example', ['http://shop.example'], false],
  ['https://chat.example', ['https://shop.example', 'http://shop.example', 'http://localhost:8081'], false],
])('%s for %j is out of reach: %s', (server, shops, out) => {
  expect(isOutOfReach(server, shops)).toBe(out);
});
