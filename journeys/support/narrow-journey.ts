import { journey } from './journey.ts';
import { NarrowLine } from './narrow-line.ts';
import { Relay } from './relay.ts';
import { freePort, Server } from './server.ts';

/** A journey whose browsers reach the server over a narrow line; the shop's own pages come as fast as ever. */
export const narrow = journey.extend<{ $file: { relay: Relay; line: NarrowLine; server: Server } }>({
  /** Behind the line, and able to refuse WebSockets. */
  relay: [
    // biome-ignore lint/correctness/noEmptyPattern: Vitest reads from the pattern what a fixture needs.
    async ({}, use) => {
      const relay = await Relay.before(await freePort());
      await use(relay);
      await relay.end();
    },
    { scope: 'file' },
  ],
  line: [
    async ({ relay }, use) => {
      const line = await NarrowLine.before(relay.port);
      await use(line);
      await line.end();
    },
    { scope: 'file' },
  ],
  server: [
    async ({ relay, line }, use) => {
      const server = await Server.start({ command: 'demo', port: relay.target, publicUrl: line.origin });
      await use(server);
      await server.end();
    },
    { scope: 'file' },
  ],
});
