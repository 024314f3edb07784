import { Button, Modal, Select, TextInput } from '@mantine/core';
import type { Role } from '@shopbell/protocol';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { accountsQuery, invite } from '../api/team';
import { Notice } from '../ui/Notice';
import { errorText } from '../ui/problemText';
import { LinkModal } from './LinkModal';
import classes from './TeamPage.module.css';

const ROLES: readonly Role[] = ['agent', 'supervisor', 'administrator'];
const BLANK: { name: string; email: string; role: Role } = { name: '', email: '', role: 'agent' };

/** Makes an account, and shows the link by which its owner sets a password. */
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
  return (
    <>
      <LinkModal name={form.name} link={link} onClose={close} />
      <Modal
        opened={opened && link === undefined}
        onClose={close}
        title={t('team.inviteTitle')}
        closeButtonProps={{ 'aria-label': t('common.close') }}
      >
        <form
          className={classes.form}
          onSubmit={(event) => {
            event.preventDefault();
            make.mutate();
          }}
        >
          <p className={classes.hint}>{t('team.inviteHint')}</p>
          {make.error && <Notice failed>{errorText(t, make.error)}</Notice>}
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
      </Modal>
    </>
  );
}
