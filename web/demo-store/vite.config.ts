import { defineConfig } from 'vite';
import { pictures } from './pictures/vite-plugin';

export default defineConfig({
  plugins: [pictures()],
  // Beside every other workspace's output, where `dist` is ignored by git; the demo serves it from there.
  build: { outDir: '../dist/demo-store', emptyOutDir: true },
});
