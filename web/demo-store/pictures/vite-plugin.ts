import { fileURLToPath } from 'node:url';
import { type Plugin, runnerImport } from 'vite';

const LIBRARY = fileURLToPath(new URL('./library.ts', import.meta.url));

type Library = ReadonlyMap<string, () => string>;

/**
 * Draws the shop's pictures: on demand while developing, as files in a build. They are files rather than markup so that pages
 * stay light, pictures load lazily, and feeds, mails and chat can point at them.
 */
export function pictures(): Plugin {
  return {
    name: 'tarnwell-pictures',
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const address = (request.url ?? '').split('?')[0] ?? '';
        if (!address.startsWith('/pictures/') || !address.endsWith('.svg')) return next();
        // Loaded at every request, so that an edited drawing shows at the next one.
        server
          .ssrLoadModule(LIBRARY)
          .then(({ library }) => {
            const draw = (library() as Library).get(address);
            if (!draw) return next();
            response.setHeader('content-type', 'image/svg+xml');
            response.end(draw());
          })
          .catch(next);
      });
    },
    async generateBundle() {
      const { module } = await runnerImport<{ library(): Library }>(LIBRARY, {
        configFile: false,
        logLevel: 'warn',
      });
      for (const [address, draw] of module.library()) {
        this.emitFile({ type: 'asset', fileName: address.slice(1), source: draw() });
      }
    },
  };
}
