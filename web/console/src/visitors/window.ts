import { MAX_VISITOR_ROWS, type VisitorRow, type Visitors } from '@shopbell/protocol';

/** How far the window that is asked for goes beyond what is in sight, so that scrolling finds rows there. */
const MARGIN = 30;

export interface Window {
  readonly first: number;
  readonly count: number;
}

/**
 * The window to ask for, where the rows from `from` to `to` are in sight. It moves in steps, so that scrolling by a
 * row asks for nothing new.
 */
export function windowFor(from: number, to: number): Window {
  const first = Math.max(0, Math.floor((from - MARGIN) / MARGIN) * MARGIN);
  const last = Math.ceil((to + MARGIN) / MARGIN) * MARGIN;
  return { first, count: Math.min(MAX_VISITOR_ROWS, last - first) };
}

/** Rows by their place in the list; places that are not in the window are empty. */
export interface Rows {
  readonly total: number;
  readonly first: number;
  readonly rows: readonly VisitorRow[];
}

export const NO_ROWS: Rows = { total: 0, first: 0, rows: [] };

/**
 * What to show when a new picture of the list comes: itself, or, while somebody points at the list, the rows in the
 * places where they are, with what is new about them. Whoever left meanwhile stays, as gone; nobody is added.
 */
export function nextRows(shown: Rows, fresh: Visitors, held: boolean): Rows {
  if (!held || shown.first !== fresh.first || shown.rows.length === 0) return fresh;
  const byVisitor = new Map(fresh.rows.map((row) => [row.visitor, row]));
  return {
    total: shown.total,
    first: shown.first,
    rows: shown.rows.map((row) => byVisitor.get(row.visitor) ?? row),
  };
}

/** Whether what is shown differs from what is so. */
export function isStale(shown: Rows, fresh: Visitors | undefined): boolean {
  return (
    fresh !== undefined &&
    (shown.total !== fresh.total ||
      shown.rows.length !== fresh.rows.length ||
      shown.rows.some((row, index) => row.visitor !== fresh.rows[index]?.visitor))
  );
}
