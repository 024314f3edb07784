import type { VisitorSort } from '@shopbell/protocol';
import { IconArrowDown } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { usePhone } from './usePhone';
import { VisitorLine } from './VisitorLine';
import classes from './VisitorTable.module.css';
import { type Rows, type Window, windowFor } from './window';

/** Heights in px: two lines of 20 and 12 on either side; a card has a line more for each of three facts. */
const ROW_HEIGHT = 64;
const CARD_HEIGHT = 116;
/** Of the columns' names, which stay in sight above the rows; the same as in the style sheet. */
const HEAD_HEIGHT = 36;

const COLUMNS: readonly {
  key: 'visitor' | 'page' | 'cart' | 'time' | 'pages' | 'source' | 'place';
  sort?: VisitorSort;
}[] = [
  { key: 'visitor' },
  { key: 'page' },
  { key: 'cart', sort: 'cartValue' },
  { key: 'time', sort: 'timeOnSite' },
  { key: 'pages', sort: 'pages' },
  { key: 'source' },
  { key: 'place' },
];

interface VisitorTableProps {
  rows: Rows;
  sort: VisitorSort;
  sortBy: (sort: VisitorSort) => void;
  watched: string | undefined;
  watch: (visitor: string) => void;
  setWindow: (window: Window) => void;
  setHeld: (held: boolean) => void;
}

/**
 * A table of which only the rows in sight are drawn, and little more are known. Rows slide to their new places, but
 * not while somebody points at them.
 */
export function VisitorTable({ rows, sort, sortBy, watched, watch, setWindow, setHeld }: VisitorTableProps) {
  const { t } = useTranslation();
  const scroller = useRef<HTMLDivElement>(null);
  const phone = usePhone();
  const height = phone ? CARD_HEIGHT : ROW_HEIGHT;
  const head = phone ? 0 : HEAD_HEIGHT;
  const virtual = useVirtualizer({
    count: rows.total,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    getItemKey: (index) => rows.rows[index - rows.first]?.visitor ?? index,
    overscan: 4,
    scrollMargin: head,
    scrollPaddingStart: head,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the heights are another once the layout is.
  useEffect(() => virtual.measure(), [virtual, height]);
  const items = virtual.getVirtualItems();
  const window = windowFor(items[0]?.index ?? 0, items.at(-1)?.index ?? 0);
  useEffect(
    () => setWindow({ first: window.first, count: window.count }),
    [setWindow, window.first, window.count],
  );
  useEffect(() => () => setHeld(false), [setHeld]);

  const watchedAt = rows.rows.findIndex((row) => row.visitor === watched);
  const lastWatched = useRef(watched);
  useEffect(() => {
    // Only a new choice is brought into sight; a row that slides away by itself is not chased.
    if (watched === lastWatched.current || watchedAt < 0) return;
    lastWatched.current = watched;
    virtual.scrollToIndex(rows.first + watchedAt);
  }, [watched, watchedAt, rows.first, virtual]);

  return (
    <div ref={scroller} className={classes.table}>
      <div className={`${classes.head} ${classes.line}`}>
        {COLUMNS.map(({ key, sort: by }) => (
          <div key={key} className={classes[key]}>
            {by === undefined ? (
              t(`visitors.column.${key}`)
            ) : (
              <button
                type="button"
                className={classes.sort}
                aria-pressed={by === sort}
                aria-label={t(`visitors.sort.${by}`)}
                onClick={() => sortBy(by)}
              >
                {t(`visitors.column.${key}`)}
                {by === sort && <IconArrowDown size={14} stroke={1.75} aria-hidden />}
              </button>
            )}
          </div>
        ))}
      </div>
      <ul
        className={classes.rows}
        style={{ blockSize: virtual.getTotalSize() }}
        aria-label={t('visitors.label')}
        onPointerMove={(event) => event.pointerType === 'mouse' && setHeld(true)}
        onPointerLeave={() => setHeld(false)}
      >
        {items.map(({ index, key, start, size }) => (
          <li
            key={key}
            className={classes.row}
            style={{ transform: `translateY(${start - head}px)`, blockSize: size }}
            aria-setsize={rows.total}
            aria-posinset={index + 1}
          >
            <VisitorLine row={rows.rows[index - rows.first]} watched={watched} watch={watch} />
          </li>
        ))}
      </ul>
    </div>
  );
}
