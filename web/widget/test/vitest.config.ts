import { defineConfig } from 'vitest/config';

/** The build's own configuration stands beside; it has nothing to say to tests. */
export default defineConfig({});
