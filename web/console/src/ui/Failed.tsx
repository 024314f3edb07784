import { Button } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Empty } from './Empty';
import { errorText } from './problemText';

/** Something could not be loaded: what happened, what was kept, what to do. */
export function Failed({ error, retry }: { error: unknown; retry: () => void }) {
  const { t } = useTranslation();
  return (
    <Empty icon={IconAlertCircle} title={t('common.failed.title')} hint={errorText(t, error)} alert>
      <Button variant="default" onClick={retry}>
        {t('common.retry')}
      </Button>
    </Empty>
  );
}
