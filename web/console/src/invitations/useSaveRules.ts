import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../api/http';
import { rulesQuery, type SiteRules, saveRules } from '../api/invitations';
import { errorText } from '../ui/problemText';
import { say } from '../ui/say';

/** Writes what a site invites by, whole. What somebody else wrote meanwhile is loaded, never overwritten. */
export function useSaveRules(site: string) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const query = rulesQuery(site);
  return useMutation({
    mutationFn: (document: SiteRules) => saveRules(site, document),
    onSuccess: (saved) => {
      queries.setQueryData(query.queryKey, saved);
      say({ id: 'invitations', text: t('invitations.saved') });
    },
    onError: (error) => {
      const stale = error instanceof ProblemError && error.problem.code === 'staleSettings';
      if (stale) void queries.invalidateQueries(query);
      say({ id: 'invitations', text: stale ? t('invitations.stale') : errorText(t, error), failed: true });
    },
  });
}
