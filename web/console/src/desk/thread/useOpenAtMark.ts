import { type RefObject, useEffect, useRef } from 'react';

/** What stays in sight above the mark, in px: the end of what was read before. */
const ABOVE = 48;

/** Where more is new than fits, a thread opens at the first new line instead of the last. */
export function useOpenAtMark(
  viewport: RefObject<HTMLElement | null>,
  firstUnread: number | undefined,
): void {
  const opened = useRef(false);
  useEffect(() => {
    const column = viewport.current;
    if (column === null || firstUnread === undefined || opened.current) return;
    opened.current = true;
    const mark = column.querySelector('[data-unread-mark]');
    if (mark === null) return;
    const below = mark.getBoundingClientRect().top - column.getBoundingClientRect().top;
    if (below < 0) column.scrollTop += below - ABOVE;
  }, [viewport, firstUnread]);
}
