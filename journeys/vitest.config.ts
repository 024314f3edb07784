import { defineConfig } from 'vitest/config';

/** Generous, because machines of continuous integration stall for seconds; a journey that works never waits so long. */
const PATIENCE_MS = 45_000;

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 4 * PATIENCE_MS,
    hookTimeout: 4 * PATIENCE_MS,
    teardownTimeout: 2 * PATIENCE_MS,
    expect: { poll: { timeout: PATIENCE_MS, interval: 50 } },
    globalSetup: ['support/prepared.ts'],
    // A browser a worker, a server a file. One journey alone waits for a third of its time.
    maxWorkers: 2,
    // A stalled machine breaks a journey once; a defect breaks it again.
    retry: 1,
    isolate: false,
    pool: 'forks',
  },
});
