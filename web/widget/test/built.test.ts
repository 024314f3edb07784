import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { weigh } from '../size.js';

const built = new URL('../../dist/widget/', import.meta.url);
const read = (name: string) => readFileSync(new URL(name, built), 'utf8');
const scripts = () => [
  'loader.js',
  ...readdirSync(new URL('assets', built))
    .filter((name) => name.endsWith('.js'))
    .map((name) => `assets/${name}`),
];

test.each(weigh())('$what weighs $bytes of at most $budget bytes', ({ bytes, budget }) => {
  expect(bytes).toBeLessThanOrEqual(budget);
});

test('a_first_opening_is_the_frame_the_document_and_all_that_the_document_names', () => {
  const named = [...read('panel.html').matchAll(/(?:src|href)="\/([^"]+)"/g)].map(([, name]) => name);
  const frame = /\/(assets\/frame-[\w-]+\.js)/.exec(read('loader.js'))?.[1];
  const [, first] = weigh();
  expect(new Set(first?.files.map((name) => name.replace(/#.*/, '')))).toEqual(
    new Set(['panel.html', frame, ...named]),
  );
});

test('settings_have_one_place_in_the_loader_and_one_in_the_panel', () => {
  expect(read('loader.js').split('__SHOPBELL_SETTINGS__')).toHaveLength(2);
  expect(read('panel.html').split("data-settings='__SHOPBELL_SETTINGS__'")).toHaveLength(2);
});

test('the_document_has_no_script_of_its_own_and_one_style_which_the_server_names_by_its_hash', () => {
  const html = read('panel.html');
  expect(html.match(/<style[\s\S]*?<\/style>/g)).toEqual([
    expect.stringMatching(/^<style>[^<]{1000,}<\/style>$/),
  ]);
  expect(html).not.toMatch(/\sstyle=|\son\w+=|javascript:|rel="stylesheet"/);
  expect(html).not.toMatch(/<script(?![^>]*\ssrc=)/);
});

test('no_text_can_become_markup_or_code', () => {
  for (const name of scripts()) {
    expect(read(name)).not.toMatch(
      /innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function/,
    );
  }
});

test.each(['lang="en" dir="ltr"', '</head>', '<header>\n', '</body>'])(
  'the_server_finds_%j_where_it_puts_what_is_the_sites',
  (place) => expect(read('panel.html').split(place)).toHaveLength(2),
);
