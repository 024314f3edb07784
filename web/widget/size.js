// Weighs the built widget, in bytes as brotli sends them, and fails where it is too heavy.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';

const built = fileURLToPath(new URL('../dist/widget/', import.meta.url));
/** Brotli's best quality is node:zlib's default, 11. The site's settings stand in the loader and do not count;
 * texts do. */
const weight = (/** @type {string} */ name) => brotliCompressSync(content(name)).length;
const read = (/** @type {string} */ name) => readFileSync(join(built, name), 'utf8');

/** A file as it is sent: the document, `panel.html#LANGUAGE`, with the words of a first opening in it. */
function content(/** @type {string} */ name) {
  const [file = '', group] = name.split('#');
  if (file === 'panel.html') {
    const { core } = JSON.parse(read(`texts/${group}.json`));
    return read(file).replace('__SHOPBELL_SETTINGS__', JSON.stringify({ texts: core }));
  }
  return group ? JSON.stringify(JSON.parse(read(file))[group]) : read(name);
}

/** What a first opening loads: the frame's script, the document, and what it names. */
const FIRST = /^(?:frame|panel)-[\w-]+\.(?:js|css)$/;

/** What a page of the shop loads beside the loader when it is idle. */
const PAGE = /^page-[\w-]+\.js$/;

/**
 * @typedef {{ what: string, files: string[], bytes: number, budget: number }} Weighed
 * @returns {Weighed[]}
 */
export function weigh() {
  const assets = readdirSync(join(built, 'assets')).filter((name) => /\.(?:js|css)$/.test(name));
  const weighed = (
    /** @type {string} */ what,
    /** @type {number} */ budget,
    /** @type {string[]} */ files,
  ) => ({
    what,
    files,
    bytes: files.reduce((sum, name) => sum + weight(name), 0),
    budget,
  });
  const documents = readdirSync(join(built, 'texts'))
    .map((name) => `panel.html#${name.replace('.json', '')}`)
    .sort((one, other) => weight(other) - weight(one));
  const groups = readdirSync(join(built, 'texts')).flatMap((name) =>
    Object.entries(JSON.parse(read(`texts/${name}`)))
      .filter(([, group]) => typeof group === 'object')
      .map(([group]) => `texts/${name}#${group}`),
  );
  const path = (/** @type {string} */ name) => `assets/${name}`;
  return [
    weighed('loader', 1_000, ['loader.js']),
    // In the language whose words weigh most, which comes first.
    weighed('first opening', 12_000, [
      ...documents.slice(0, 1),
      ...assets.filter((name) => FIRST.test(name)).map(path),
    ]),
    weighed('page script', 3_072, assets.filter((name) => PAGE.test(name)).map(path)),
    ...assets
      .filter((name) => !FIRST.test(name) && !PAGE.test(name))
      .map((name) => weighed('chunk', 4_096, [path(name)])),
    weighed('chunk', 4_096, ['app.js']),
    ...groups.map((name) => weighed('texts', 4_096, [name])),
  ];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const { what, files, bytes, budget } of weigh()) {
    const verdict = bytes <= budget ? '' : '  TOO HEAVY';
    console.log(`${what}: ${bytes} of ${budget} bytes${verdict}`);
    for (const name of files) console.log(`  ${name} ${weight(name)}`);
    if (verdict) process.exitCode = 1;
  }
}
