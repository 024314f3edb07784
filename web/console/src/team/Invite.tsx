import { Alert, Button, Modal, Select, TextInput } from '@mantine/core';
import type { Role } from '@shopbell/protocol';
import { IconAlertCircle } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { accountsQuery, invite } from '../api/team';
import { CopyField } from '../ui/CopyField';
import { errorText } from '../ui/problemText';
import classes from './TeamPage.module.css';

const ROLES: readonly Role[] = ['agent', 'supervisor', 'administrator'];
const BLANK: { name: string; email: string; role: Role } = { name: '', email: '', role: 'agent' };

/** Makes an account, and shows once the link by which its owner sets a password. */
export function Invite({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [form, setForm] = useState(BLANK);
  const make = useMutation({
    mutationFn: () => invite(form),
    onSuccess: () => queries.invalidateQueries(accountsQuery),
  });
  const close = () => {
    onClose();
    setForm(BLANK);
    make.reset();
  };
  const link = make.data?.link;
  const title = link ? t('team.linkTitle', { name: form.name }) : t('team.inviteTitle');
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={title}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      {link ? (
        <div className={classes.form}>
          <CopyField label={title} text={link} />
          <p className={classes.quiet}>{t('team.linkHint')}</p>
          <div className={classes.buttons}>
            <Button onClick={close}>{t('team.done')}</Button>
          </div>
        </div>
      ) : (
        <form
          className={classes.form}
          onSubmit={(event) => {
            event.preventDefault();
            make.mutate();
          }}
        >
          <p className={classes.quiet} style={{ margin: 0 }}>
            {t('team.inviteHint')}
          </p>
          {make.error && (
            <Alert icon={<IconAlertCircle />} color="red" variant="light" role="alert">
              {errorText(t, make.error)}
            </Alert>
          )}
          <TextInput
            label={t('team.name')}
            description={t('team.nameHint')}
            required
            withAsterisk={false}
            data-autofocus
            value={form.name}
            onChange={(event) => setForm({ ...form, name: event.currentTarget.value })}
          />
          <TextInput
            label={t('team.email')}
            type="email"
            required
            withAsterisk={false}
            value={form.email}
            onChange={(event) => setForm({ ...form, email: event.currentTarget.value })}
          />
          <Select
            label={t('team.role')}
            description={t(`team.roleHint.${form.role}`)}
            allowDeselect={false}
            value={form.role}
            onChange={(role) => setForm({ ...form, role: role ?? 'agent' })}
            data={ROLES.map((value) => ({ value, label: t(`common.role.${value}`) }))}
          />
          <div className={classes.buttons}>
            <Button variant="default" onClick={close}>
              {t('common.cancel')}
            </Button>
            <Button type="submit" loading={make.isPending}>
              {t('team.submit')}
            </Button>
          </div>
        </form>
      )}
    </Modal>
  );
}
