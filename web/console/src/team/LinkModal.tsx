import { Button, Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CopyField } from '../ui/CopyField';
import classes from './TeamPage.module.css';

/** A one-time link, shown once, for its owner to set a password with. */
export function LinkModal({
  name,
  link,
  onClose,
}: {
  name: string;
  link: string | undefined;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const title = t('team.linkTitle', { name });
  return (
    <Modal
      opened={link !== undefined}
      onClose={onClose}
      title={title}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <div className={classes.form}>
        <CopyField label={title} text={link ?? ''} />
        <p className={classes.quiet}>{t('team.linkHint')}</p>
        <div className={classes.buttons}>
          <Button onClick={onClose}>{t('team.done')}</Button>
        </div>
      </div>
    </Modal>
  );
}
