import { ActionIcon } from '@mantine/core';
import { spotlight } from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { AccountMenu } from '../../account/AccountMenu';
import { count } from '../../ui/format';
import { useCounts } from '../list/useRows';
import { VIEWS, type View } from '../list/views';
import { AvailabilitySwitch } from './AvailabilitySwitch';
import classes from './PhoneBar.module.css';

/** What the rail holds, for a screen that has no room for it. */
export function PhoneBar({ view }: { view: View }) {
  const { t } = useTranslation();
  const { total } = useCounts();
  return (
    <div className={classes.bar}>
      <div className={classes.head}>
        <AccountMenu folded />
        <h1 className={classes.title}>{t(`desk.views.${view}`)}</h1>
        <AvailabilitySwitch folded={false} />
        <ActionIcon
          variant="subtle"
          color="gray"
          size={40}
          onClick={spotlight.open}
          aria-label={t('keys.palette')}
        >
          <IconSearch size={20} stroke={1.75} />
        </ActionIcon>
      </div>
      <nav aria-label={t('desk.views.label')} className={classes.tabs}>
        {VIEWS.map((tab) => (
          <Link
            key={tab}
            to="/$view"
            params={{ view: tab }}
            className={classes.tab}
            activeProps={{ 'aria-current': 'page' }}
          >
            {t(`desk.views.${tab}`)}
            {tab !== 'closed' && total[tab] > 0 && <span className={classes.count}>{count(total[tab])}</span>}
          </Link>
        ))}
      </nav>
    </div>
  );
}
