import { Button, PasswordInput, Stack } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { changePassword, sessionsQuery } from '../api/session';
import { NewPassword } from '../sign-in/NewPassword';
import { errorText } from '../ui/problemText';
import { say } from '../ui/say';

export function PasswordForm() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const change = useMutation({
    mutationFn: () => changePassword(current, next),
    onSuccess: () => {
      setCurrent('');
      setNext('');
      say({ text: t('account.password.done') });
      return queries.invalidateQueries(sessionsQuery);
    },
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        change.mutate();
      }}
    >
      <Stack gap="md" maw={400} align="stretch">
        <PasswordInput
          label={t('account.password.current')}
          autoComplete="current-password"
          visibilityToggleButtonProps={{ 'aria-label': t('door.show') }}
          required
          withAsterisk={false}
          value={current}
          onChange={(event) => setCurrent(event.currentTarget.value)}
          error={change.error ? errorText(t, change.error) : undefined}
        />
        <NewPassword label={t('account.password.next')} value={next} onChange={setNext} />
        <Button
          type="submit"
          variant="default"
          loading={change.isPending}
          style={{ justifySelf: 'start', alignSelf: 'start' }}
        >
          {t('account.password.submit')}
        </Button>
      </Stack>
    </form>
  );
}
