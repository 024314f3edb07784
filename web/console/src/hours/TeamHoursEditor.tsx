import { Button, MultiSelect, Select, Switch, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sitesQuery } from '../api/team';
import { addTeam, changeTeam, readTeam, removeTeam, type Team, teamsQuery } from '../api/teams';
import { useDesk } from '../desk/useDesk';
import { Choice } from '../ui/Choice';
import { Confirm } from '../ui/Confirm';
import { LeaveGuard } from '../ui/LeaveGuard';
import { Page, Section } from '../ui/Page';
import { SaveBar } from '../ui/SaveBar';
import { same } from '../ui/same';
import { say } from '../ui/say';
import { useStore } from '../ui/store';
import { useSaving } from '../ui/useSaving';
import {
  blankDraft,
  type Draft,
  draftOf,
  isSound,
  membersComplaint,
  nameComplaint,
  teamOf,
  weekComplaint,
} from './draft';
import classes from './Hours.module.css';
import { SpecialDays } from './SpecialDays';
import { TryMoment } from './TryMoment';
import { WeekFields } from './WeekFields';
import { ZONES } from './zones';

/** A team as a whole, or a new one. Nothing is lost without asking. */
export function TeamHoursEditor({ saved: first }: { saved: Team | undefined }) {
  const { t } = useTranslation();
  const desk = useDesk();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const staff = useStore(desk.staff);
  const sites = useQuery(sitesQuery).data ?? [];
  const [saved, setSaved] = useState(first);
  const [blank] = useState(() => blankDraft(Intl.DateTimeFormat().resolvedOptions().timeZone));
  const [draft, setDraft] = useState(() => (first ? draftOf(first) : blank));
  const [refused, setRefused] = useState(false);
  const [gone, setGone] = useState(false);
  const before = saved ? draftOf(saved) : blank;
  const changed = !gone && !same(teamOf(draft), teamOf(before));
  const change = (part: Partial<Draft>) => setDraft((now) => ({ ...now, ...part }));
  const complain = (complaint: ReturnType<typeof nameComplaint>) =>
    refused && complaint && t(`hours.complaint.${complaint}`);

  const saving = useSaving<Team>({
    save: (version) => (saved ? changeTeam(saved.id, version, teamOf(draft)) : addTeam(teamOf(draft))),
    read: () => readTeam(saved?.id ?? ''),
    take: (team) => {
      if (saved === undefined) {
        setGone(true);
        return;
      }
      setSaved(team);
      setDraft(draftOf(team));
    },
    saved: () => {
      setRefused(false);
      say({ text: t('hours.form.saved'), id: 'hours-saved' });
      void queries.invalidateQueries(teamsQuery);
    },
  });
  // Once nothing is left to be lost, else one would be asked.
  useEffect(() => {
    if (gone) void navigate({ to: '/hours', replace: true });
  }, [gone, navigate]);
  return (
    <Page
      title={saved?.name ?? t('hours.newTitle')}
      hint={t('hours.hint')}
      back={<Link to="/hours">{t('hours.back')}</Link>}
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          const form = event.currentTarget;
          const sound = isSound(draft);
          setRefused(!sound);
          if (sound) saving.save(saved?.version ?? 0);
          else setTimeout(() => form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
        }}
      >
        <div className={classes.fields}>
          <TextInput
            label={t('hours.form.name')}
            description={t('hours.form.nameHint')}
            maxLength={60}
            value={draft.name}
            error={complain(nameComplaint(draft))}
            onChange={(event) => change({ name: event.currentTarget.value })}
          />
          <MultiSelect
            label={t('hours.form.sites')}
            description={t(saved?.first ? 'hours.form.sitesFirst' : 'hours.form.sitesHint')}
            data={sites.map(({ id, name }) => ({ value: id, label: name }))}
            value={[...draft.sites]}
            onChange={(next) => change({ sites: next })}
          />
          <Switch
            label={t('hours.form.everybody')}
            checked={draft.everybody}
            onChange={(event) => change({ everybody: event.currentTarget.checked })}
          />
          {!draft.everybody && (
            <MultiSelect
              label={t('hours.form.members')}
              searchable
              data={staff.map(({ id, name }) => ({ value: id, label: name }))}
              value={[...draft.members]}
              error={complain(membersComplaint(draft))}
              onChange={(members) => change({ members })}
            />
          )}
          <Select
            label={t('hours.form.zone')}
            description={t('hours.form.zoneHint')}
            searchable
            allowDeselect={false}
            limit={100}
            data={ZONES.includes(draft.zone) ? ZONES : [draft.zone, ...ZONES]}
            value={draft.zone}
            onChange={(zone) => zone && change({ zone })}
          />
          <Choice
            label={t('hours.form.when')}
            value={draft.always ? 'always' : 'hours'}
            options={(['always', 'hours'] as const).map((value) => ({
              value,
              label: t(`hours.form.${value}`),
            }))}
            onChange={(when) => change({ always: when === 'always' })}
          />
          {!draft.always && (
            <WeekFields
              week={draft.week}
              error={complain(weekComplaint(draft))}
              refused={refused}
              onChange={(week) => change({ week })}
            />
          )}
          <SpecialDays
            days={draft.specialDays}
            refused={refused}
            onChange={(specialDays) => change({ specialDays })}
          />
          <TryMoment draft={draft} />
        </div>
        <SaveBar saving={saving} changed={changed} onDiscard={() => setDraft(before)} />
      </form>
      {saved && !saved.first && (
        <Section title={t('hours.form.remove')} hint={t('hours.form.removingHint')}>
          <Removal team={saved} onGone={() => setGone(true)} />
        </Section>
      )}
      <LeaveGuard changed={changed} />
    </Page>
  );
}

/** The way to be rid of a team, which is asked about: there is no way back. */
function Removal({ team: { id, name }, onGone }: { team: Team; onGone: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [asked, setAsked] = useState(false);
  const removing = useMutation({
    mutationFn: () => removeTeam(id),
    onSuccess: async () => {
      await queries.invalidateQueries(teamsQuery);
      say({ text: t('hours.form.removed', { name }) });
      onGone();
    },
  });
  return (
    <>
      <Button variant="default" onClick={() => setAsked(true)}>
        {t('hours.form.remove')}
      </Button>
      <Confirm
        opened={asked}
        title={t('hours.form.removing', { name })}
        hint={t('hours.form.removingHint')}
        action={t('hours.form.remove')}
        running={removing}
        onClose={() => setAsked(false)}
      />
    </>
  );
}
