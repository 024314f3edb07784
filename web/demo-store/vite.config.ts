import { defineConfig } from 'vite';
import { pictures } from './pictures/vite-plugin.ts';

export default defineConfig(({ command }) => ({
  plugins: [pictures()],
  // A build writes some four hundred pictures; their list helps nobody.
  logLevel: command === 'build' ? 'warn' : 'info',
  // Beside every other workspace's output, where `dist` is ignored by git; the demo serves it from there.
  build: { outDir: '../dist/demo-store', emptyOutDir: true },
}));
