import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Bell } from '../ui/Bell';
import { Notice } from '../ui/Notice';
import { errorText } from '../ui/problemText';
import classes from './Door.module.css';

interface DoorProps {
  title: string;
  hint: string;
  /** Something to know before beginning. */
  notice?: string | undefined;
  error?: unknown;
  children: ReactNode;
}

/** The frame of the pages in front of the desk: signing in, setting up, accepting an invitation. */
export function Door({ title, hint, notice, error, children }: DoorProps) {
  const { t } = useTranslation();
  return (
    <main className={classes.door}>
      <div className={classes.card}>
        <p className={classes.brand}>
          <Bell size={28} /> {t('common.product')}
        </p>
        <div>
          <h1 className={classes.title}>{title}</h1>
          <p className={classes.hint}>{hint}</p>
        </div>
        {notice && <Notice>{notice}</Notice>}
        {Boolean(error) && <Notice failed>{errorText(t, error)}</Notice>}
        {children}
      </div>
    </main>
  );
}
