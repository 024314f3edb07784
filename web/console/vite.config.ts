import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Where the running server is, for `vite dev`: its API and sockets are reached through this one. */
const server = process.env.SHOPBELL_SERVER ?? 'http://127.0.0.1:8080';

/** The server takes staff requests from its own origin only, so a proxied one must name it. */
const asTheServersOwn = { target: server, changeOrigin: true, headers: { Origin: server } };

export default defineConfig({
  base: '/console/',
  plugins: [react()],
  build: {
    outDir: '../dist/console',
    emptyOutDir: true,
    // Libraries change less often than we do: apart, they stay in the cache over an update of ours.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'libraries', test: /node_modules/ }] } } },
    // In kB: React, Mantine and the rest, loaded once for a working day.
    chunkSizeWarningLimit: 800,
  },
  server: {
    port: 7401,
    strictPort: true,
    proxy: {
      '/api': asTheServersOwn,
      '/logo': asTheServersOwn,
      '/photo': asTheServersOwn,
      '/poll': asTheServersOwn,
      '/socket': { ...asTheServersOwn, ws: true, rewriteWsOrigin: true },
    },
  },
});
