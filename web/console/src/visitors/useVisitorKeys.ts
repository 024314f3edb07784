import type { VisitorRow } from '@shopbell/protocol';
import { useEffect, useEffectEvent } from 'react';
import { takesKeys } from '../desk/keys/keys';
import { settings } from '../settings/settings';
import { useStore } from '../ui/store';

/** J and K go through the list, / searches, Escape closes the panel. Heard before the keys of the desk. */
export function useVisitorKeys(
  rows: readonly VisitorRow[],
  watched: string | undefined,
  watch: (visitor: string | undefined) => void,
): void {
  const { singleKeys } = useStore(settings);
  const step = (by: 1 | -1) => {
    const at = rows.findIndex((row) => row.visitor === watched);
    const next = rows[at < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, at + by))];
    if (next) watch(next.visitor);
  };
  const commands: Record<string, () => void> = {
    j: () => step(1),
    k: () => step(-1),
    '/': () => document.querySelector<HTMLElement>('[data-visitor-search]')?.focus(),
  };
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (takesKeys(event.target)) return;
    if (event.key === 'Escape' && watched !== undefined) {
      watch(undefined);
      return;
    }
    const command = commands[event.key.toLowerCase()];
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (!singleKeys || !isPlain || command === undefined) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    command();
  });
  useEffect(() => {
    // Listens once and for good, so before any dialog does: one that the key closes is still there to be seen.
    const listener = (event: KeyboardEvent) => onKeyDown(event);
    window.addEventListener('keydown', listener, true);
    return () => window.removeEventListener('keydown', listener, true);
  }, []);
}
