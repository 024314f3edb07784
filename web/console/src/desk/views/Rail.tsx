import { ActionIcon, Kbd, Tooltip, UnstyledButton } from '@mantine/core';
import { spotlight } from '@mantine/spotlight';
import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand, IconSearch } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { AccountMenu } from '../../account/AccountMenu';
import { set } from '../../settings/settings';
import { Bell } from '../../ui/Bell';
import { count } from '../../ui/format';
import { MOD } from '../../ui/platform';
import { VIEW_ICONS } from '../list/ListEmpty';
import { useCounts } from '../list/useRows';
import { VIEWS } from '../list/views';
import { AvailabilitySwitch } from './AvailabilitySwitch';
import { Places } from './Places';
import classes from './Rail.module.css';
import { useRailFolded } from './useRailFolded';

/** The first column: the views with their counts, whether one is online, and the account. */
export function Rail() {
  const { t } = useTranslation();
  const folded = useRailFolded();
  const { total, unread } = useCounts();
  const foldLabel = folded ? t('desk.views.unfold') : t('desk.views.fold');
  return (
    <header className={classes.rail} data-folded={folded}>
      <a className={classes.skip} href="#list">
        {t('common.skipToList')}
      </a>
      <a className={classes.skip} href="#conversation">
        {t('common.skipToConversation')}
      </a>
      <div className={classes.head}>
        <Link
          to="/$view"
          params={{ view: 'waiting' }}
          className={classes.brand}
          aria-label={t('common.product')}
        >
          <Bell size={24} />
          <span className={classes.label}>{t('common.product')}</span>
        </Link>
        <ActionIcon
          className={classes.fold}
          variant="subtle"
          color="gray"
          aria-label={foldLabel}
          aria-pressed={folded}
          onClick={() => set('railFolded', !folded)}
        >
          {folded ? (
            <IconLayoutSidebarLeftExpand size={18} stroke={1.75} />
          ) : (
            <IconLayoutSidebarLeftCollapse size={18} stroke={1.75} />
          )}
        </ActionIcon>
      </div>
      <UnstyledButton className={classes.search} onClick={spotlight.open} aria-label={t('keys.palette')}>
        <IconSearch size={18} stroke={1.75} aria-hidden />
        <span className={classes.label}>{t('keys.search')}</span>
        <Kbd size="xs" className={classes.label}>
          {MOD} K
        </Kbd>
      </UnstyledButton>
      <nav aria-label={t('desk.views.label')}>
        <ul className={classes.views}>
          {VIEWS.map((view) => {
            const Icon = VIEW_ICONS[view];
            return (
              <li key={view}>
                <Tooltip label={t(`desk.views.${view}`)} position="right" disabled={!folded}>
                  <Link
                    to="/$view"
                    params={{ view }}
                    className={classes.view}
                    data-unread={view !== 'closed' && unread[view] > 0}
                    activeProps={{ 'aria-current': 'page' }}
                  >
                    <Icon size={18} stroke={1.75} aria-hidden />
                    <span className={classes.viewName}>{t(`desk.views.${view}`)}</span>
                    {view !== 'closed' && total[view] > 0 && (
                      <span
                        className={classes.count}
                        data-urgent={view === 'waiting'}
                        aria-label={t('desk.views.count', { count: total[view] })}
                        role="img"
                      >
                        {count(total[view])}
                      </span>
                    )}
                  </Link>
                </Tooltip>
              </li>
            );
          })}
        </ul>
      </nav>
      <Places folded={folded} />
      <div className={classes.foot}>
        <AvailabilitySwitch folded={folded} />
        <AccountMenu folded={folded} />
      </div>
    </header>
  );
}
