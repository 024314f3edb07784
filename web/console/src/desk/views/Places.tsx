import { Tooltip } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { openRequestsQuery } from '../../api/requests';
import { count } from '../../ui/format';
import { useDesk } from '../useDesk';
import { placesOf } from './places';
import classes from './Rail.module.css';

/** The second group of the rail: what is set up and watched beside the conversations. */
export function Places({ folded }: { folded: boolean }) {
  const { t } = useTranslation();
  const { me } = useDesk();
  const open = useQuery(openRequestsQuery).data ?? 0;
  return (
    <nav aria-label={t('desk.places.label')} className={classes.places}>
      <ul className={classes.views}>
        {placesOf(me.role).map(({ to, text, icon: Icon }) => (
          <li key={to}>
            <Tooltip label={t(`desk.places.${text}`)} position="right" disabled={!folded}>
              <Link to={to} className={classes.view} activeProps={{ 'aria-current': 'page' }}>
                <Icon size={18} stroke={1.75} aria-hidden />
                <span className={classes.viewName}>{t(`desk.places.${text}`)}</span>
                {to === '/requests' && open > 0 && (
                  <span
                    className={classes.count}
                    role="img"
                    aria-label={t('requests.count', { count: open })}
                  >
                    {count(open)}
                  </span>
                )}
              </Link>
            </Tooltip>
          </li>
        ))}
      </ul>
    </nav>
  );
}
