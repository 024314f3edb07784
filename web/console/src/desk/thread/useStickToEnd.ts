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
  /** What was at the top of what is in sight, and how far from there. */
  const anchor = useRef<Anchor | undefined>(undefined);

  const toEnd = useCallback(() => {
    const column = viewport.current;
    if (column) column.scrollTop = column.scrollHeight;
  }, [viewport]);

  const followEnd = useCallback(() => {
    const column = viewport.current;
    if (stuck.current) toEnd();
    else if (column && anchor.current) {
      const { entry, offset } = anchor.current;
      const element = column.querySelector(`[data-entry="${entry}"]`);
      if (element) column.scrollTop += distanceFromTop(element, column) - offset;
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

/** An entry by its number: elements may be drawn anew when what stands before them joins their group. */
interface Anchor {
  readonly entry: string;
  readonly offset: number;
}

function topmost(column: HTMLElement): Anchor | undefined {
  for (const element of column.querySelectorAll<HTMLElement>('[data-entry]')) {
    const offset = distanceFromTop(element, column);
    const { entry } = element.dataset;
    if (entry !== undefined && offset + element.offsetHeight > 0) return { entry, offset };
  }
  return undefined;
}

function distanceFromTop(element: Element, column: HTMLElement): number {
  return element.getBoundingClientRect().top - column.getBoundingClientRect().top;
}
