import { Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useLate } from '../../ui/useLate';
import classes from './Thread.module.css';

export function ThreadSkeleton() {
  const { t } = useTranslation();
  if (!useLate()) return null;
  return (
    <div role="status" aria-label={t('common.loading')} className={classes.skeleton}>
      <Skeleton height={36} width="55%" />
      <Skeleton height={60} width="45%" />
      <Skeleton height={36} width="50%" ml="auto" />
      <Skeleton height={36} width="35%" />
    </div>
  );
}
