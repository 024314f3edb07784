import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { describe } from 'vitest';
import { expect } from '../support/journey.ts';
import { narrow } from '../support/narrow-journey.ts';
import { NARROW, NarrowLine } from '../support/narrow-line.ts';
import { Opening } from '../support/opening.ts';

/** The bound is 3,500 ms on a quiet machine, see figures/line.figures.ts. A busy one may take this much longer. */
const OPENS_WITHIN_MS = 3_500 + 3_000;
const ACKNOWLEDGED_WITHIN_MS = 700 + 2_000;

/** Answers every byte with as many as it is told to. */
async function measured(line: NarrowLine): Promise<{ roundTrip: number; seconds: number; together: number }> {
  const socket = connect(line.port, '127.0.0.1');
  const other = connect(line.port, '127.0.0.1');
  await Promise.all([once(socket, 'connect'), once(other, 'connect')]);
  // The first exchange pays for the connection's own round trip.
  await exchange(socket, 1);
  await exchange(other, 1);
  const roundTrip = await exchange(socket, 1);
  const seconds = (await exchange(socket, 12_000)) / 1_000;
  const [one, two] = await Promise.all([exchange(socket, 6_000), exchange(other, 6_000)]);
  socket.destroy();
  other.destroy();
  return { roundTrip, seconds, together: Math.max(one, two) / 1_000 };
}

async function exchange(socket: Socket, bytes: number): Promise<number> {
  const begun = performance.now();
  let left = bytes;
  socket.write(`${bytes}\n`);
  while (left > 0) left -= ((await once(socket, 'data')) as [Buffer])[0].length;
  return performance.now() - begun;
}

describe('over a narrow line', () => {
  narrow('the line of these tests is as narrow and as long as it says', async () => {
    const target = createServer((socket) => {
      socket.on('error', () => {});
      socket.on('data', (wanted) => socket.write(Buffer.alloc(Number(wanted.toString()))));
    });
    target.listen(0, '127.0.0.1');
    await once(target, 'listening');
    const line = await NarrowLine.before((target.address() as { port: number }).port);
    const { roundTrip, seconds, together } = await measured(line);
    // 12,000 bytes in nine packets of 52 more each: 2.08 s, and the round trip.
    const expected = ((12_000 + 9 * 52) * 8) / NARROW.bitsPerSecond + (2 * NARROW.delayMs) / 1_000;
    expect(roundTrip).toBeGreaterThanOrEqual(2 * NARROW.delayMs);
    expect(roundTrip).toBeLessThan(2 * NARROW.delayMs + 150);
    expect(seconds).toBeGreaterThan(expected - 0.05);
    expect(seconds).toBeLessThan(expected + 0.5);
    // Two connections share it: half as much for each takes both as long.
    expect(together).toBeGreaterThan(expected - 0.15);
    expect(together).toBeLessThan(expected + 0.5);
    await line.end();
    target.close();
  });

  narrow(
    'the panel opens in few requests and bytes, and a line is soon acknowledged',
    async ({ cast, line, relay, server }) => {
      relay.webSockets = 'passed';
      const opening = await Opening.of(cast, server, line);
      expect(opening.ready, 'open to typing, ms').toBeLessThan(OPENS_WITHIN_MS);
      // The frame's script, the document, and what it names: nothing that is asked for in turn after that.
      expect(opening.requests).toEqual(['script', 'document', 'script']);
      expect(opening.bytesDown, 'bytes until typing, headers included').toBeLessThan(15_500);
      // The shop's page and the panel share none: one for the document, one for its script, one for the socket.
      expect(opening.connections, 'connections until typing').toBeLessThanOrEqual(3);
      expect(await opening.acknowledged('Asked over a narrow line.')).toBeLessThan(ACKNOWLEDGED_WITHIN_MS);
      expect(await opening.acknowledged('And once more.')).toBeLessThan(ACKNOWLEDGED_WITHIN_MS);
    },
  );

  narrow(
    'where WebSockets do not get through, the same by long poll',
    async ({ cast, line, relay, server }) => {
      relay.webSockets = 'forbidden';
      const opening = await Opening.of(cast, server, line);
      expect(opening.ready, 'open to typing, ms').toBeLessThan(OPENS_WITHIN_MS);
      await opening.acknowledged('Asked by long poll over a narrow line.');
      expect(await opening.acknowledged('And once more.')).toBeLessThan(ACKNOWLEDGED_WITHIN_MS);
      expect(opening.shopper.frames).toEqual([]);
    },
  );
});
