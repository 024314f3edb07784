import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { sitesQuery } from '../api/team';
import { CopyField } from '../ui/CopyField';
import { Failed } from '../ui/Failed';
import { Page, Section } from '../ui/Page';
import { useTitle } from '../ui/useTitle';

/** How the chat button gets onto the shop. */
export function InstallPage() {
  const { t } = useTranslation();
  const sites = useQuery(sitesQuery);
  useTitle(t('team.install.title'));
  return (
    <Page title={t('team.install.title')} hint={t('team.install.hint')}>
      {sites.isPending && <Skeleton height={160} />}
      {sites.isError && <Failed error={sites.error} retry={() => void sites.refetch()} />}
      {sites.data?.map((site) => (
        <Section
          key={site.id}
          title={site.name}
          hint={t('team.install.site', { origins: site.origins.join(', ') })}
        >
          <CopyField label={t('team.install.snippet', { name: site.name })} text={site.snippet} />
        </Section>
      ))}
      <p style={{ color: 'var(--text-quiet)' }}>
        {t('team.install.linkNote')} {t('team.install.after')}
      </p>
      <Link to="/$view" params={{ view: 'waiting' }}>
        {t('team.install.toDesk')}
      </Link>
    </Page>
  );
}
