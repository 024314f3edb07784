import { defineConfig, mergeConfig } from 'vitest/config';
import journeys from '../vitest.config.ts';

/** Measurements: run by `./shopbell bench line` and `./shopbell bench page`, and by nobody's test run. */
export default mergeConfig(
  journeys,
  defineConfig({
    test: { include: ['figures/*.figures.ts'], retry: 0, testTimeout: 600_000, silent: false },
  }),
);
