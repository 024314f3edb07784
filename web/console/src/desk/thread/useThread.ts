import type { WorkItem } from '@shopbell/protocol';
import { useMemo, useRef } from 'react';
import { serverNowMillis } from '../../api/http';
import { dayKey } from '../../ui/format';
import { useStore } from '../../ui/store';
import { useDesk } from '../useDesk';
import { type ThreadItem, threadItems, type UnsentLine } from './threadItems';
import type { ThreadState } from './threadState';

export interface ShownThread extends ThreadState {
  readonly items: readonly ThreadItem[];
}

/** What the thread of a conversation shows now: what was said, and what this console has yet to get through. */
export function useThread(item: WorkItem, firstUnread: number | undefined): ShownThread {
  const desk = useDesk();
  const state = useStore(desk.threads.of(item.conversation));
  const unsent = useUnsent(item.conversation);
  const items = useMemo(
    () => threadItems({ entries: state.entries, unsent, me: desk.author, firstUnread, dayOf: dayKey }),
    [state, unsent, desk, firstUnread],
  );
  return { ...state, items };
}

function useUnsent(conversation: string): UnsentLine[] {
  const desk = useDesk();
  const outgoing = useStore(desk.outgoing);
  // The server tells when a line was accepted; until then it stands at the moment it was first seen here.
  const seenAt = useRef(new Map<string, number>());
  return useMemo(
    () =>
      outgoing
        .filter((line) => line.conversation === conversation)
        .map(({ clientId, kind, text, problem, state }) => {
          const atMicros = seenAt.current.get(clientId) ?? serverNowMillis() * 1000;
          seenAt.current.set(clientId, atMicros);
          return {
            clientId,
            kind: kind === 'note' || kind === 'file' ? kind : 'line',
            text,
            file: desk.uploads.taken(text),
            atMicros,
            said: state === 'said',
            problem,
          };
        }),
    [outgoing, conversation, desk],
  );
}
