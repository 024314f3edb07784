import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { signOut } from '../api/session';
import { hasText } from '../desk/composer/drafts';
import { useDesk } from '../desk/useDesk';
import { errorText } from '../ui/problemText';
import { say } from '../ui/say';
import { leaving } from './Leaving';

/** Signs out; asks first where something that was not sent would be forgotten with it. */
export function useLeave(): () => void {
  const desk = useDesk();
  const leave = useLeaveNow();
  return () => {
    const unsent = Object.values(desk.drafts.get()).some(hasText) || desk.outgoing.get().length > 0;
    if (unsent) leaving.set(true);
    else void leave();
  };
}

export function useLeaveNow(): () => Promise<void> {
  const { t } = useTranslation();
  const desk = useDesk();
  const queries = useQueryClient();
  const navigate = useNavigate();
  return async () => {
    try {
      await signOut(queries);
    } catch (error) {
      say({ text: errorText(t, error), failed: true });
      return;
    }
    desk.forgetKept();
    await navigate({ to: '/sign-in', replace: true });
  };
}
