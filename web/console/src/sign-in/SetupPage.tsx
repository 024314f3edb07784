import { Button, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { setUp, setupQuery } from '../api/session';
import { useTitle } from '../ui/useTitle';
import { Door } from './Door';
import classes from './Door.module.css';
import { NewPassword } from './NewPassword';
import { useLinkToken } from './useLinkToken';

const BLANK = { name: '', email: '', password: '', shopName: '', shopOrigin: '' };
type Field = keyof typeof BLANK;

export function SetupPage() {
  const { t } = useTranslation();
  const token = useLinkToken();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const setup = useQuery(setupQuery);
  const [form, setForm] = useState(BLANK);
  const begin = useMutation({
    mutationFn: () => setUp(queries, { ...form, token, shopOrigin: originOf(form.shopOrigin) }),
    onSuccess: () => navigate({ to: '/install', replace: true }),
  });
  useTitle(t('door.setup.title'));

  const set = (field: Field) => (value: string) => setForm((held) => ({ ...held, [field]: value }));
  const text = (field: Exclude<Field, 'password'>, props: React.ComponentProps<typeof TextInput>) => (
    <TextInput
      label={t(`door.setup.${field}`)}
      required
      withAsterisk={false}
      value={form[field]}
      onChange={(event) => set(field)(event.currentTarget.value)}
      {...props}
    />
  );

  if (setup.data?.needed === false) {
    return (
      <Door title={t('door.setup.title')} hint={t('door.setup.done')}>
        <Link to="/sign-in">{t('door.setup.toSignIn')}</Link>
      </Door>
    );
  }
  return (
    <Door
      title={t('door.setup.title')}
      hint={token ? t('door.setup.hint') : t('door.setup.noToken')}
      error={begin.error}
    >
      {token && (
        <form
          className={classes.form}
          onSubmit={(event) => {
            event.preventDefault();
            begin.mutate();
          }}
        >
          <fieldset className={classes.group}>
            <legend className={classes.legend}>{t('door.setup.you')}</legend>
            {text('name', { description: t('door.setup.nameHint'), autoComplete: 'name' })}
            {text('email', { type: 'email', autoComplete: 'username' })}
            <NewPassword label={t('door.setup.password')} value={form.password} onChange={set('password')} />
          </fieldset>
          <fieldset className={classes.group}>
            <legend className={classes.legend}>{t('door.setup.shop')}</legend>
            {text('shopName', { autoComplete: 'organization' })}
            {text('shopOrigin', {
              description: t('door.setup.shopOriginHint'),
              type: 'url',
              autoComplete: 'url',
            })}
          </fieldset>
          <Button type="submit" loading={begin.isPending}>
            {t('door.setup.submit')}
          </Button>
        </form>
      )}
    </Door>
  );
}

/** The origin of whatever address of the shop was given; what is no address goes to the server as it is. */
function originOf(address: string): string {
  return URL.parse?.(address)?.origin ?? address;
}
