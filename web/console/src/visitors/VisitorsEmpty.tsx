import { Button, Skeleton } from '@mantine/core';
import { IconFilterOff, IconUsers } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Empty } from '../ui/Empty';
import { useLate } from '../ui/useLate';
import classes from './VisitorTable.module.css';

/** Nobody is there at all, or nobody whom the filters let through. */
export function VisitorsEmpty({ everybody, clear }: { everybody: number; clear: () => void }) {
  const { t } = useTranslation();
  if (everybody > 0)
    return (
      <Empty icon={IconFilterOff} title={t('visitors.empty.nothing')} hint={t('visitors.empty.nothingHint')}>
        <Button variant="default" onClick={clear}>
          {t('visitors.clearAll')}
        </Button>
      </Empty>
    );
  return (
    <Empty icon={IconUsers} title={t('visitors.empty.nobody')} hint={t('visitors.empty.nobodyHint')}>
      <Link to="/install">{t('visitors.empty.install')}</Link>
    </Empty>
  );
}

const ROWS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];

/** The table's layout before the table is there. */
export function VisitorsSkeleton() {
  const { t } = useTranslation();
  if (!useLate()) return null;
  return (
    <div role="status" aria-label={t('common.loading')}>
      {ROWS.map((row) => (
        <div key={row} className={classes.skeleton}>
          <Skeleton circle height={32} />
          <Skeleton height={12} my="auto" />
        </div>
      ))}
    </div>
  );
}
