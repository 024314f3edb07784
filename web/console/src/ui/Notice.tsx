import { IconAlertCircle, IconInfoCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './Notice.module.css';

/** A sentence on a tinted card: something to know, or something that went wrong. */
export function Notice({ failed = false, children }: { failed?: boolean; children: ReactNode }) {
  const Icon = failed ? IconAlertCircle : IconInfoCircle;
  return (
    <div className={classes.notice} data-failed={failed} role={failed ? 'alert' : 'status'}>
      <Icon size={18} stroke={1.75} aria-hidden />
      <span>{children}</span>
    </div>
  );
}
