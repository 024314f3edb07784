import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LineBanner } from '../desk/notice/LineBanner';
import { useDesk } from '../desk/useDesk';
import { count } from '../ui/format';
import { ToDesk } from '../ui/Page';
import { useStore } from '../ui/store';
import { useTitle } from '../ui/useTitle';
import { FilterBar } from './FilterBar';
import { filterOf, filtersIn, type VisitorSearch } from './search';
import { useVisitorKeys } from './useVisitorKeys';
import { VisitorPanel } from './VisitorPanel';
import { VisitorsEmpty, VisitorsSkeleton } from './VisitorsEmpty';
import classes from './VisitorsPage.module.css';
import { VisitorTable } from './VisitorTable';
import { isStale, NO_ROWS, nextRows, type Window, windowFor } from './window';

/** Who is in the shops now, what they look at, and one of them closer by. */
export function VisitorsPage() {
  const { t } = useTranslation();
  const desk = useDesk();
  const search = useSearch({ from: '/inside/visitors' });
  const navigate = useNavigate({ from: '/visitors' });
  const change = (changes: Partial<Record<keyof VisitorSearch, unknown>>) =>
    void navigate({ search: (old) => ({ ...old, ...changes }) as VisitorSearch, replace: true });
  const { visitor, ...asked } = search;
  const askedFor = JSON.stringify(asked);
  const [window, setWindow] = useState<Window>(windowFor(0, 0));
  const [held, setHeld] = useState(false);

  // The answer to another question goes first; whoever still points at a row holds it with the next movement.
  // biome-ignore lint/correctness/useExhaustiveDependencies: let go for each question.
  useEffect(() => setHeld(false), [askedFor]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text stands for what it was made of.
  useEffect(() => {
    desk.watchVisitors({ filter: filterOf(search), sort: search.sort ?? 'timeOnSite', ...window });
  }, [desk, askedFor, window]);
  useEffect(() => () => desk.unwatchVisitors(), [desk]);

  const { rows, stale, everybody } = useRows(held);
  const open = (id: string | undefined) => change({ visitor: id });
  useVisitorKeys(rows?.rows ?? [], visitor, open);
  useTitle(t('visitors.title'));
  return (
    <main className={classes.page} data-panel={visitor !== undefined}>
      <section className={classes.list} id="list" tabIndex={-1} aria-label={t('visitors.label')}>
        <LineBanner />
        <header className={classes.head}>
          <ToDesk />
          <h1 className={classes.title}>{t('visitors.title')}</h1>
          {rows && (
            <p className={classes.count} role="status">
              {filtersIn(search) === 0 && search.text === undefined
                ? t('visitors.here', { count: rows.total })
                : t('visitors.found', { found: count(rows.total), everybody: count(everybody) })}
            </p>
          )}
          {held && stale && <p className={classes.held}>{t('visitors.held')}</p>}
        </header>
        <FilterBar search={search} change={change} />
        <div className={classes.body}>
          {rows === undefined && <VisitorsSkeleton />}
          {rows?.total === 0 && <VisitorsEmpty everybody={everybody} clear={() => change(NOTHING)} />}
          {rows !== undefined && rows.total > 0 && (
            <VisitorTable
              rows={rows}
              sort={search.sort ?? 'timeOnSite'}
              sortBy={(sort) => change({ sort })}
              watched={visitor}
              watch={open}
              setWindow={setWindow}
              setHeld={setHeld}
            />
          )}
        </div>
      </section>
      {visitor !== undefined && <VisitorPanel key={visitor} id={visitor} close={() => open(undefined)} />}
    </main>
  );
}

const NOTHING: Record<Exclude<keyof VisitorSearch, 'sort' | 'visitor'>, undefined> = {
  sites: undefined,
  kinds: undefined,
  states: undefined,
  countries: undefined,
  languages: undefined,
  standings: undefined,
  product: undefined,
  source: undefined,
  text: undefined,
  cartFrom: undefined,
  chatting: undefined,
  returning: undefined,
};

/** The rows to show: the newest, or those that stay in their places while somebody points at them. */
function useRows(held: boolean) {
  const fresh = useStore(useDesk().visitors);
  const [shown, setShown] = useState(NO_ROWS);
  const rows = useMemo(() => fresh && nextRows(shown, fresh, held), [fresh, shown, held]);
  useEffect(() => {
    if (rows !== undefined && rows !== shown) setShown(rows);
  }, [rows, shown]);
  return { rows, stale: rows !== undefined && isStale(rows, fresh), everybody: fresh?.everybody ?? 0 };
}
