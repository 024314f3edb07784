import { IconArchive, IconBell, IconInbox, IconUserCheck } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Empty } from '../../ui/Empty';
import { usePart } from '../../ui/store';
import { useDesk } from '../useDesk';
import type { View } from './views';

export const VIEW_ICONS = { waiting: IconBell, mine: IconUserCheck, open: IconInbox, closed: IconArchive };

export function ListEmpty({ view }: { view: View }) {
  const { t } = useTranslation();
  const desk = useDesk();
  const nothingEver = usePart(desk.work, (work) => work.size === 0);
  return (
    <Empty icon={VIEW_ICONS[view]} title={t(`desk.empty.${view}.title`)} hint={t(`desk.empty.${view}.hint`)}>
      {view === 'waiting' && nothingEver && <Link to="/install">{t('desk.empty.waiting.action')}</Link>}
    </Empty>
  );
}
