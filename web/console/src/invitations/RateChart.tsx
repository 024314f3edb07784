import { useTranslation } from 'react-i18next';
import { count } from '../ui/format';
import classes from './InvitationsPage.module.css';
import { percent } from './percent';
import type { Line } from './Results';

/** Bars from zero with whiskers for the interval, one scale for all. */
export function RateChart({ lines }: { lines: readonly Line[] }) {
  const { t } = useTranslation();
  const known = lines.filter(({ counts }) => counts.acceptedRate.of > 0);
  if (known.length === 0) return null;
  const top = Math.min(
    1,
    Math.ceil(Math.max(...known.map(({ counts }) => counts.acceptedRate.high)) * 10) / 10,
  );
  const place = (share: number) => `${(100 * share) / top}%`;
  return (
    <figure className={classes.chart}>
      <figcaption className={classes.quiet}>{t('invitations.results.chart')}</figcaption>
      <ul>
        {known.map(({ key, label, counts }) => {
          const { of, value, low, high } = counts.acceptedRate;
          return (
            <li key={key}>
              <span className={classes.label} dir="auto" title={label}>
                {label}
              </span>
              <span className={classes.track} aria-hidden>
                <span className={classes.fill} style={{ inlineSize: place(value) }} />
                <span
                  className={classes.whisker}
                  style={{ insetInlineStart: place(low), inlineSize: place(high - low) }}
                />
              </span>
              <span className={classes.share}>
                {t('invitations.results.ofN', {
                  share: t('invitations.results.share', {
                    rate: percent(value),
                    low: percent(low),
                    high: percent(high),
                  }),
                  n: count(of),
                })}
              </span>
            </li>
          );
        })}
      </ul>
      <div className={classes.axis} aria-hidden>
        <span>{percent(0)}</span>
        <span>{percent(top / 2)}</span>
        <span>{percent(top)}</span>
      </div>
    </figure>
  );
}
