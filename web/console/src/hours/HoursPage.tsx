import { Button, Skeleton } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { sitesQuery } from '../api/team';
import { type Team, teamsQuery } from '../api/teams';
import { useDesk } from '../desk/useDesk';
import { Dot } from '../ui/Dot';
import { Failed } from '../ui/Failed';
import { Page } from '../ui/Page';
import { useTitle } from '../ui/useTitle';
import classes from './Hours.module.css';
import { dateInWords, spansInWords, stateInWords, wallClock, weekInWords } from './words';

/** So many of the special days that are to come. */
const NEXT = 4;

/** Who answers which shop, and when. */
export function HoursPage() {
  const { t } = useTranslation();
  const { me } = useDesk();
  const teams = useQuery(teamsQuery);
  const mayChange = me.role !== 'agent';
  useTitle(t('hours.title'));
  return (
    <Page
      title={t('hours.title')}
      hint={mayChange ? t('hours.hint') : `${t('hours.hint')} ${t('hours.readOnly')}`}
      action={
        mayChange && (
          <Button
            renderRoot={(props) => <Link {...props} to="/hours/$team" params={{ team: 'new' }} />}
            leftSection={<IconPlus size={16} stroke={1.75} />}
          >
            {t('hours.add')}
          </Button>
        )
      }
    >
      {teams.isPending && <Skeleton height={200} />}
      {teams.isError && <Failed error={teams.error} retry={() => void teams.refetch()} />}
      {teams.data && (
        <ul className={classes.teams}>
          {teams.data.map((team) => (
            <TeamCard key={team.id} team={team} mayChange={mayChange} />
          ))}
        </ul>
      )}
    </Page>
  );
}

function TeamCard({ team, mayChange }: { team: Team; mayChange: boolean }) {
  const { t } = useTranslation();
  const sites = useQuery(sitesQuery).data ?? [];
  const { name, hours, now } = team;
  const week = weekInWords(t, hours);
  const today = wallClock(hours.zone, now.atMicros / 1000).slice(0, 10);
  const next = hours.specialDays
    .filter(({ date }) => date >= today)
    .toSorted((one, other) => one.date.localeCompare(other.date))
    .slice(0, NEXT);
  const answered = sites.filter(({ id }) => team.sites.includes(id)).map((site) => site.name);
  return (
    <li className={classes.team}>
      <div className={classes.head}>
        <h2 className={classes.name} dir="auto">
          {name}
        </h2>
        {mayChange && (
          <Button
            variant="default"
            renderRoot={(props) => <Link {...props} to="/hours/$team" params={{ team: team.id }} />}
            aria-label={t('hours.editLabel', { name })}
          >
            {t('hours.edit')}
          </Button>
        )}
      </div>
      <p className={classes.state} data-open={now.open}>
        <Dot on={now.open} />
        {stateInWords(t, hours.zone, now)}
        {now.reason && <span className={classes.quiet}>({now.reason})</span>}
      </p>
      <dl className={classes.facts}>
        {week.length === 0 && (
          <>
            <dt>{t('hours.form.week')}</dt>
            <dd>{t('hours.alwaysOpen')}</dd>
          </>
        )}
        {week.map(({ days, hours: open }) => (
          <div key={days} className={classes.fact}>
            <dt>{days}</dt>
            <dd>{open}</dd>
          </div>
        ))}
        {next.map(({ date, reason, spans }) => (
          <div key={date} className={classes.fact}>
            <dt>{dateInWords(date)}</dt>
            <dd>
              {spansInWords(t, spans)} {reason && <span className={classes.quiet}>({reason})</span>}
            </dd>
          </div>
        ))}
        <dt>{t('hours.zone')}</dt>
        <dd>{hours.zone.replaceAll('_', ' ')}</dd>
        <dt>{t('hours.who')}</dt>
        <dd>{team.everybody ? t('hours.everybody') : t('hours.members', { count: team.members.length })}</dd>
        <dt>{t('hours.answers')}</dt>
        <dd>
          {answered.join(', ') || t('hours.noSites')}
          {team.first && <span className={classes.below}>{t('hours.first')}</span>}
        </dd>
      </dl>
    </li>
  );
}
