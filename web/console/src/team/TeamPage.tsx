import { Button, Skeleton } from '@mantine/core';
import { IconUserPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { accountsQuery } from '../api/team';
import { Failed } from '../ui/Failed';
import { Page } from '../ui/Page';
import { useTitle } from '../ui/useTitle';
import { Invite } from './Invite';
import classes from './TeamPage.module.css';
import { TeamRow } from './TeamRow';

/** Who may answer shoppers: for administrators. */
export function TeamPage() {
  const { t } = useTranslation();
  const [inviting, setInviting] = useState(false);
  const accounts = useQuery(accountsQuery);
  useTitle(t('team.title'));
  return (
    <Page
      title={t('team.title')}
      hint={t('team.hint')}
      action={
        <Button leftSection={<IconUserPlus size={16} stroke={1.75} />} onClick={() => setInviting(true)}>
          {t('team.invite')}
        </Button>
      }
    >
      {accounts.isPending && <Skeleton height={200} />}
      {accounts.isError && <Failed error={accounts.error} retry={() => void accounts.refetch()} />}
      {accounts.data && (
        <ul className={classes.team}>
          {accounts.data.map((account) => (
            <TeamRow key={account.id} account={account} />
          ))}
        </ul>
      )}
      <Invite opened={inviting} onClose={() => setInviting(false)} />
    </Page>
  );
}
