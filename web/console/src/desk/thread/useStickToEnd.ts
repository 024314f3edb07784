import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';

/** Closer to the end than this, in px, is at the end: a fraction of a line, for zoomed pages. */
const NEAR = 24;

export interface StickToEnd {
  readonly atEnd: boolean;
  toEnd(): void;
  /** To be called when something was drawn, before it is painted. */
  followEnd(): void;
}

/**
 * Keeps the end of a scrolled column in sight while its reader is there, and leaves whoever scrolled up looking
 * at the same lines, whether others come below or are loaded above.
 */
export function useStickToEnd(viewport: RefObject<HTMLElement | null>): StickToEnd {
  const [atEnd, setAtEnd] = useState(true);
  const stuck = useRef(true);
  /** The line that was at the top of what is in sight, and how far from there. */
  const anchor = useRef<{ element: Element; offset: number } | undefined>(undefined);

  const toEnd = useCallback(() => {
    const column = viewport.current;
    if (column) column.scrollTop = column.scrollHeight;
  }, [viewport]);

  const followEnd = useCallback(() => {
    const column = viewport.current;
    if (stuck.current) toEnd();
    else if (column && anchor.current?.element.isConnected) {
      const { element, offset } = anchor.current;
      column.scrollTop += element.getBoundingClientRect().top - column.getBoundingClientRect().top - offset;
    }
  }, [toEnd, viewport]);

  useEffect(() => {
    const column = viewport.current;
    if (!column) return;
    const onScroll = () => {
      stuck.current = column.scrollHeight - column.scrollTop - column.clientHeight < NEAR;
      anchor.current = stuck.current ? undefined : topmost(column);
      setAtEnd(stuck.current);
    };
    // The composer grows and the window changes: whoever was at the end stays there.
    const resized = new ResizeObserver(() => stuck.current && toEnd());
    resized.observe(column);
    column.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      resized.disconnect();
      column.removeEventListener('scroll', onScroll);
    };
  }, [viewport, toEnd]);

  return { atEnd, toEnd, followEnd };
}

function topmost(column: HTMLElement): { element: Element; offset: number } | undefined {
  const { top } = column.getBoundingClientRect();
  const element = [...(column.firstElementChild?.children ?? [])].find(
    (child) => child.getBoundingClientRect().bottom > top,
  );
  return element && { element, offset: element.getBoundingClientRect().top - top };
}
