import { afterEach, beforeEach, expect, test, vi } from 'vitest';

/** What a page keeps, and whether it is gone. */
class Kept extends Map<string, string> {
  getItem = (name: string) => this.get(name) ?? null;
  setItem = (name: string, value: string) => this.set(name, value);
  removeItem = (name: string) => this.delete(name);
}

const TOKEN = 'shopbell.token.tarn';
let visitor: Kept;
let tab: Kept;
let reload: () => void;

beforeEach(() => {
  visitor = new Kept([[TOKEN, 'secret']]);
  tab = new Kept([['draft', 'my order is']]);
  reload = vi.fn();
  vi.stubGlobal('localStorage', visitor);
  vi.stubGlobal('sessionStorage', tab);
  vi.stubGlobal('location', { pathname: '/chat/tarn', reload });
  vi.stubGlobal('window', { shopbellApp: ['logout'] });
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

test.each([
  ['cut', () => Promise.reject(new TypeError('no line'))],
  ['silent', () => new Promise(() => {})],
])('a logout leaves nothing on the device, also where the line is %s', async (_, fetch) => {
  vi.stubGlobal('fetch', fetch);
  await import('../src/app/app.ts');
  await vi.waitFor(() => expect(reload).toHaveBeenCalled());
  expect(visitor.size + tab.size).toBe(0);
});

test('a logout tells the server who left, in a request that outlives the page', async () => {
  const fetch = vi.fn(async () => Response.json({}));
  vi.stubGlobal('fetch', fetch);
  await import('../src/app/app.ts');
  await vi.waitFor(() => expect(reload).toHaveBeenCalled());
  expect(fetch).toHaveBeenCalledWith(
    '/chat/tarn/app/logout',
    expect.objectContaining({ body: '{"token":"secret"}', keepalive: true }),
  );
});
