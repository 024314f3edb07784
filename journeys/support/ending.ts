const endings = new Set<() => void>();

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(1));
process.once('exit', () => {
  for (const end of endings) end();
});

/** Runs this at the latest when the suite's process ends, however it ends. The result takes it back. */
export function atEnd(end: () => void): () => void {
  endings.add(end);
  return () => endings.delete(end);
}
