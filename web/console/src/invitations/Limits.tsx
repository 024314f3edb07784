import { Autocomplete, Button, Checkbox, NumberInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Policy, SiteRules } from '../api/invitations';
import classes from './InvitationsPage.module.css';
import { useSaveRules } from './useSaveRules';

const ZONES = Intl.supportedValuesOf('timeZone');

/** How much is enough, whatever the rules say. */
export function Limits({
  site,
  document,
  mayChange,
}: {
  site: string;
  document: SiteRules;
  mayChange: boolean;
}) {
  const { t } = useTranslation();
  const save = useSaveRules(site);
  const [policy, setPolicy] = useState(document.policy);
  const change = (next: Partial<Policy>) => setPolicy({ ...policy, ...next });
  const amount = (name: 'perVisitorDay' | 'perSiteHour' | 'pauseMinutes' | 'coolOffDays', least: number) => (
    <NumberInput
      label={t(`invitations.limits.${name}`)}
      {...(name === 'coolOffDays' ? { description: t('invitations.limits.coolOffHint') } : {})}
      min={least}
      disabled={!mayChange}
      value={policy[name]}
      onChange={(value) => change({ [name]: Number(value) })}
    />
  );
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate({ ...document, policy });
      }}
    >
      {amount('perVisitorDay', 1)}
      {amount('pauseMinutes', 0)}
      {amount('coolOffDays', 0)}
      {amount('perSiteHour', 1)}
      <Checkbox
        label={t('invitations.limits.quietOn')}
        description={t('invitations.limits.quietHint')}
        disabled={!mayChange}
        checked={policy.quiet !== undefined}
        onChange={(event) =>
          change({ quiet: event.currentTarget.checked ? { from: '22:00', to: '07:00' } : undefined })
        }
      />
      <div className={classes.row}>
        {policy.quiet &&
          (['from', 'to'] as const).map((end) => (
            <TextInput
              key={end}
              type="time"
              label={t(`invitations.limits.${end}`)}
              required
              withAsterisk={false}
              disabled={!mayChange}
              value={policy.quiet?.[end] ?? ''}
              onChange={(event) =>
                policy.quiet && change({ quiet: { ...policy.quiet, [end]: event.currentTarget.value } })
              }
            />
          ))}
        <Autocomplete
          label={t('invitations.limits.zone')}
          disabled={!mayChange}
          limit={50}
          value={policy.zone}
          onChange={(zone) => change({ zone })}
          data={ZONES}
        />
      </div>
      {mayChange && (
        <div className={classes.buttons}>
          <Button type="submit" loading={save.isPending}>
            {t('invitations.limits.save')}
          </Button>
        </div>
      )}
    </form>
  );
}
