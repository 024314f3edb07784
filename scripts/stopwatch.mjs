// Measures how long a saved line takes to reach a running `./shopbell dev`: one of Java, one of TypeScript. Starts it on
// ports and with data of its own, changes one line of each, waits until it is served, and puts the lines back.
// Usage: node scripts/stopwatch.mjs [PORT]; uses PORT, PORT + 1 and PORT + 2.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const port = Number(process.argv[2] ?? 27878);
const store = port + 2;
const data = mkdtempSync(join(tmpdir(), 'shopbell-stopwatch-'));
const PATIENCE_SECONDS = 600;
let putBack = () => {};

async function get(address) {
  try {
    return await (await fetch(address)).text();
  } catch {
    return ''; // it is being started
  }
}

async function until(what) {
  const begun = performance.now();
  while (!(await what())) {
    if (performance.now() - begun > PATIENCE_SECONDS * 1000) throw new Error(`not within ${PATIENCE_SECONDS} s`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return (performance.now() - begun) / 1000;
}

/** Changes a line, takes the time until it shows, and puts it back, which takes as long. */
async function measure(name, file, from, to, shows) {
  const path = join(root, file);
  const before = readFileSync(path, 'utf8');
  if (!before.includes(from)) throw new Error(`${file} no longer says ${from}`);
  putBack = () => writeFileSync(path, before);
  for (let round = 1; round <= 3; round++) {
    writeFileSync(path, before.replace(from, to));
    console.log(`${name}: ${(await until(() => shows(true))).toFixed(1)} s`);
    putBack();
    await until(() => shows(false));
  }
}

/** Whether a word stands in any of the scripts that the sample shop loads. */
async function inTheShop(word) {
  const page = await get(`http://localhost:${store}/`);
  const scripts = [...page.matchAll(/(?:src|href)="(\/assets\/[^"]+\.js)"/g)].map(([, path]) => path);
  const texts = await Promise.all(scripts.map((path) => get(`http://localhost:${store}${path}`)));
  return texts.length > 0 ? texts.some((text) => text.includes(word)) : undefined;
}

const dev = spawn(
  join(root, 'shopbell'),
  ['dev', '--port', `${port}`, '--store-port', `${store}`, '--data', data],
  { stdio: ['ignore', 'ignore', 'inherit'] },
);
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    putBack();
    dev.kill('SIGTERM');
    process.exit(1);
  });
}
try {
  await until(async () => (await inTheShop('')) === true);
  await measure(
    'Java',
    'server/http/src/main/java/dev/shopbell/http/ProblemMappers.java',
    'This method is not known here.',
    'This method is unknown here.',
    async (changed) => {
      const answer = await (
        await fetch(`http://127.0.0.1:${port}/api/setup`, { method: 'PUT' }).catch(() => undefined)
      )?.text();
      return answer?.includes(changed ? 'is unknown here' : 'is not known here') ?? false;
    },
  );
  await measure(
    'TypeScript',
    'web/demo-store/src/app/page.ts',
    "SHOP_NAME = 'Tarnwell'",
    "SHOP_NAME = 'Tarnwell stopped'",
    async (changed) => (await inTheShop('Tarnwell stopped')) === changed,
  );
} finally {
  putBack();
  dev.kill('SIGTERM');
  await new Promise((resolve) => dev.on('exit', resolve));
  rmSync(data, { recursive: true, force: true });
}
