import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { originQuery } from '../../api/invitations';
import { Fact, Facts, Part } from '../../ui/Side';
import classes from './ContextPanel.module.css';

/** The invitation that the conversation began from; nothing where it began without one. */
export function InvitedBy({ conversation }: { conversation: string }) {
  const { t } = useTranslation();
  const origin = useQuery(originQuery(conversation)).data;
  if (!origin) return null;
  return (
    <Part title={t('desk.context.invitation')}>
      <p className={classes.words} dir="auto">
        “{origin.text}”
      </p>
      <Facts>
        <Fact name={t('desk.context.byRule')}>{origin.rule}</Fact>
        <Fact name={t('desk.context.byHand')}>{origin.staff}</Fact>
        <Fact name={t('desk.context.on')}>{origin.pagePath}</Fact>
      </Facts>
    </Part>
  );
}
