import { Button, Drawer, Modal, Tabs } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconAlertTriangle, IconEye } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useBlocker, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../api/http';
import { type SiteDetail, siteQuery, updateSite } from '../api/sites';
import { sitesQuery } from '../api/team';
import { Notice } from '../ui/Notice';
import { Page } from '../ui/Page';
import { errorText } from '../ui/problemText';
import { say } from '../ui/say';
import { type Draft, draftOf, same } from './draft';
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
  const save = useMutation({
    mutationFn: (version: number) => updateSite(saved.id, { version, ...draft }),
    onSuccess: async (site) => {
      take(site);
      say({ text: t('sites.saved', { count: LOADER_FRESH_MINUTES }), id: 'site-saved' });
      await queries.invalidateQueries(sitesQuery);
    },
  });
  const read = useMutation({
    mutationFn: () => queries.fetchQuery({ ...siteQuery(saved.id), staleTime: 0 }),
    onSettled: () => save.reset(),
  });
  const stale = save.error instanceof ProblemError && save.error.problem.code === 'staleSettings';
  const change = (part: Partial<Draft>) => setDraft((now) => ({ ...now, ...part }));

  const preview = <Preview site={saved} draft={draft} />;
  return (
    <Page title={saved.name} hint={t('sites.hint')} wide>
      <div className={classes.editor}>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            save.mutate(saved.version);
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
                  refused={save.isError}
                  set={(part) => setDraft((now) => ({ ...now, settings: { ...now.settings, ...part } }))}
                />
              </Tabs.Panel>
            ))}
          </Tabs>
          <div className={classes.bar}>
            {save.error && (
              <Notice failed>
                {stale ? t('sites.stale.text') : errorText(t, save.error)}
                {stale && (
                  <span className={classes.choices}>
                    <Button
                      size="compact-sm"
                      loading={read.isPending}
                      onClick={() =>
                        read.mutate(undefined, { onSuccess: ({ version }) => save.mutate(version) })
                      }
                    >
                      {t('sites.stale.mine')}
                    </Button>
                    <Button
                      size="compact-sm"
                      variant="default"
                      onClick={() => read.mutate(undefined, { onSuccess: take })}
                    >
                      {t('sites.stale.theirs')}
                    </Button>
                  </span>
                )}
              </Notice>
            )}
            <div className={classes.barRow}>
              <span className={classes.quiet} role="status">
                {changed ? t('sites.unsaved') : t('sites.unchanged')}
              </span>
              {narrow && (
                <Button
                  variant="default"
                  leftSection={<IconEye size={16} stroke={1.75} />}
                  onClick={() => setPreviewing(true)}
                >
                  {t('sites.preview.show')}
                </Button>
              )}
              {changed && (
                <Button
                  variant="default"
                  onClick={() => {
                    setDraft(draftOf(saved));
                    save.reset();
                  }}
                >
                  {t('sites.discard')}
                </Button>
              )}
              <Button type="submit" disabled={!changed} loading={save.isPending}>
                {t('sites.save')}
              </Button>
            </div>
          </div>
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

/** Asks before what was typed is lost; the browser asks where its tab is closed. */
function LeaveGuard({ changed }: { changed: boolean }) {
  const { t } = useTranslation();
  const { proceed, reset, status } = useBlocker({
    // Another section of the same site loses nothing.
    shouldBlockFn: ({ current, next }) => changed && current.pathname !== next.pathname,
    enableBeforeUnload: changed,
    withResolver: true,
  });
  return (
    <Modal
      opened={status === 'blocked'}
      onClose={() => reset?.()}
      title={t('sites.leave.title')}
      withCloseButton={false}
    >
      <p className={classes.quiet}>{t('sites.leave.text')}</p>
      <div className={classes.buttons}>
        <Button variant="default" onClick={() => proceed?.()}>
          {t('sites.leave.go')}
        </Button>
        <Button data-autofocus onClick={() => reset?.()}>
          {t('sites.leave.stay')}
        </Button>
      </div>
    </Modal>
  );
}
