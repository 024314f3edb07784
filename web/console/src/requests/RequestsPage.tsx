import { SegmentedControl, Skeleton, TextInput } from '@mantine/core';
import { IconMailbox, IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MOST_LISTED, requestsQuery } from '../api/requests';
import { Empty } from '../ui/Empty';
import { Failed } from '../ui/Failed';
import { Notice } from '../ui/Notice';
import { Page } from '../ui/Page';
import { errorText } from '../ui/problemText';
import { useTitle } from '../ui/useTitle';
import { isMeant } from './mail';
import { RequestCard } from './RequestCard';
import classes from './Requests.module.css';

/** What shoppers left to be answered by mail. */
export function RequestsPage() {
  const { t } = useTranslation();
  const [done, setDone] = useState(false);
  const [wanted, setWanted] = useState('');
  const requests = useQuery(requestsQuery(done));
  useTitle(t('requests.title'));
  const all = requests.data ?? [];
  const found = all.filter((request) => isMeant(request, wanted));
  return (
    <Page title={t('requests.title')} hint={t('requests.hint')}>
      <div className={classes.bar}>
        <SegmentedControl
          aria-label={t('requests.which')}
          value={done ? 'done' : 'toDo'}
          onChange={(value) => setDone(value === 'done')}
          data={(['toDo', 'done'] as const).map((value) => ({ value, label: t(`requests.${value}`) }))}
        />
        <TextInput
          className={classes.find}
          type="search"
          aria-label={t('requests.find')}
          placeholder={t('requests.find')}
          leftSection={<IconSearch size={16} stroke={1.75} aria-hidden />}
          value={wanted}
          onChange={(event) => setWanted(event.currentTarget.value)}
        />
      </div>
      {requests.isPending && <Skeleton height={240} />}
      {requests.isError && !requests.data && (
        <Failed error={requests.error} retry={() => void requests.refetch()} />
      )}
      {requests.isError && requests.data && (
        <Notice failed>{t('requests.old', { why: errorText(t, requests.error) })}</Notice>
      )}
      {requests.data && all.length === 0 && (
        <Empty
          icon={IconMailbox}
          title={t(done ? 'requests.noneDone' : 'requests.none')}
          hint={t(done ? 'requests.noneDoneHint' : 'requests.noneHint')}
        />
      )}
      {all.length > 0 && (
        <p className={classes.quiet} role="status">
          {found.length === 0 && t('requests.nothingFound')}
        </p>
      )}
      <ul className={classes.requests}>
        {found.map((request) => (
          <RequestCard key={request.id} request={request} />
        ))}
      </ul>
      {all.length >= MOST_LISTED && (
        <p className={classes.quiet}>
          {t(done ? 'requests.mostDone' : 'requests.most', { count: MOST_LISTED })}
        </p>
      )}
    </Page>
  );
}
