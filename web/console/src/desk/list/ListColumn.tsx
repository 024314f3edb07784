import { useTranslation } from 'react-i18next';
import { count } from '../../ui/format';
import { usePart, useStore } from '../../ui/store';
import { useDesk } from '../useDesk';
import { PhoneBar } from '../views/PhoneBar';
import classes from './ListColumn.module.css';
import { ListEmpty } from './ListEmpty';
import { ListSkeleton } from './ListSkeleton';
import { OlderClosed } from './OlderClosed';
import { Rows } from './Rows';
import { useRows } from './useRows';
import type { View } from './views';

/** The middle column: the rows of one view. */
export function ListColumn({ view, selected }: { view: View; selected: string | undefined }) {
  const { t } = useTranslation();
  const desk = useDesk();
  const rows = useRows(view);
  const loaded = useStore(desk.loaded);
  const severalSites = usePart(
    desk.work,
    (work) => new Set([...work.values()].map((item) => item.siteName)).size > 1,
  );
  const label = t('desk.list.label', { view: t(`desk.views.${view}`) });
  return (
    <section id="list" className={classes.column} aria-label={label} tabIndex={-1}>
      <header className={classes.head}>
        <h1 className={classes.title}>{t(`desk.views.${view}`)}</h1>
        {loaded && <span className={classes.count}>{count(rows.length)}</span>}
      </header>
      <PhoneBar view={view} />
      <div className={classes.body}>
        {!loaded && <ListSkeleton />}
        {loaded && rows.length === 0 && <ListEmpty view={view} />}
        {loaded && rows.length > 0 && (
          <Rows
            key={view}
            rows={rows}
            view={view}
            selected={selected}
            label={label}
            showSite={severalSites}
            footer={view === 'closed' && <OlderClosed rows={rows} />}
          />
        )}
      </div>
    </section>
  );
}
