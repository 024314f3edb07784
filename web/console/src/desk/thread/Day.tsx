import { useTranslation } from 'react-i18next';
import { dayInWords, daysAgo } from '../../ui/format';
import classes from './Thread.module.css';

export function Day({ atMicros }: { atMicros: number }) {
  const { t } = useTranslation();
  const ago = daysAgo(atMicros);
  return (
    <h2 className={classes.day}>
      {ago === 0 ? t('common.today') : ago === 1 ? t('common.yesterday') : dayInWords(atMicros)}
    </h2>
  );
}
