import type { CDPSession, Page } from 'playwright-core';
import { describe } from 'vitest';
import { type Cast, journey } from '../support/journey.ts';
import type { Server } from '../support/server.ts';
import { middleAndWorst, print, printMachine, within } from './table.ts';

const ROUNDS = 7;
const SLOWER = 4;
/** How long the page is watched after it has loaded: the page script comes when the browser is idle. */
const WATCHED_MS = 4_000;

interface TraceEvent {
  readonly name: string;
  readonly ts: number;
  readonly dur?: number;
  readonly tid: number;
  readonly args?: { readonly data?: { readonly url?: string; readonly fileName?: string } };
}

interface Seen {
  fcp: number;
  lcp: number;
  cls: number;
  /** Time by which tasks were longer than 50 ms, as Lighthouse counts it. */
  tbt: number;
}

interface Load extends Seen {
  requests: number;
  bytes: number;
  /** Main-thread milliseconds in scripts of ours, by file: compiling and running, with what they made the browser do. */
  ours: Record<string, number>;
}

function watch(): void {
  const seen: Seen = { fcp: 0, lcp: 0, cls: 0, tbt: 0 };
  Object.assign(window, { seen });
  const observe = (type: string, each: (entry: PerformanceEntry) => void) =>
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) each(entry);
    }).observe({ type, buffered: true });
  observe('paint', ({ name, startTime }) => {
    if (name === 'first-contentful-paint') seen.fcp = startTime;
  });
  observe('largest-contentful-paint', ({ startTime }) => {
    seen.lcp = startTime;
  });
  observe('layout-shift', (entry) => {
    seen.cls += (entry as unknown as { value: number }).value;
  });
  observe('longtask', ({ duration }) => {
    seen.tbt += Math.max(0, duration - 50);
  });
}

async function traced(cdp: CDPSession, work: () => Promise<void>): Promise<TraceEvent[]> {
  const events: TraceEvent[] = [];
  cdp.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  await cdp.send('Tracing.start', {
    traceConfig: { includedCategories: ['devtools.timeline', 'v8', 'disabled-by-default-devtools.timeline'] },
  });
  await work();
  const complete = new Promise((resolve) => cdp.once('Tracing.tracingComplete', resolve));
  await cdp.send('Tracing.end');
  await complete;
  return events;
}

/** What our scripts cost: the outermost pieces of work that name one of them, so that nothing counts twice. */
function costOf(events: readonly TraceEvent[], origin: string): Record<string, number> {
  const cost: Record<string, number> = {};
  const named = events
    .map((event) => ({ ...event, url: event.args?.data?.url ?? event.args?.data?.fileName ?? '' }))
    .filter(({ url, dur }) => url.startsWith(origin) && dur !== undefined)
    .filter(({ name }) => ['EvaluateScript', 'v8.compile', 'FunctionCall'].includes(name))
    .toSorted((a, b) => a.ts - b.ts);
  let end = 0;
  for (const { ts, dur = 0, url } of named) {
    if (ts < end) continue;
    end = ts + dur;
    const file = new URL(url).pathname.replace(/-[\w-]{8}\.js$/, '.js');
    cost[file] = (cost[file] ?? 0) + dur / 1_000;
  }
  return cost;
}

async function load(cast: Cast, server: Server, withWidget: boolean): Promise<Load> {
  const context = await cast.profile('shopper');
  const page: Page = await context.newPage();
  await page.addInitScript(watch);
  const cdp = await context.newCDPSession(page);
  let requests = 0;
  let bytes = 0;
  await cdp.send('Network.enable');
  if (!withWidget) await cdp.send('Network.setBlockedURLs', { urls: [`${server.origin}/*`] });
  cdp.on('Network.loadingFinished', ({ encodedDataLength }) => {
    requests++;
    bytes += encodedDataLength;
  });
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  const events = await traced(cdp, async () => {
    await page.goto(`${server.store}/product/cairn-mid-boot`);
    await page.waitForTimeout(WATCHED_MS);
  });
  const seen = await page.evaluate(() => (window as unknown as { seen: Seen }).seen);
  await context.close();
  return { ...seen, requests, bytes, ours: costOf(events, server.origin) };
}

describe('figures of a product page', () => {
  journey('what the widget costs a page that nobody chats on', async ({ cast, server }) => {
    printMachine();
    const loads: Record<'without' | 'with', Load[]> = { without: [], with: [] };
    // In turns, so that a busy minute of the machine meets both.
    for (let round = 0; round < ROUNDS; round++) {
      loads.without.push(await load(cast, server, false));
      loads.with.push(await load(cast, server, true));
    }
    for (const [name, all] of Object.entries(loads)) {
      const of = (part: (one: Load) => number, digits = 0) => {
        const { middle, worst } = middleAndWorst(all.map(part));
        return `${middle.toFixed(digits)} (worst ${worst.toFixed(digits)})`;
      };
      print(
        `Product page of the sample shop ${name} the widget, processor ${SLOWER} x slower, ${ROUNDS} loads`,
        {
          'first contentful paint, ms': of(({ fcp }) => fcp),
          'largest contentful paint, ms': of(({ lcp }) => lcp),
          'total blocking time, ms': of(({ tbt }) => tbt),
          'cumulative layout shift': of(({ cls }) => cls, 3),
          requests: of(({ requests }) => requests),
          'bytes over the line': of(({ bytes }) => bytes),
        },
      );
    }
    const files = [...new Set(loads.with.flatMap(({ ours }) => Object.keys(ours)))];
    const total = ({ ours }: Load) => Object.values(ours).reduce((sum, cost) => sum + cost, 0);
    const costs = (part: (one: Load) => number) => {
      const { middle, worst } = middleAndWorst(loads.with.map(part));
      return `${middle.toFixed(1)} ms (worst ${worst.toFixed(1)})`;
    };
    const middle = (part: (one: Load) => number) => middleAndWorst(loads.with.map(part)).middle;
    const loader = files.find((file) => file.startsWith('/widget/')) ?? '';
    print('Main thread in our scripts', {
      ...Object.fromEntries(files.map((file) => [file, costs(({ ours }) => ours[file] ?? 0)])),
      together: costs(total),
      'the loader': within(
        'loader on the main thread',
        middle(({ ours }) => ours[loader] ?? 0),
        20,
        'ms',
        1,
      ),
      'layout shift that the widget adds': within(
        'layout shift',
        middle(({ cls }) => cls) - middleAndWorst(loads.without.map(({ cls }) => cls)).middle,
        0,
        'of the window',
        3,
      ),
    });
  });
});
