import { useTranslation } from 'react-i18next';
import type { Comparison, Report } from '../api/invitations';
import classes from './InvitationsPage.module.css';
import { inPoints } from './percent';

/** Texts of one rule and language beside the oldest of them, in sentences. */
export function Compared({ report }: { report: Report }) {
  const { t } = useTranslation();
  if (report.comparisons.length === 0) return null;
  const textOf = (id: string) => report.texts.find(({ text }) => text === id);
  const verdict = ({ first, second, difference: { low, high } }: Comparison) => {
    const fewest = Math.min(
      textOf(first)?.counts.acceptedRate.of ?? 0,
      textOf(second)?.counts.acceptedRate.of ?? 0,
    );
    return fewest === 0 ? 'unknown' : low > 0 ? 'more' : high < 0 ? 'less' : 'chance';
  };
  return (
    <section className={classes.compared}>
      <h2>{t('invitations.results.compare')}</h2>
      <ul>
        {report.comparisons.map((comparison) => (
          <li key={comparison.second}>
            {t(`invitations.results.${verdict(comparison)}`, {
              first: textOf(comparison.first)?.words ?? '',
              second: textOf(comparison.second)?.words ?? '',
              points: inPoints(comparison.difference.value),
              low: inPoints(comparison.difference.low),
              high: inPoints(comparison.difference.high),
            })}
          </li>
        ))}
      </ul>
    </section>
  );
}
