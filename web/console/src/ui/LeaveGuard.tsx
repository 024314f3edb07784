import { Button, Modal } from '@mantine/core';
import { useBlocker } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import classes from './SaveBar.module.css';

/** Asks before what was typed is lost; the browser asks where its tab is closed. */
export function LeaveGuard({ changed }: { changed: boolean }) {
  const { t } = useTranslation();
  const { proceed, reset, status } = useBlocker({
    // Another section of the same page loses nothing.
    shouldBlockFn: ({ current, next }) => changed && current.pathname !== next.pathname,
    enableBeforeUnload: changed,
    withResolver: true,
  });
  return (
    <Modal
      opened={status === 'blocked'}
      onClose={() => reset?.()}
      title={t('common.saving.leave')}
      withCloseButton={false}
    >
      <p className={classes.quiet}>{t('common.saving.leaveHint')}</p>
      <div className={classes.buttons}>
        <Button variant="default" onClick={() => proceed?.()}>
          {t('common.saving.go')}
        </Button>
        <Button data-autofocus onClick={() => reset?.()}>
          {t('common.saving.stay')}
        </Button>
      </div>
    </Modal>
  );
}
