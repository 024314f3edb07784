import { Select, Skeleton, Tabs } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { rulesQuery } from '../api/invitations';
import { sitesQuery } from '../api/team';
import { useDesk } from '../desk/useDesk';
import { Failed } from '../ui/Failed';
import { Notice } from '../ui/Notice';
import { Page } from '../ui/Page';
import { useTitle } from '../ui/useTitle';
import classes from './InvitationsPage.module.css';
import { Limits } from './Limits';
import { Results } from './Results';
import { RuleList } from './RuleList';

/** By what shoppers are invited, how much is enough, and what became of it. */
export function InvitationsPage() {
  const { t } = useTranslation();
  const desk = useDesk();
  const sites = useQuery(sitesQuery);
  const [chosen, choose] = useState<string>();
  const site = sites.data?.find(({ id }) => id === chosen) ?? sites.data?.[0];
  const mayChange = desk.me.role !== 'agent';
  useTitle(t('invitations.title'));
  return (
    <Page
      title={t('invitations.title')}
      hint={t('invitations.hint')}
      action={
        sites.data &&
        sites.data.length > 1 && (
          <Select
            aria-label={t('invitations.site')}
            allowDeselect={false}
            value={site?.id ?? null}
            onChange={(id) => choose(id ?? undefined)}
            data={sites.data.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )
      }
    >
      {sites.isPending && <Skeleton height={200} />}
      {sites.isError && <Failed error={sites.error} retry={() => void sites.refetch()} />}
      {site && (
        <Tabs defaultValue="results" keepMounted={false} classNames={{ panel: classes.panel }}>
          <Tabs.List>
            <Tabs.Tab value="results">{t('invitations.tabs.results')}</Tabs.Tab>
            <Tabs.Tab value="rules">{t('invitations.tabs.rules')}</Tabs.Tab>
            <Tabs.Tab value="limits">{t('invitations.tabs.limits')}</Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="results">
            <Results key={site.id} site={site.id} />
          </Tabs.Panel>
          <Tabs.Panel value="rules">
            <OfSite key={site.id} site={site.id} mayChange={mayChange} part="rules" />
          </Tabs.Panel>
          <Tabs.Panel value="limits">
            <OfSite key={site.id} site={site.id} mayChange={mayChange} part="limits" />
          </Tabs.Panel>
        </Tabs>
      )}
    </Page>
  );
}

function OfSite({ site, mayChange, part }: { site: string; mayChange: boolean; part: 'rules' | 'limits' }) {
  const { t } = useTranslation();
  const rules = useQuery(rulesQuery(site));
  if (rules.isPending) return <Skeleton height={200} />;
  if (rules.isError) return <Failed error={rules.error} retry={() => void rules.refetch()} />;
  return (
    <>
      {!mayChange && <Notice>{t('invitations.readOnly')}</Notice>}
      {part === 'rules' ? (
        <RuleList site={site} document={rules.data} mayChange={mayChange} />
      ) : (
        <Limits key={rules.data.version} site={site} document={rules.data} mayChange={mayChange} />
      )}
    </>
  );
}
