import { Badge, Button, Skeleton } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { SignedInSession } from '../api/answers';
import { endSession, sessionsQuery } from '../api/session';
import { Failed } from '../ui/Failed';
import { dayAndTimeOf } from '../ui/format';
import { errorText } from '../ui/problemText';
import { say } from '../ui/say';
import { browserName } from './browserName';
import classes from './Sessions.module.css';

/** Every browser that is signed in as this person. */
export function Sessions() {
  const sessions = useQuery(sessionsQuery);
  if (sessions.isPending) return <Skeleton height={64} />;
  if (sessions.isError) return <Failed error={sessions.error} retry={() => void sessions.refetch()} />;
  return (
    <ul className={classes.sessions}>
      {sessions.data.map((session) => (
        <SessionRow key={session.id} session={session} />
      ))}
    </ul>
  );
}

function SessionRow({ session }: { session: SignedInSession }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const end = useMutation({
    mutationFn: () => endSession(session.id),
    onSuccess: () => say({ text: t('account.sessions.ended') }),
    onError: (error) => say({ text: errorText(t, error), failed: true }),
    onSettled: () => queries.invalidateQueries(sessionsQuery),
  });
  const browser = browserName(session.userAgent) ?? t('account.sessions.unknown');
  return (
    <li className={classes.session}>
      <div>
        <p className={classes.browser}>
          {browser}
          {session.current && (
            <Badge component="span" variant="light" tt="none">
              {t('account.sessions.current')}
            </Badge>
          )}
        </p>
        <p className={classes.when}>
          {t('account.sessions.since', { since: dayAndTimeOf(session.createdAtMicros) })},{' '}
          {t('account.sessions.seen', { seen: dayAndTimeOf(session.lastSeenMicros) })}
        </p>
      </div>
      {!session.current && (
        <Button
          variant="default"
          loading={end.isPending}
          onClick={() => end.mutate()}
          aria-label={t('account.sessions.endLabel', { browser })}
        >
          {t('account.sessions.end')}
        </Button>
      )}
    </li>
  );
}
