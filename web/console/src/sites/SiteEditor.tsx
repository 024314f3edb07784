import { Button, Drawer, Tabs } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconAlertTriangle, IconCode, IconEye } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type SiteDetail, siteQuery, updateSite } from '../api/sites';
import { sitesQuery } from '../api/team';
import { LeaveGuard } from '../ui/LeaveGuard';
import { Page } from '../ui/Page';
import { SaveBar } from '../ui/SaveBar';
import { same } from '../ui/same';
import { say } from '../ui/say';
import { useSaving } from '../ui/useSaving';
import { type Draft, draftOf } from './draft';
import { Preview } from './Preview';
import classes from './Sites.module.css';
import { SECTIONS } from './sections';

/** How long browsers keep a loader; see `site.loaderFresh` of the server. */
const LOADER_FRESH_MINUTES = 5;

/** On a phone there are more tabs than fit. */
const inSight = (tab: HTMLElement | null) => tab?.scrollIntoView({ block: 'nearest', inline: 'center' });

/** A site's settings in sections, with what they make of the widget beside them. Nothing is lost without asking. */
export function SiteEditor({ saved: first }: { saved: SiteDetail }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { section } = useSearch({ from: '/inside/sites/$site' });
  const [saved, setSaved] = useState(first);
  const [draft, setDraft] = useState(() => draftOf(first));
  const [previewing, setPreviewing] = useState(false);
  const narrow = useMediaQuery('(width < 1180px)', undefined, { getInitialValueInEffect: false });
  const changed = !same(draft, draftOf(saved));
  const chosen = SECTIONS.find(({ id }) => id === section)?.id ?? SECTIONS[0].id;

  const take = (site: SiteDetail) => {
    setSaved(site);
    setDraft(draftOf(site));
    queries.setQueryData(siteQuery(site.id).queryKey, site);
  };
  const saving = useSaving({
    save: (version) => updateSite(saved.id, { version, ...draft }),
    read: () => queries.fetchQuery({ ...siteQuery(saved.id), staleTime: 0 }),
    take,
    saved: () => {
      say({ text: t('sites.saved', { count: LOADER_FRESH_MINUTES }), id: 'site-saved' });
      void queries.invalidateQueries(sitesQuery);
    },
  });
  const change = (part: Partial<Draft>) => setDraft((now) => ({ ...now, ...part }));

  const preview = <Preview site={saved} draft={draft} />;
  return (
    <Page
      title={saved.name}
      hint={t('sites.hint')}
      wide
      back={<Link to="/sites">{t('sites.back')}</Link>}
      action={
        <Button
          variant="default"
          className={classes.toLines}
          leftSection={<IconCode size={16} stroke={1.75} />}
          renderRoot={(props) => <Link {...props} to="/install" search={{ site: saved.id }} />}
        >
          {t('install.title')}
        </Button>
      }
    >
      <div className={classes.editor}>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            saving.save(saved.version);
          }}
        >
          <Tabs
            value={chosen}
            onChange={(next) =>
              void navigate({
                to: '/sites/$site',
                params: { site: saved.id },
                search: next ? { section: next } : {},
                replace: true,
              })
            }
            keepMounted={false}
          >
            <Tabs.List className={classes.tabs}>
              {SECTIONS.map((tab) => (
                <Tabs.Tab
                  key={tab.id}
                  value={tab.id}
                  ref={tab.id === chosen ? inSight : undefined}
                  rightSection={
                    'isWrong' in tab &&
                    tab.isWrong(draft.settings) && (
                      <IconAlertTriangle
                        size={16}
                        stroke={1.75}
                        role="img"
                        aria-label={t('sites.wrongHere')}
                        color="var(--overdue)"
                      />
                    )
                  }
                >
                  {t(`sites.sections.${tab.id}`)}
                </Tabs.Tab>
              ))}
            </Tabs.List>
            {SECTIONS.map(({ id, Section }) => (
              <Tabs.Panel key={id} value={id} className={classes.panel}>
                <Section
                  site={saved}
                  draft={draft}
                  change={change}
                  refused={saving.error !== null}
                  set={(part) => setDraft((now) => ({ ...now, settings: { ...now.settings, ...part } }))}
                />
              </Tabs.Panel>
            ))}
          </Tabs>
          <SaveBar saving={saving} changed={changed} onDiscard={() => setDraft(draftOf(saved))}>
            {narrow && (
              <Button
                variant="default"
                leftSection={<IconEye size={16} stroke={1.75} />}
                onClick={() => setPreviewing(true)}
              >
                {t('sites.preview.show')}
              </Button>
            )}
          </SaveBar>
        </form>
        {!narrow && <aside className={classes.aside}>{preview}</aside>}
      </div>
      {narrow && (
        <Drawer
          opened={previewing}
          onClose={() => setPreviewing(false)}
          position="right"
          size={480}
          title={t('sites.preview.title')}
          closeButtonProps={{ 'aria-label': t('common.close') }}
        >
          {preview}
        </Drawer>
      )}
      <LeaveGuard changed={changed} />
    </Page>
  );
}
