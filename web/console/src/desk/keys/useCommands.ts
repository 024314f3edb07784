import { useNavigate, useParams } from '@tanstack/react-router';
import { useEffect } from 'react';
import { settings } from '../../settings/settings';
import { useStore } from '../../ui/store';
import { lastClosed } from '../lastClosed';
import { isView, neighbour, onlooker, rowsOf } from '../list/views';
import { useActions } from '../useActions';
import { useDesk } from '../useDesk';
import { commandOf, type KeyCommand, takesKeys } from './keys';
import { openKeys } from './keysHelp';

/** What each key does just now, where one is; for the keyboard and the palette alike. */
export function useCommands(): Record<KeyCommand, () => void> {
  const desk = useDesk();
  const navigate = useNavigate();
  const actions = useActions();
  const { view = 'waiting', conversation } = useParams({ strict: false });
  const item = () => (conversation === undefined ? undefined : desk.work.get().get(conversation));

  const step = (by: 1 | -1) => {
    const rows = isView(view) ? rowsOf(desk.work.get(), view, onlooker(desk.me.id, desk.staff.get())) : [];
    const to = neighbour(rows, conversation, by);
    if (to) void navigate({ to: '/$view/$conversation', params: { view, conversation: to.conversation } });
  };
  const write = (mode: 'line' | 'note') => {
    if (conversation === undefined) return;
    desk.draft(conversation, { ...desk.draftOf(conversation), mode });
    // The field is drawn anew when the mode changes its name.
    requestAnimationFrame(() => document.querySelector<HTMLElement>('[data-composer]')?.focus());
  };
  return {
    next: () => step(1),
    previous: () => step(-1),
    reply: () => write('line'),
    note: () => write('note'),
    take: () => {
      const row = item();
      if (row?.state === 'open' && row.assignee?.id !== desk.me.id) void actions.take(row);
    },
    close: () => {
      const row = item();
      if (row) void actions.end(row);
    },
    undo: () => {
      const row = lastClosed.get();
      if (row) void actions.undo(row);
    },
    details: () => document.querySelector<HTMLElement>('[data-details]')?.click(),
    showKeys: openKeys,
  };
}

/** Listens for the keys. */
export function useKeys(commands: Record<KeyCommand, () => void>): void {
  const { singleKeys } = useStore(settings);
  useEffect(() => {
    if (!singleKeys) return;
    const onKeyDown = (event: KeyboardEvent) => {
      const command = takesKeys(event.target) ? undefined : commandOf(event);
      if (command === undefined) return;
      event.preventDefault();
      commands[command]();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [singleKeys, commands]);
}
