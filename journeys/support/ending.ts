const endings = new Set<() => void>();

/** Vitest takes `process.exit` away from its workers, so a worker that is told to go, or left alone, ends itself. */
function endHard(): void {
  for (const end of endings) end();
  process.kill(process.pid, 'SIGKILL');
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect'] as const) process.once(signal, endHard);
process.once('exit', () => {
  for (const end of endings) end();
});

/** Runs this at the latest when the suite's process ends, however it ends. The result takes it back. */
export function atEnd(end: () => void): () => void {
  endings.add(end);
  return () => endings.delete(end);
}
