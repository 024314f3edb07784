import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { pass, ShopPage } from './shop-page.ts';

/** Longer than a view takes to settle. */
const SETTLED_MS = 1_000;
const MAYA = { id: 'u-1', name: 'Maya' };

beforeEach(() => {
  vi.resetModules();
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const whats = ({ posts }: ShopPage) => posts.map(({ what }) => what);

test('a_panel_that_is_opened_while_the_view_is_on_its_way_is_of_the_visitor_that_the_view_made', async () => {
  const page = new ShopPage();
  await page.comes('PAGE');
  await pass(SETTLED_MS);
  expect(whats(page)).toEqual(['view']);
  await page.comes('FRAME');
  page.panelAsks();
  await pass(SETTLED_MS);
  expect(page.told).toEqual([]);

  page.posts[0]?.answer({ token: 'of the view' });
  await pass();
  expect(page.told).toEqual(['of the view']);
});

test('a_view_waits_for_an_identify_that_came_before_it_and_is_of_that_visitor', async () => {
  const page = new ShopPage([['identify', MAYA]]);
  await page.comes('PAGE');
  await pass(SETTLED_MS);
  expect(whats(page)).toEqual(['identify']);
  await page.comes('FRAME');
  page.panelAsks();
  await pass();
  expect(page.told).toEqual([]);

  page.posts[0]?.answer({ token: 'of Maya', proof: 'none' });
  await pass();
  expect(page.posts.slice(1).map(({ what, body }) => [what, body.token])).toEqual([['view', 'of Maya']]);
  // The panel began anew for them.
  page.panelAsks();
  await pass();
  expect(page.told).toEqual(['of Maya']);
});

test('an_identify_waits_for_the_view_that_was_told_before_it', async () => {
  const page = new ShopPage();
  await page.comes('PAGE');
  await pass(SETTLED_MS);
  page.context.calls.push(['identify', MAYA]);
  await pass();
  expect(whats(page)).toEqual(['view']);

  page.posts[0]?.answer({ token: 'of the view' });
  await pass();
  expect(page.posts.slice(1).map(({ what, body }) => [what, body.token])).toEqual([
    ['identify', 'of the view'],
  ]);
});

test('a_view_that_fails_holds_neither_the_panel_nor_an_identify_up', async () => {
  const page = new ShopPage();
  await page.comes('PAGE');
  await pass(SETTLED_MS);
  page.context.calls.push(['identify', MAYA]);
  await page.comes('FRAME');
  page.panelAsks();
  page.posts[0]?.fail();
  await pass();
  expect(whats(page)).toEqual(['view', 'identify']);
  page.posts[1]?.fail();
  await pass();
  expect(page.told).toEqual(['']);
});

test('a_view_that_is_never_answered_holds_the_panel_up_for_seconds_and_not_for_ever', async () => {
  const page = new ShopPage();
  await page.comes('PAGE');
  await pass(SETTLED_MS);
  await page.comes('FRAME');
  page.panelAsks();
  await pass(60_000);
  expect(page.told).toEqual(['']);
  // What comes too late is of nobody: the panel has made its visitor known meanwhile.
  const { frame, context } = page;
  const token = { next: 'of the panel', instead: '' };
  page.happens('message', {
    source: frame.contentWindow,
    origin: context.settings.server,
    data: { token },
  });
  page.posts[0]?.answer({ token: 'of the view' });
  await pass();
  expect(page.told.at(-1)).toBe('of the panel');
  expect(document.cookie).toContain('shopbell_visitor=of the panel');
});

test('consent_that_is_taken_back_while_the_view_is_on_its_way_is_told_of_the_visitor_that_the_view_made', async () => {
  const page = new ShopPage();
  await page.comes('PAGE');
  await pass(SETTLED_MS);
  page.context.calls.push(['consent', false]);
  await pass(SETTLED_MS);
  expect(whats(page)).toEqual(['view']);
  page.posts[0]?.answer({ token: 'of the view' });
  await pass();
  expect(page.posts.slice(1).map(({ what, body }) => [what, body.token])).toEqual([
    ['withdrawn', 'of the view'],
  ]);
});

test('a_view_that_waits_for_an_identify_is_not_told_once_consent_was_taken_back', async () => {
  const page = new ShopPage([['identify', MAYA]]);
  await page.comes('PAGE');
  await pass(SETTLED_MS);
  page.context.calls.push(['consent', false]);
  page.posts[0]?.answer({ token: 'of Maya', proof: 'none' });
  await pass(SETTLED_MS);
  page.posts[1]?.answer({});
  await pass(SETTLED_MS);
  expect(whats(page)).toEqual(['identify', 'withdrawn']);
});

test('without_consent_nobody_is_told_who_points_at_the_button_and_whoever_opens_the_chat_is', async () => {
  const page = new ShopPage([
    ['consent', false],
    ['identify', MAYA],
  ]);
  await page.comes('PAGE');
  await page.comes('FRAME');
  page.panelAsks();
  page.context.calls.push(['identify', MAYA]);
  await pass(SETTLED_MS);
  expect(whats(page)).toEqual([]);
  expect(page.told).toEqual(['']);

  page.context.calls.push(['open']);
  await pass(SETTLED_MS);
  expect(whats(page)).toEqual(['identify']);
  page.posts[0]?.answer({ token: 'of Maya', proof: 'none' });
  await pass();
  page.panelAsks();
  await pass();
  expect(page.told.at(-1)).toBe('of Maya');
});
