import { notifications } from '@mantine/notifications';
import type { ReactNode } from 'react';
import { i18n } from '../app/i18n';

interface Saying {
  text: ReactNode;
  /** A later one of the same id takes the place of the earlier. */
  id?: string;
  failed?: boolean;
  lastsMillis?: number;
}

/** A sentence at the edge of the window that goes by itself. What failed stays long enough to be read twice. */
export function say({ text, id, failed = false, lastsMillis = failed ? 10_000 : 5_000 }: Saying): void {
  if (id !== undefined) unsay(id);
  notifications.show({
    ...(id === undefined ? {} : { id }),
    message: text,
    color: failed ? 'red' : 'accent',
    autoClose: lastsMillis,
    closeButtonProps: { 'aria-label': i18n.t('common.dismiss') },
    role: failed ? 'alert' : 'status',
  });
}

/** Takes back what is not true any more. */
export function unsay(id: string): void {
  notifications.hide(id);
}
