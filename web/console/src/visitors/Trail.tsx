import { useTranslation } from 'react-i18next';
import type { TrailEvent, TrailPage } from '../api/visitors';
import { pageName } from '../desk/list/pageName';
import { shortMoment, wholeMoment } from '../ui/format';
import { safeHref } from '../ui/safeHref';
import { priceOf } from './facts';
import classes from './Lists.module.css';

/** Two may happen in the same microsecond. */
const eventKey = ({ atMicros }: TrailEvent, nth: number) => `${atMicros} ${nth}`;

/** The pages that a visitor opened, the newest first. */
export function Trail({ pages }: { pages: readonly TrailPage[] }) {
  const { t } = useTranslation();
  if (pages.length === 0) return <p className={classes.quiet}>{t('visitors.panel.noTrail')}</p>;
  return (
    <ol className={classes.list}>
      {pages.map((page, at) => {
        const href = safeHref(page.page.url);
        const name = pageName(page.page) ?? t('visitors.noPage');
        const price = page.product && priceOf(page.product);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: two pages may be opened in the same microsecond.
          <li key={`${page.atMicros} ${at}`} className={classes.item}>
            <span className={classes.words} dir="auto">
              {href ? (
                <a href={href} target="_blank" rel="noopener noreferrer nofollow">
                  {name}
                </a>
              ) : (
                name
              )}
              <span className={classes.quiet}>
                {[t(`visitors.kind.${page.kind}`), price].filter(Boolean).join(' · ')}
              </span>
              {page.events.map((event, nth) => (
                <span
                  key={eventKey(event, nth)}
                  className={classes.event}
                  title={wholeMoment(event.atMicros)}
                >
                  {[
                    event.name,
                    ...Object.entries(event.data).map(([name, value]) => `${name}: ${value}`),
                  ].join(' · ')}
                </span>
              ))}
            </span>
            <time dateTime={new Date(page.atMicros / 1000).toISOString()} title={wholeMoment(page.atMicros)}>
              {shortMoment(page.atMicros)}
            </time>
          </li>
        );
      })}
    </ol>
  );
}
