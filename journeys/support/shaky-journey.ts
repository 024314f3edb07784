import { journey } from './journey.ts';
import { Relay } from './relay.ts';
import { freePort, Server } from './server.ts';

/** A journey whose browsers reach a server of its own through a relay that can be cut. */
export const shaky = journey.extend<{ $file: { relay: Relay; server: Server } }>({
  relay: [
    // biome-ignore lint/correctness/noEmptyPattern: Vitest reads from the pattern what a fixture needs.
    async ({}, use) => {
      const relay = await Relay.before(await freePort());
      await use(relay);
      await relay.end();
    },
    { scope: 'file' },
  ],
  server: [
    async ({ relay }, use) => {
      const server = await Server.start({ command: 'demo', port: relay.target, publicUrl: relay.origin });
      await use(server);
      await server.end();
    },
    { scope: 'file' },
  ],
});
