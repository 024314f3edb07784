import { SegmentedControl, Select, Skeleton } from '@mantine/core';
import { IconChartBar } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Counts, type Report, reportQuery } from '../api/invitations';
import { Empty } from '../ui/Empty';
import { Failed } from '../ui/Failed';
import { count } from '../ui/format';
import { Compared } from './Compared';
import classes from './InvitationsPage.module.css';
import { percent } from './percent';
import { RateChart } from './RateChart';

const PERIODS = [7, 30, 90];
const GROUPS = ['rules', 'texts', 'agents', 'kinds', 'pages'] as const;
type Group = (typeof GROUPS)[number];
/** Below this an interval is so wide that it says little. */
const FEW = 30;

/** A line of the chart and the table. */
export interface Line {
  readonly key: string;
  readonly label: string;
  readonly counts: Counts;
}

/** What became of the invitations: the answer in a sentence, then the chart, then the table. */
export function Results({ site }: { site: string }) {
  const { t } = useTranslation();
  const [days, setDays] = useState(30);
  const [group, setGroup] = useState<Group>('rules');
  const report = useQuery(reportQuery(site, days));
  return (
    <>
      <div className={classes.bar}>
        <Select
          aria-label={t('invitations.results.days', { count: days })}
          allowDeselect={false}
          value={`${days}`}
          onChange={(value) => setDays(Number(value))}
          data={PERIODS.map((period) => ({
            value: `${period}`,
            label: t('invitations.results.days', { count: period }),
          }))}
        />
      </div>
      {report.isPending && <Skeleton height={240} />}
      {report.isError && <Failed error={report.error} retry={() => void report.refetch()} />}
      {report.data && report.data.all.shown === 0 && (
        <Empty
          icon={IconChartBar}
          title={t('invitations.results.none')}
          hint={t('invitations.results.noneHint')}
        />
      )}
      {report.data && report.data.all.shown > 0 && (
        <>
          <Answer all={report.data.all} />
          <SegmentedControl
            aria-label={t('invitations.results.by')}
            className={classes.groups ?? ''}
            value={group}
            onChange={(value) => setGroup(value as Group)}
            data={GROUPS.map((value) => ({ value, label: t(`invitations.results.group.${value}`) }))}
          />
          <RateChart lines={linesOf(t, report.data, group)} />
          <Table name={t(`invitations.results.group.${group}`)} lines={linesOf(t, report.data, group)} />
          {group === 'texts' && <Compared report={report.data} />}
        </>
      )}
    </>
  );
}

function Answer({ all }: { all: Counts }) {
  const { t } = useTranslation();
  const { of, value, low, high } = all.acceptedRate;
  const waiting = all.shown - of;
  return (
    <p className={classes.answer}>
      {of > 0 &&
        t('invitations.results.sentence', {
          of: count(of),
          accepted: count(all.accepted),
          rate: percent(value),
          low: percent(low),
          high: percent(high),
        })}{' '}
      {all.chats > 0 && t('invitations.results.chats', { count: all.chats })}{' '}
      {waiting > 0 && t('invitations.results.waiting', { count: waiting })}{' '}
      {of > 0 && of < FEW && t('invitations.results.tooFew')}
    </p>
  );
}

function linesOf(t: TFunction, report: Report, group: Group): Line[] {
  switch (group) {
    case 'rules':
      return report.rules.map(({ rule, name, counts }) => ({
        key: rule ?? 'hand',
        label: name ?? t('invitations.results.byHand'),
        counts,
      }));
    case 'texts':
      return report.texts.map(({ text, words, counts }) => ({ key: text, label: words, counts }));
    case 'agents':
      return report.agents.map(({ staff, name, counts }) => ({
        key: staff,
        label: name ?? t('invitations.results.somebody'),
        counts,
      }));
    case 'kinds':
      return report.kinds.map(({ kind, counts }) => ({
        key: kind,
        label: t(`invitations.pageLabel.${kind}`),
        counts,
      }));
    case 'pages':
      return report.pages.map(({ path, kind, counts }) => ({ key: `${kind} ${path}`, label: path, counts }));
  }
}

function Table({ name, lines }: { name: string; lines: readonly Line[] }) {
  const { t } = useTranslation();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <section className={classes.scroll} tabIndex={0} aria-label={name}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{name}</th>
            {(['shown', 'accepted', 'declined', 'closed', 'ignored', 'wrote'] as const).map((column) => (
              <th key={column} scope="col">
                {t(`invitations.results.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(({ key, label, counts }) => (
            <tr key={key}>
              <th scope="row" dir="auto">
                {label}
              </th>
              <td>{count(counts.shown)}</td>
              <td>{count(counts.accepted)}</td>
              <td>{count(counts.declined)}</td>
              <td>{count(counts.closed)}</td>
              <td>{count(counts.ignored)}</td>
              <td>{count(counts.chats)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
