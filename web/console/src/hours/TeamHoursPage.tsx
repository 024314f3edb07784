import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../api/http';
import { readTeam } from '../api/teams';
import { Failed } from '../ui/Failed';
import { NotFound } from '../ui/NotFound';
import { Page } from '../ui/Page';
import { useTitle } from '../ui/useTitle';
import { TeamHoursEditor } from './TeamHoursEditor';

/** One team with its hours, or a new one. */
export function TeamHoursPage() {
  const { t } = useTranslation();
  const { team: id } = useParams({ from: '/inside/hours/$team' });
  // Read once for each visit: what is being typed must not be pulled away by what somebody else saves.
  const team = useQuery({
    queryKey: ['team', id],
    queryFn: () => readTeam(id),
    enabled: id !== 'new',
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  useTitle(team.data?.name ?? t('hours.title'));
  if (id === 'new') return <TeamHoursEditor key="new" saved={undefined} />;
  if (team.error instanceof ProblemError && team.error.problem.code === 'notFound') return <NotFound />;
  if (team.data) return <TeamHoursEditor key={id} saved={team.data} />;
  return (
    <Page title={t('hours.title')} hint={t('hours.hint')}>
      {team.isError ? (
        <Failed error={team.error} retry={() => void team.refetch()} />
      ) : (
        <Skeleton height={320} />
      )}
    </Page>
  );
}
