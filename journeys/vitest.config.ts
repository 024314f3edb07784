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
    // One browser for all files, one server a file, one journey at a time: two cores carry no more without stumbling.
    maxWorkers: 1,
    // A stalled machine breaks a journey once; a defect breaks it again.
    retry: 1,
    isolate: false,
    pool: 'forks',
  },
});
