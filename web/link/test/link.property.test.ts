import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { problem } from './model-shop.ts';
import { World } from './world.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

type Step = [name: string, run: (world: World) => unknown];
const choice = fc.nat({ max: 5 });
const constant = (...step: Step) => fc.constant(step);
const chosen = (name: string, run: (world: World, n: number) => unknown) =>
  choice.map((n): Step => [`${name} ${n}`, (world) => run(world, n)]);

/** What makes a conversation happen at all; without its weight most scripts would only be noise. */
const TALK: fc.Arbitrary<Step> = fc.oneof(
  chosen('all is delivered', (world) => world.deliver()),
  chosen('shopper says several lines', (world, n) => {
    for (let line = 0; line < n; line++) world.shopperSays();
  }),
  chosen('staff says', (world, n) => world.shop.staffSays(`answer ${n}`)),
);
const STEPS: fc.Arbitrary<Step>[] = [
  constant('shopper says', (world) => world.shopperSays()),
  constant('staff closes', (world) => world.shop.close()),
  chosen('up', (world, n) => world.network.pipe?.deliverUp(n)),
  chosen('down', (world, n) => world.network.pipe?.deliverDown(n)),
  chosen('seconds', (_, n) => vi.advanceTimersByTimeAsync(2 ** n * 1000)),
  constant('cut', (world) => world.network.pipe?.cut()),
  chosen('late', (world, n) => world.network.pipe?.late(n)),
  chosen('double', (world, n) => world.network.pipe?.double(n)),
  chosen('lose', (world, n) => world.network.pipe?.lose(n)),
  constant('heartbeat', (world) => world.heartbeat()),
  constant('busy', (world) => world.shop.refusals.push(problem('overloaded', 'retryLater'))),
  chosen('socket blocked', (world, n) => {
    world.network.blocked.socket = n > 2;
  }),
  constant('reload', (world) => world.reload()),
  chosen('hint', (world, n) => world.hints.at(-1)?.(n > 2)),
];
const RESTORE = chosen('restore', (world, n) => {
  if (!world.shop.conversations.length) return;
  world.shop.restore(n, `epoch ${++world.restores}`);
  world.network.pipe?.cut();
});

const script = (...more: fc.Arbitrary<Step>[]) =>
  fc.array(fc.oneof({ arbitrary: TALK, weight: 15 }, ...STEPS, ...more), { maxLength: 80, size: 'max' });

async function play(steps: readonly Step[]): Promise<World> {
  const world = new World();
  for (const [, run] of steps) {
    await run(world);
    await vi.advanceTimersByTimeAsync(1);
    world.check();
  }
  await world.heal();
  world.link.stop();
  return world;
}

test('whatever_the_network_does_every_entry_arrives_once_in_order_and_every_line_is_said_once_in_order', async () => {
  await fc.assert(
    fc.asyncProperty(script(), async (steps) => {
      const world = await play(steps);
      expect(world.linesOnTheServer).toEqual(Array.from({ length: world.said }, (_, i) => `line ${i + 1}`));
      expect(world.thread).toEqual(world.shop.entries);
      expect(world.link.lines).toEqual([]);
    }),
    { numRuns: 300 },
  );
}, 60_000);

test('after_a_restore_the_thread_is_the_restored_one_and_no_line_is_doubled', async () => {
  await fc.assert(
    fc.asyncProperty(script(RESTORE), async (steps) => {
      const world = await play(steps);
      const lines = world.linesOnTheServer;
      expect(new Set(lines).size).toBe(lines.length);
      expect(world.thread).toEqual(world.shop.entries);
      expect(world.link.lines).toEqual([]);
    }),
    { numRuns: 200 },
  );
}, 60_000);
