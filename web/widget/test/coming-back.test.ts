import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { pass, ShopPage } from './shop-page.ts';

/** Longer than a view takes to settle, and a line after it. */
const SETTLED_MS = 5_000;

beforeEach(() => {
  vi.resetModules();
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('a page that the browser keeps and brings back', () => {
  /** A page with a line, and its view. */
  async function visited(): Promise<ShopPage> {
    const page = new ShopPage();
    await page.comes('PAGE');
    await pass(SETTLED_MS);
    page.posts[0]?.answer({ token: 'known', line: true });
    await pass(SETTLED_MS);
    page.lines[0]?.opens();
    return page;
  }

  test('lets_its_line_go_and_opens_another_for_another_view', async () => {
    const page = await visited();
    const [first] = page.lines;
    const view = page.posts[0]?.body.view;
    expect(first?.sent).toEqual([
      { type: 'hello', version: 1, token: 'known' },
      { type: 'here', view, state: 'active' },
    ]);
    page.happens('pagehide', { persisted: true });
    expect(first?.readyState).toBe(3);
    // What the kept page was still about to hear makes no line of a page that nobody sees.
    first?.onclose({ code: 1000 });
    await pass(SETTLED_MS);
    expect(page.lines).toHaveLength(1);

    page.happens('pageshow', { persisted: true });
    await pass(SETTLED_MS);
    const told = page.posts.filter(({ what }) => what === 'view');
    expect(told).toHaveLength(2);
    expect(told[1]?.body.view).not.toBe(view);
    expect(told[1]?.body.token).toBe('known');
    told[1]?.answer({ line: true });
    await pass(SETTLED_MS);
    expect(page.lines).toHaveLength(2);
    page.lines[1]?.opens();
    expect(page.lines[1]?.sent.at(-1)).toEqual({
      type: 'here',
      view: told[1]?.body.view,
      state: 'active',
    });
  });

  test('listens_no_more_often_than_before', async () => {
    const page = await visited();
    const before = [...page.listeners];
    for (let times = 0; times < 3; times++) {
      page.happens('pagehide', { persisted: true });
      page.happens('pageshow', { persisted: true });
      await pass(SETTLED_MS);
      page.posts.at(-1)?.answer({ line: true });
      await pass(SETTLED_MS);
    }
    expect(page.listeners).toEqual(before);
    expect(page.posts).toHaveLength(4);
    expect(page.lines.filter(({ readyState }) => readyState !== 3)).toHaveLength(1);
  });

  test('which_was_loaded_for_the_first_time_tells_one_view', async () => {
    const page = await visited();
    page.happens('pageshow', { persisted: false });
    await pass(SETTLED_MS);
    expect(page.posts).toHaveLength(1);
  });
});

test('where_cookies_and_storage_are_refused_a_visitor_is_known_as_long_as_the_page', async () => {
  const page = new ShopPage([['identify', { id: 'u-1' }]], true);
  await page.comes('PAGE');
  await pass(SETTLED_MS);
  page.posts[0]?.answer({ token: 'of this page', proof: 'none' });
  await pass(SETTLED_MS);
  page.posts[1]?.answer({ line: true });
  await page.comes('FRAME');
  page.panelAsks();
  await pass(SETTLED_MS);
  expect(page.told).toContain('of this page');
  page.lines[0]?.opens();
  expect(page.lines[0]?.sent[0]).toMatchObject({ token: 'of this page' });
  for (const call of [['consent', false], ['consent', true], ['logout'], ['open'], ['close']]) {
    page.context.calls.push(call);
    await pass(SETTLED_MS);
    // One is told after another.
    for (const post of page.posts) post.answer({});
    await pass(SETTLED_MS);
  }
  expect(page.posts.map(({ what }) => what)).toContain('logout');
  expect(document.cookie).toBe('');
});
