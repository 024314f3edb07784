import { Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useLate } from '../../ui/useLate';
import classes from './Row.module.css';

const ROWS = ['a', 'b', 'c', 'd', 'e', 'f'];

/** The list's layout before the list is there. Shown only when it is late: a flash would disturb more. */
export function ListSkeleton() {
  const { t } = useTranslation();
  if (!useLate()) return null;
  return (
    <div role="status" aria-label={t('common.loading')}>
      {ROWS.map((row) => (
        <div key={row} className={classes.skeleton}>
          <Skeleton circle height={40} />
          <div>
            <Skeleton height={12} width="50%" mt={4} />
            <Skeleton height={12} mt={8} />
          </div>
        </div>
      ))}
    </div>
  );
}
