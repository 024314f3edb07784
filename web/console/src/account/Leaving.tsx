import { Button, Group, Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Store, useStore } from '../ui/store';
import { useLeaveNow } from './useLeave';

/** Whether somebody is being asked if they mean to sign out: it cannot be undone, so it is confirmed. */
export const leaving = new Store(false);

export function Leaving() {
  const { t } = useTranslation();
  const opened = useStore(leaving);
  const leave = useLeaveNow();
  return (
    <Modal opened={opened} onClose={() => leaving.set(false)} title={t('account.leaving.title')} centered>
      <p style={{ marginBlockStart: 0 }}>{t('account.leaving.body')}</p>
      <Group justify="flex-end" gap="sm">
        <Button variant="default" onClick={() => leaving.set(false)}>
          {t('common.cancel')}
        </Button>
        <Button
          onClick={() => {
            leaving.set(false);
            void leave();
          }}
        >
          {t('account.leaving.confirm')}
        </Button>
      </Group>
    </Modal>
  );
}
