import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { requestsOfConversationQuery } from '../../api/requests';
import { Standing } from '../../requests/Standing';
import { Notice } from '../../ui/Notice';
import { useDesk } from '../useDesk';
import classes from './Composer.module.css';

/** That the shopper wants the answer by e-mail, as long as that is to be done: what is written here, they may not see. */
export function LeftByMail({ conversation }: { conversation: string }) {
  const { t } = useTranslation();
  const { me } = useDesk();
  const left = useQuery(requestsOfConversationQuery(conversation)).data ?? [];
  const request = left.findLast(({ state }) => state !== 'done');
  if (!request) return null;
  return (
    <div className={classes.leftByMail}>
      <Notice>
        {t('thread.composer.leftByMail', { email: request.email, number: request.number })}{' '}
        <Standing request={request} mine={me.id === request.owner?.id} />.{' '}
        <Link to="/requests">{t('thread.composer.toRequests')}</Link>
      </Notice>
    </div>
  );
}
