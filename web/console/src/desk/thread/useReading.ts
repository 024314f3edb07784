import type { WorkItem } from '@shopbell/protocol';
import { useEffect, useState } from 'react';
import { usePart, useStore } from '../../ui/store';
import { useLooking } from '../../ui/useLooking';
import { useSettled } from '../../ui/useSettled';
import { useDesk } from '../useDesk';
import { afterEntries, afterWriting, type Reading, reopened } from './reading';

/** What is on the screen for less was not read: an opened thread first scrolls to what is new. */
const READ_AFTER_MILLIS = 400;

/**
 * Follows how far the open conversation was read: what stands at the end of the thread in a window that is
 * looked at counts as read, and the server is told.
 */
export function useReading(item: WorkItem, atEnd: boolean): Reading {
  const desk = useDesk();
  const { entries, loaded } = useStore(desk.threads.of(item.conversation));
  const writing = usePart(
    desk.outgoing,
    (lines) => lines.filter((line) => line.conversation === item.conversation).length > 0,
  );
  const looking = useSettled(useLooking() && atEnd, READ_AFTER_MILLIS);
  const [reading, setReading] = useState<Reading>();

  useEffect(() => {
    if (!loaded) return;
    // A conversation opens at what is new; only then can it be told whether that was looked at.
    setReading((held) =>
      held === undefined ? reopened(item.readUpTo, entries) : afterEntries(held, entries, looking),
    );
  }, [loaded, entries, looking, item.readUpTo]);
  useEffect(() => {
    if (writing) setReading((held) => held && afterWriting(held));
  }, [writing]);

  const head = entries.at(-1)?.number ?? 0;
  const live = usePart(desk.line, ({ state }) => state === 'live');
  useEffect(() => {
    if (looking && live && head > 0) desk.read(item.conversation, head);
  }, [looking, live, head, desk, item.conversation]);

  return reading ?? { readUpTo: item.readUpTo };
}
