import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { acceptInvitation } from '../api/session';
import { useTitle } from '../ui/useTitle';
import { Door } from './Door';
import classes from './Door.module.css';
import { NewPassword } from './NewPassword';
import { useLinkToken } from './useLinkToken';

export function InvitationPage() {
  const { t } = useTranslation();
  const token = useLinkToken();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [password, setPassword] = useState('');
  const accept = useMutation({
    mutationFn: () => acceptInvitation(queries, token, password),
    onSuccess: () => navigate({ to: '/', replace: true }),
  });
  useTitle(t('door.invitation.title'));
  return (
    <Door
      title={t('door.invitation.title')}
      hint={token ? t('door.invitation.hint') : t('door.invitation.noToken')}
      error={accept.error}
    >
      {token && (
        <form
          className={classes.form}
          onSubmit={(event) => {
            event.preventDefault();
            accept.mutate();
          }}
        >
          <NewPassword label={t('door.invitation.password')} value={password} onChange={setPassword} />
          <Button type="submit" loading={accept.isPending}>
            {t('door.invitation.submit')}
          </Button>
        </form>
      )}
    </Door>
  );
}
