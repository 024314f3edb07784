import { NumberInput, Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { SiteSettings } from '../../api/sites';
import { Choice } from '../../ui/Choice';
import classes from '../Sites.module.css';
import type { SectionProps } from '../sections';

/** What is known of those who look around, and what they must have agreed to. */
export function VisitsSection({ draft, set }: SectionProps) {
  const { t } = useTranslation();
  const { visits } = draft.settings;
  const put = (part: Partial<SiteSettings['visits']>) => set({ visits: { ...visits, ...part } });
  return (
    <>
      <Switch
        label={t('sites.visits.intake')}
        description={t('sites.visits.intakeHint')}
        checked={visits.intake}
        onChange={(event) => put({ intake: event.currentTarget.checked })}
      />
      <Choice
        label={t('sites.visits.consent')}
        hint={t('sites.visits.consentHint')}
        value={visits.consentDefault}
        options={(['granted', 'denied'] as const).map((value) => ({
          value,
          label: t(`sites.visits.${value}`),
        }))}
        onChange={(consentDefault) => put({ consentDefault })}
      />
      <Switch
        label={t('sites.visits.signals')}
        checked={visits.respectSignals}
        onChange={(event) => put({ respectSignals: event.currentTarget.checked })}
      />
      <NumberInput
        label={t('sites.visits.days')}
        min={1}
        max={3650}
        allowDecimal={false}
        classNames={{ wrapper: classes.narrow ?? '' }}
        value={visits.retentionDays}
        onChange={(value) => put({ retentionDays: Number(value) || 1 })}
      />
    </>
  );
}
