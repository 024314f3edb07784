import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { TeamAccount } from '../api/answers';
import { accountsQuery, inviteAgain, setDisabled } from '../api/team';
import { useDesk } from '../desk/useDesk';
import { Avatar } from '../ui/Avatar';
import { errorText } from '../ui/problemText';
import { say } from '../ui/say';
import { usePart } from '../ui/store';
import { UndoMessage } from '../ui/UndoMessage';
import { LinkModal } from './LinkModal';
import classes from './TeamPage.module.css';

export function TeamRow({ account }: { account: TeamAccount }) {
  const { t } = useTranslation();
  const desk = useDesk();
  const queries = useQueryClient();
  const here = usePart(desk.staff, (staff) =>
    staff.some(({ id, available }) => id === account.id && available),
  );
  const { name, email, disabled } = account;
  const me = account.id === desk.me.id;
  const change = useMutation({
    mutationFn: (next: boolean) => setDisabled(account.id, next),
    onSuccess: (_, next) => {
      const text = t(next ? 'team.disabled' : 'team.enabled', { name });
      say({
        id: account.id,
        text: next ? <UndoMessage text={text} undo={() => change.mutate(false)} /> : text,
      });
    },
    onError: (error) => say({ text: errorText(t, error), failed: true }),
    onSettled: () => queries.invalidateQueries(accountsQuery),
  });
  const renew = useMutation({
    mutationFn: () => inviteAgain(account.id),
    onError: (error) => say({ text: errorText(t, error), failed: true }),
  });
  const status = disabled ? 'disabled' : account.invited ? 'invited' : here ? 'here' : 'away';
  return (
    <li className={classes.member} data-disabled={disabled}>
      <Avatar author={account} size={40} presence={here} />
      <div className={classes.who}>
        <p className={classes.name} dir="auto">
          {name} {me && <span className={classes.quiet}>({t('team.you')})</span>}
        </p>
        <p className={classes.quiet}>{email}</p>
      </div>
      <p className={classes.role}>{t(`common.role.${account.role}`)}</p>
      <p className={classes.status}>{t(`team.status.${status}`)}</p>
      <div className={classes.action}>
        <LinkModal name={name} link={renew.data?.link} onClose={() => renew.reset()} />
        {!me && !disabled && (
          <Button
            variant="default"
            loading={renew.isPending}
            onClick={() => renew.mutate()}
            aria-label={t('team.newLinkLabel', { name })}
          >
            {t('team.newLink')}
          </Button>
        )}
        {!me && (
          <Button
            variant="default"
            loading={change.isPending}
            onClick={() => change.mutate(!disabled)}
            aria-label={t(disabled ? 'team.enableLabel' : 'team.disableLabel', { name })}
          >
            {t(disabled ? 'team.enable' : 'team.disable')}
          </Button>
        )}
      </div>
    </li>
  );
}
