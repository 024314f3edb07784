// Weighs the built widget, in bytes as brotli sends them, and fails where it is too heavy.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';

const built = fileURLToPath(new URL('../dist/widget/', import.meta.url));
/** Brotli's best quality is node:zlib's default, 11. The site's settings stand in the loader and do not count. */
const weight = (/** @type {string} */ name) => brotliCompressSync(readFileSync(join(built, name))).length;

/** What a first opening loads: the frame's script, the document, and what it names. */
const FIRST = /^(?:frame|panel)-[\w-]+\.(?:js|css)$/;

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
  const path = (/** @type {string} */ name) => `assets/${name}`;
  return [
    weighed('loader', 1_000, ['loader.js']),
    weighed('first opening', 12_000, ['panel.html', ...assets.filter((name) => FIRST.test(name)).map(path)]),
    ...assets.filter((name) => !FIRST.test(name)).map((name) => weighed('chunk', 4_096, [path(name)])),
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
