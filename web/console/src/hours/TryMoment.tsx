import { TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { serverNowMillis } from '../api/http';
import { tryHours } from '../api/teams';
import { Dot } from '../ui/Dot';
import { errorText } from '../ui/problemText';
import { type Draft, isSound, teamOf } from './draft';
import classes from './Hours.module.css';
import { stateInWords, wallClock } from './words';

/** What is typed within this time becomes one question to the server. */
const SETTLED_MILLIS = 300;

/** Whether the team would be there at a moment of one's choice, as the server reckons it. */
export function TryMoment({ draft }: { draft: Draft }) {
  const { t } = useTranslation();
  const [at, setAt] = useState(() => wallClock(draft.zone, serverNowMillis()));
  // A name is not asked about.
  const sound = isSound({ ...draft, name: 'x', everybody: true });
  const [question] = useDebouncedValue({ hours: teamOf(draft).hours, at }, SETTLED_MILLIS);
  const answer = useQuery({
    queryKey: ['hours', question],
    queryFn: () => tryHours(question.hours, question.at),
    enabled: sound && question.at !== '',
    placeholderData: keepPreviousData,
    gcTime: 60_000,
    retry: false,
  });
  return (
    <div className={classes.try}>
      <TextInput
        type="datetime-local"
        label={t('hours.form.try')}
        description={t('hours.form.tryHint', { zone: draft.zone.replaceAll('_', ' ') })}
        value={at}
        onChange={(event) => setAt(event.currentTarget.value)}
      />
      <div role="status">
        {answer.error && <p className={classes.wrong}>{errorText(t, answer.error)}</p>}
        {sound && answer.data && !answer.error && (
          <p className={classes.state} data-open={answer.data.open}>
            <Dot on={answer.data.open} />
            {stateInWords(t, draft.zone, answer.data)}
            {answer.data.reason && <span className={classes.quiet}>({answer.data.reason})</span>}
          </p>
        )}
      </div>
    </div>
  );
}
