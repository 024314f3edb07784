import { cpus } from 'node:os';

/** The middle one of some numbers, and the worst. */
export function middleAndWorst(values: readonly number[]): { middle: number; worst: number } {
  const sorted = values.toSorted((a, b) => a - b);
  return { middle: sorted[Math.floor(sorted.length / 2)] ?? Number.NaN, worst: sorted.at(-1) ?? Number.NaN };
}

/** Prints what was measured, past Vitest's own reporter. */
export function print(title: string, rows: Readonly<Record<string, string>>): void {
  const width = Math.max(...Object.keys(rows).map((name) => name.length));
  const lines = Object.entries(rows).map(([name, value]) => `  ${name.padEnd(width)}  ${value}`);
  process.stdout.write(`\n${title}\n${lines.join('\n')}\n`);
}

/** On which machine, since figures mean nothing without it. */
export function printMachine(): void {
  const processors = cpus();
  process.stdout.write(
    `\nMachine: ${processors.length} x ${processors[0]?.model ?? 'unknown'}, Node ${process.version}\n`,
  );
}
