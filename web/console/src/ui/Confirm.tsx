import { Button, Modal } from '@mantine/core';
import type { UseMutationResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from './Notice';
import { errorText } from './problemText';
import classes from './SaveBar.module.css';

interface ConfirmProps {
  opened: boolean;
  title: string;
  /** What goes, and what stays. */
  hint: ReactNode;
  /** What the button that does it is called. */
  action: string;
  running: UseMutationResult<unknown, Error, void>;
  onClose: () => void;
}

/** Asks before something that cannot be undone; the way back has the focus. */
export function Confirm({ opened, title, hint, action, running, onClose }: ConfirmProps) {
  const { t } = useTranslation();
  const close = () => {
    onClose();
    running.reset();
  };
  return (
    <Modal opened={opened} onClose={close} title={title} withCloseButton={false}>
      <div className={classes.quiet}>{hint}</div>
      {running.error && <Notice failed>{errorText(t, running.error)}</Notice>}
      <div className={classes.buttons}>
        <Button variant="default" data-autofocus onClick={close}>
          {t('common.cancel')}
        </Button>
        <Button color="red" loading={running.isPending} onClick={() => running.mutate()}>
          {action}
        </Button>
      </div>
    </Modal>
  );
}
