import { Select, Skeleton, Tabs } from '@mantine/core';
import { IconCircleCheck, IconCode, IconHourglass } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Site } from '../api/answers';
import { installedQuery } from '../api/sites';
import { sitesQuery } from '../api/team';
import { useDesk } from '../desk/useDesk';
import { CopyField } from '../ui/CopyField';
import { Empty } from '../ui/Empty';
import { Failed } from '../ui/Failed';
import { dayAndTimeOf } from '../ui/format';
import { Notice } from '../ui/Notice';
import { Page, Section } from '../ui/Page';
import { useTitle } from '../ui/useTitle';
import classes from './Install.module.css';
import { codeFor, PLATFORMS } from './platforms';
import { isOutOfReach } from './reach';

/** How the chat button gets onto a shop, and whether it is there. */
export function InstallPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { site: wanted } = useSearch({ from: '/inside/install' });
  const sites = useQuery(sitesQuery);
  const site = sites.data?.find(({ id }) => id === wanted) ?? sites.data?.[0];
  useTitle(t('install.title'));
  return (
    <Page title={t('install.title')} hint={t('install.hint')}>
      {sites.isPending && <Skeleton height={240} />}
      {sites.isError && <Failed error={sites.error} retry={() => void sites.refetch()} />}
      {sites.data?.length === 0 && (
        <Empty icon={IconCode} title={t('install.none')} hint={t('install.noneHint')} />
      )}
      {sites.data && sites.data.length > 1 && (
        <Select
          className={classes.choice}
          label={t('install.shop')}
          allowDeselect={false}
          data={sites.data.map(({ id, name }) => ({ value: id, label: name }))}
          value={site?.id ?? null}
          onChange={(next) =>
            next && void navigate({ to: '/install', search: { site: next }, replace: true })
          }
        />
      )}
      {site && <Lines key={site.id} site={site} />}
    </Page>
  );
}

function Lines({ site }: { site: Site }) {
  const { t } = useTranslation();
  const { me } = useDesk();
  const server = window.location.origin;
  const names = { server, socket: server.replace(/^http/, 'ws') };
  return (
    <>
      <Seen site={site} />
      {isOutOfReach(server, site.origins) && (
        <div className={classes.outOfReach}>
          <Notice failed>{t('install.outOfReach', names)}</Notice>
        </div>
      )}
      <Section
        title={t('install.lines', { name: site.name })}
        hint={t('install.allowed', { origins: site.origins.join(', ') })}
      >
        <CopyField label={t('install.lines', { name: site.name })} text={site.snippet} />
        <p className={classes.note}>
          {t('install.linkNote')} {t('install.allowedElse')}{' '}
          {me.role === 'administrator' && (
            <Link to="/sites/$site" params={{ site: site.id }}>
              {t('install.settings', { name: site.name })}
            </Link>
          )}
        </p>
      </Section>
      <Section title={t('install.where')}>
        <Tabs defaultValue={PLATFORMS[0]}>
          <Tabs.List className={classes.tabs}>
            {PLATFORMS.map((platform) => (
              <Tabs.Tab key={platform} value={platform}>
                {t(`install.platform.${platform}`)}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          {PLATFORMS.map((platform) => {
            const code = codeFor(platform, site, server);
            return (
              <Tabs.Panel key={platform} value={platform} className={classes.panel}>
                <ol className={classes.steps}>
                  {t(`install.notes.${platform}`, { returnObjects: true, ...names }).map((step) => (
                    <li key={step}>{step}</li>
                  ))}
                </ol>
                {code && (
                  <CopyField
                    label={t('install.code', { platform: t(`install.platform.${platform}`) })}
                    text={code}
                  />
                )}
              </Tabs.Panel>
            );
          })}
        </Tabs>
      </Section>
      <Link to="/$view" params={{ view: 'waiting' }}>
        {t('install.toDesk')}
      </Link>
    </>
  );
}

/** Turns green when a page of the shop tells of a view, without being asked. */
function Seen({ site }: { site: Site }) {
  const { t } = useTranslation();
  const installed = useQuery(installedQuery(site.id));
  if (installed.isPending) return <Skeleton height={72} />;
  if (installed.isError) return <Failed error={installed.error} retry={() => void installed.refetch()} />;
  const { lastViewAtMicros, lastUrl } = installed.data;
  const seen = lastViewAtMicros !== undefined;
  const Icon = seen ? IconCircleCheck : IconHourglass;
  return (
    <div className={classes.seen} data-seen={seen} role="status">
      <Icon size={24} stroke={1.75} aria-hidden />
      <div>
        <p className={classes.seenTitle}>{t(seen ? 'install.state.seen' : 'install.state.waiting')}</p>
        <p className={classes.note}>
          {seen
            ? t('install.state.seenHint', { when: dayAndTimeOf(lastViewAtMicros), url: lastUrl })
            : t('install.state.waitingHint')}
        </p>
      </div>
    </div>
  );
}
