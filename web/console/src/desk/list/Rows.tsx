import type { WorkItem } from '@shopbell/protocol';
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { Row } from './Row';
import classes from './Rows.module.css';
import type { View } from './views';

/** The height of a row in px: three lines of 20 and 10 on either side. */
const ROW_HEIGHT = 80;

interface RowsProps {
  rows: readonly WorkItem[];
  view: View;
  selected: string | undefined;
  label: string;
  showSite: boolean;
  footer: ReactNode;
}

/**
 * Rows of which only those in sight are drawn. One of them is in the tab order (the focused, else the selected,
 * else the first); arrows, Home and End move from it.
 */
export function Rows({ rows, view, selected, label, showSite, footer }: RowsProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const [focused, setFocused] = useState<string>();
  const indexOf = (id: string | undefined) => rows.findIndex((row) => row.conversation === id);
  const active = Math.max(0, indexOf(focused) >= 0 ? indexOf(focused) : indexOf(selected));

  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: (index) => rows[index]?.conversation ?? index,
    overscan: 6,
    initialOffset: Math.max(0, (indexOf(selected) - 2) * ROW_HEIGHT),
    rangeExtractor: (range) => [...new Set([...defaultRangeExtractor(range), active])].sort((a, b) => a - b),
  });

  const selectedAt = indexOf(selected);
  const lastSelected = useRef(selectedAt < 0 ? undefined : selected);
  useEffect(() => {
    // Only a new choice is brought into sight; a row that slides away by itself is not chased.
    if (selected === lastSelected.current || selectedAt < 0) return;
    lastSelected.current = selected;
    virtual.scrollToIndex(selectedAt);
  }, [selected, selectedAt, virtual]);

  const focusRow = (index: number) => {
    const id = rows[index]?.conversation;
    if (id === undefined) return;
    setFocused(id);
    virtual.scrollToIndex(index);
    requestAnimationFrame(() =>
      scroller.current?.querySelector<HTMLElement>(`[data-conversation="${id}"]`)?.focus(),
    );
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const target = { ArrowDown: active + 1, ArrowUp: active - 1, Home: 0, End: rows.length - 1 }[event.key];
    if (target === undefined || event.metaKey || event.ctrlKey || event.altKey) return;
    event.preventDefault();
    focusRow(Math.min(rows.length - 1, Math.max(0, target)));
  };

  return (
    <div ref={scroller} className={classes.scroller}>
      <ul
        className={classes.rows}
        style={{ blockSize: virtual.getTotalSize() }}
        aria-label={label}
        onKeyDown={onKeyDown}
      >
        {virtual.getVirtualItems().map(({ index, key, start }) => {
          const row = rows[index];
          return (
            row && (
              <li
                key={key}
                className={classes.row}
                style={{ transform: `translateY(${start}px)` }}
                aria-setsize={rows.length}
                aria-posinset={index + 1}
              >
                <Row
                  item={row}
                  view={view}
                  selected={row.conversation === selected}
                  inTabOrder={index === active}
                  showSite={showSite}
                  onFocus={setFocused}
                />
              </li>
            )
          );
        })}
      </ul>
      {footer}
    </div>
  );
}
