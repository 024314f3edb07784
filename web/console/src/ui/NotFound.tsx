import { IconMapOff } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Empty } from './Empty';

export function NotFound() {
  const { t } = useTranslation();
  return (
    <main style={{ blockSize: '100dvh' }}>
      <Empty icon={IconMapOff} title={t('common.notFound.title')} hint={t('common.notFound.hint')} alone>
        <Link to="/">{t('common.notFound.home')}</Link>
      </Empty>
    </main>
  );
}
