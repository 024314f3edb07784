import { Button, Skeleton } from '@mantine/core';
import { IconBuildingStore, IconChevronRight, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sitesQuery } from '../api/team';
import { Empty } from '../ui/Empty';
import { Failed } from '../ui/Failed';
import { Page } from '../ui/Page';
import { useTitle } from '../ui/useTitle';
import { NewSite } from './NewSite';
import classes from './Sites.module.css';

/** The brands of the install: for administrators. */
export function SitesPage() {
  const { t } = useTranslation();
  const [adding, setAdding] = useState(false);
  const sites = useQuery(sitesQuery);
  useTitle(t('sites.title'));
  return (
    <Page
      title={t('sites.title')}
      hint={t('sites.hint')}
      action={
        <Button
          flex="none"
          leftSection={<IconPlus size={16} stroke={1.75} />}
          onClick={() => setAdding(true)}
        >
          {t('sites.add')}
        </Button>
      }
    >
      {sites.isPending && <Skeleton height={160} />}
      {sites.isError && <Failed error={sites.error} retry={() => void sites.refetch()} />}
      {sites.data?.length === 0 && (
        <Empty icon={IconBuildingStore} title={t('sites.none')} hint={t('sites.noneHint')} />
      )}
      {sites.data && (
        <ul className={classes.sites}>
          {sites.data.map((site) => (
            <li key={site.id}>
              <Link to="/sites/$site" params={{ site: site.id }} className={classes.site}>
                <span className={classes.siteText}>
                  <span className={classes.siteName}>{site.name}</span>
                  <span className={classes.quiet}>{site.origins.join(', ')}</span>
                </span>
                <IconChevronRight size={18} stroke={1.75} aria-hidden />
              </Link>
            </li>
          ))}
        </ul>
      )}
      <NewSite opened={adding} onClose={() => setAdding(false)} />
    </Page>
  );
}
