import { describe } from 'vitest';
import { narrow } from '../support/narrow-journey.ts';
import { NARROW } from '../support/narrow-line.ts';
import { Opening } from '../support/opening.ts';
import { middleAndWorst, print, printMachine, within } from './table.ts';

const OPENINGS = 5;
const LINES = 5;

const WAYS = [
  ['by WebSocket', 'passed'],
  ['by long poll, where WebSockets are refused', 'forbidden'],
] as const;

describe('figures of a narrow line', () => {
  narrow('open to typing, line to acknowledgement', async ({ cast, line, relay, server }) => {
    printMachine();
    for (const [name, treatment] of WAYS) {
      relay.webSockets = treatment;
      const openings: Opening[] = [];
      const acknowledgements: number[] = [];
      for (let round = 0; round < OPENINGS; round++) {
        // Nobody before has loaded anything: each shopper is a profile of their own.
        const opening = await Opening.of(cast, server, line);
        openings.push(opening);
        // The first line opens the conversation, and waits for the connection where that is still on its way.
        await opening.acknowledged('The first line.');
        for (let count = 0; count < LINES; count++) {
          acknowledgements.push(await opening.acknowledged(`Line ${count}.`));
        }
        await opening.shopper.page.context().close();
      }
      const ready = middleAndWorst(openings.map((opening) => opening.ready));
      const acknowledged = middleAndWorst(acknowledgements);
      const [last] = openings.slice(-1);
      print(`${NARROW.bitsPerSecond / 1_000} kbit/s, round trip ${2 * NARROW.delayMs} ms, ${name}`, {
        'open to typing': `${within('open to typing', ready.middle, 3_500, 'ms')}, worst of ${OPENINGS}: ${Math.round(ready.worst)}`,
        'line to acknowledgement': `${within('line to acknowledgement', acknowledged.middle, 700, 'ms')}, worst of ${acknowledgements.length}: ${Math.round(acknowledged.worst)}`,
        'until typing': `${last?.bytesDown} bytes down, ${last?.connections} connections, ${last?.requests.join(', ')}`,
      });
    }
  });
});
