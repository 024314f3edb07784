import type { Plugin } from 'vite';
import { library } from './library';

/**
 * Draws the shop's pictures: on demand while developing, as files in a build. They are files rather than markup so that pages
 * stay light, pictures load lazily, and feeds, mails and chat can point at them.
 */
export function pictures(): Plugin {
  const shelves = library();
  return {
    name: 'tarnwell-pictures',
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const draw = shelves.get((request.url ?? '').split('?')[0] ?? '');
        if (!draw) return next();
        response.setHeader('content-type', 'image/svg+xml');
        response.end(draw());
      });
    },
    generateBundle() {
      for (const [address, draw] of shelves) {
        this.emitFile({ type: 'asset', fileName: address.slice(1), source: draw() });
      }
    },
  };
}
