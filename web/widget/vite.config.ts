import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { type BuildOptions, defineConfig, type Plugin, type UserConfig } from 'vite';

const here = fileURLToPath(new URL('.', import.meta.url));
const outDir = join(here, '../dist/widget');
const assets = join(outDir, 'assets');

/** Lays the compressed forms beside each asset, at the best quality: the server only sends them. */
const compressed = (): Plugin => ({
  name: 'compressed',
  closeBundle() {
    for (const name of readdirSync(assets)) {
      if (!/\.(js|css)$/.test(name)) continue;
      const plain = readFileSync(join(assets, name));
      writeFileSync(join(assets, `${name}.br`), brotliCompressSync(plain));
      writeFileSync(join(assets, `${name}.gz`), gzipSync(plain, { level: 9 }));
    }
  },
});

/** The server reads the texts, and gives each document its language's. */
const texts = (): Plugin => ({
  name: 'texts',
  closeBundle: () => cpSync(join(here, 'texts'), join(outDir, 'texts'), { recursive: true }),
});

/** Chunks name no styles and are not loaded ahead, so what vite puts around each import for both need not be there. */
const withoutPreload = (): Plugin => ({
  name: 'without-preload',
  configResolved({ plugins }) {
    const preload = plugins.find(({ name }) => name === 'native:import-analysis-build');
    if (!preload)
      throw new Error('vite puts its code for loading ahead elsewhere now: look for insertPreload in it');
    preload.applyToEnvironment = () => false;
  },
});

/**
 * The panel's style stands in its document, behind the script's name: a request less, and on a narrow line the script is
 * asked for while the style still comes. The document is kept by its tag, so a later opening loads neither again.
 */
const styleInside = (): Plugin => ({
  name: 'style-inside',
  enforce: 'post',
  generateBundle(_, bundle) {
    const html = bundle['panel.html'];
    const css = Object.values(bundle).find(({ fileName }) => fileName.endsWith('.css'));
    if (html?.type !== 'asset' || css?.type !== 'asset') throw new Error('the panel has no style');
    html.source = `${html.source}`.replace(
      /<link rel="stylesheet"[^>]*>/,
      () => `<style>${`${css.source}`.trim()}</style>`,
    );
    delete bundle[css.fileName];
  },
});

/** Kept for ever by browsers. Six characters (36 bits) tell two builds of one file apart; more of them do not compress. */
const named = (name: string) => `assets/${name}-[hash:6].js`;

/** One classic script, which a shop's page runs without waiting for anything else. */
const script = (source: string, name: string): BuildOptions => ({
  rolldownOptions: {
    input: join(here, 'src', source),
    output: { format: 'iife', entryFileNames: name },
  },
});

/** Where a script is that was built before; as JavaScript. */
const address = (name: string) =>
  JSON.stringify(
    `/assets/${readdirSync(assets).find((file) => file.startsWith(`${name}-`) && file.endsWith('.js'))}`,
  );

/**
 * Builds into one directory, in this order, since each names those before it: `--mode frame`, `account`, `advice`,
 * `invitation`, `live`, `page`, `loader`, `app`, `panel`.
 */
export default defineConfig(({ mode }): UserConfig => {
  const builds: Record<string, () => UserConfig> = {
    frame: () => ({ build: script('frame/frame.ts', named('frame')) }),
    account: () => ({ build: script('account/account.ts', named('account')) }),
    advice: () => ({ build: script('advice/advice.ts', named('advice')) }),
    invitation: () => ({ build: script('invitation/invitation.ts', named('invitation')) }),
    live: () => ({
      define: { INVITATION: address('invitation') },
      build: script('live/live.ts', named('live')),
    }),
    page: () => ({
      define: {
        FRAME: address('frame'),
        ACCOUNT: address('account'),
        ADVICE: address('advice'),
        LIVE: address('live'),
      },
      build: script('page/page.ts', named('page')),
    }),
    loader: () => ({
      define: { FRAME: address('frame'), PAGE: address('page') },
      build: script('loader/loader.ts', 'loader.js'),
    }),
    app: () => ({ build: script('app/app.ts', 'app.js') }),
    panel: () => ({
      root: join(here, 'src/panel'),
      plugins: [withoutPreload(), styleInside(), compressed(), texts()],
      build: {
        rolldownOptions: {
          input: join(here, 'src/panel/panel.html'),
          // What the chunks share stays in the first script, which is there already, and makes no file of its own.
          output: {
            entryFileNames: named('[name]'),
            chunkFileNames: named('[name]'),
            codeSplitting: { groups: [{ name: 'panel', tags: ['$initial'] }] },
          },
        },
      },
    }),
  };
  const chosen = builds[mode]?.() ?? {};
  return {
    root: here,
    base: '/',
    publicDir: false,
    ...chosen,
    build: {
      outDir,
      emptyOutDir: mode === 'frame',
      target: 'es2022',
      modulePreload: false,
      reportCompressedSize: false,
      ...chosen.build,
    },
  };
});
