import { useSyncExternalStore } from 'react';
import { serverNowMillis } from '../api/http';

/** Waits are told in minutes: a figure that is this much late disturbs nobody. */
const STEP_MILLIS = 5_000;

const watchers = new Set<() => void>();
let nowMillis = serverNowMillis();
let timer: ReturnType<typeof setInterval> | undefined;

function tick(): void {
  nowMillis = serverNowMillis();
  for (const watcher of watchers) watcher();
}

function subscribe(watcher: () => void): () => void {
  watchers.add(watcher);
  if (timer === undefined) {
    nowMillis = serverNowMillis();
    timer = setInterval(tick, STEP_MILLIS);
  }
  return () => {
    watchers.delete(watcher);
    if (watchers.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/** The server's time in steps of a few seconds, from one timer for all who show it. */
export function useNowMillis(): number {
  return useSyncExternalStore(subscribe, () => nowMillis);
}
