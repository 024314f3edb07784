import { Tooltip } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useDesk } from '../useDesk';
import { placesOf } from './places';
import classes from './Rail.module.css';

/** The second group of the rail: what is set up and watched beside the conversations. */
export function Places({ folded }: { folded: boolean }) {
  const { t } = useTranslation();
  const { me } = useDesk();
  return (
    <nav aria-label={t('desk.places.label')} className={classes.places}>
      <ul className={classes.views}>
        {placesOf(me.role).map(({ to, text, icon: Icon }) => (
          <li key={to}>
            <Tooltip label={t(`desk.places.${text}`)} position="right" disabled={!folded}>
              <Link to={to} className={classes.view} activeProps={{ 'aria-current': 'page' }}>
                <Icon size={18} stroke={1.75} aria-hidden />
                <span className={classes.viewName}>{t(`desk.places.${text}`)}</span>
              </Link>
            </Tooltip>
          </li>
        ))}
      </ul>
    </nav>
  );
}
