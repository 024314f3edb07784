import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { EarlierConversation } from '../../api/answers';
import { dayAndTimeOf } from '../../ui/format';
import { Part } from '../../ui/Side';
import classes from './ContextPanel.module.css';

/** What else the same shopper asked: mostly before, but a closed conversation may have a newer one. */
export function Earlier({ earlier, current }: { earlier: readonly EarlierConversation[]; current: string }) {
  const { t } = useTranslation();
  const others = earlier.filter(({ conversation }) => conversation !== current);
  return (
    <Part title={t('desk.context.others')}>
      {others.length === 0 && <p className={classes.quiet}>{t('desk.context.noOthers')}</p>}
      <ul className={classes.earlier}>
        {others.map(({ conversation, openedAtMicros, state }) => (
          <li key={conversation}>
            <Link
              to="/$view/$conversation"
              params={{ view: state === 'open' ? 'open' : 'closed', conversation }}
              className={classes.earlierLink}
            >
              <span>{dayAndTimeOf(openedAtMicros)}</span>
              <span className={classes.quiet}>{t(`desk.context.state.${state}`)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </Part>
  );
}
