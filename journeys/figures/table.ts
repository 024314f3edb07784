import { cpus, loadavg } from 'node:os';
import { expect } from 'vitest';

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

/** Tells whether a bound is kept; where it is not, the run fails in the end, and all figures are printed all the same. */
export function within(what: string, found: number, bound: number, unit: string, digits = 0): string {
  expect.soft(found, `${what}, ${unit}`).toBeLessThanOrEqual(bound);
  return `${found.toFixed(digits)} ${unit} (at most ${bound.toLocaleString('en')}: ${found <= bound ? 'kept' : 'MISSED'})`;
}

/** On which machine, since figures mean nothing without it. */
export function printMachine(): void {
  const processors = cpus();
  process.stdout.write(
    `\nMachine: ${processors.length} x ${processors[0]?.model ?? 'unknown'}, Node ${process.version}, load ${loadavg()[0]?.toFixed(1)}\n`,
  );
}
