import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { setupQuery, signIn } from '../api/session';
import { useTitle } from '../ui/useTitle';
import { Door } from './Door';
import classes from './Door.module.css';

export function SignInPage() {
  const { t } = useTranslation();
  const { from, why } = useSearch({ from: '/sign-in' });
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const setup = useQuery(setupQuery);
  const enter = useMutation({
    mutationFn: () => signIn(queries, email, password),
    onSuccess: () => navigate({ to: from ?? '/', replace: true }),
  });
  useTitle(t('door.signIn.title'));

  const notice = why
    ? t(`door.signIn.${why}`)
    : setup.data?.needed
      ? t('door.signIn.setupNeeded')
      : undefined;
  return (
    <Door title={t('door.signIn.title')} hint={t('door.signIn.hint')} notice={notice} error={enter.error}>
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          enter.mutate();
        }}
      >
        <TextInput
          label={t('door.signIn.email')}
          type="email"
          autoComplete="username"
          required
          withAsterisk={false}
          autoFocus
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <PasswordInput
          label={t('door.signIn.password')}
          autoComplete="current-password"
          visibilityToggleButtonProps={{ 'aria-label': t('door.show') }}
          required
          withAsterisk={false}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <Button type="submit" loading={enter.isPending}>
          {t('door.signIn.submit')}
        </Button>
      </form>
      <p className={classes.foot}>{t('door.signIn.forgotten')}</p>
    </Door>
  );
}
