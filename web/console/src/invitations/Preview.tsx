import { IconMessageCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './InvitationsPage.module.css';

/** An invitation as a page of the shop shows it. */
export function Preview({ text }: { text: string }) {
  const { t } = useTranslation();
  return (
    <figure className={classes.preview} aria-label={t('invitations.editor.preview')}>
      <span className={classes.mark}>
        <IconMessageCircle size={22} stroke={1.75} aria-hidden />
      </span>
      <p dir="auto">{text || '…'}</p>
      <div className={classes.answers} aria-hidden>
        <span data-accent>{t('invitations.editor.accept')}</span>
        <span>{t('invitations.editor.decline')}</span>
      </div>
    </figure>
  );
}
