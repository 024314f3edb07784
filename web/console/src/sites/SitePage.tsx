import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../api/http';
import { siteQuery } from '../api/sites';
import { Failed } from '../ui/Failed';
import { NotFound } from '../ui/NotFound';
import { Page } from '../ui/Page';
import { useTitle } from '../ui/useTitle';
import { SiteEditor } from './SiteEditor';

/** One brand with all its settings. */
export function SitePage() {
  const { t } = useTranslation();
  const { site: id } = useParams({ from: '/inside/sites/$site' });
  // Read once for each visit: what is being typed must not be pulled away by what somebody else saves.
  const site = useQuery({
    ...siteQuery(id),
    staleTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
  useTitle(site.data?.name ?? t('sites.title'));
  if (site.isError && site.error instanceof ProblemError && site.error.problem.code === 'notFound')
    return <NotFound />;
  // What was read on an earlier visit may be old by now, and one would only learn it on saving.
  const fresh = site.data && !(site.isFetching && !site.isFetchedAfterMount) ? site.data : undefined;
  if (fresh) return <SiteEditor key={id} saved={fresh} />;
  return (
    <Page title={t('sites.title')} hint={t('sites.hint')}>
      {site.isError ? (
        <Failed error={site.error} retry={() => void site.refetch()} />
      ) : (
        <Skeleton height={320} />
      )}
    </Page>
  );
}
