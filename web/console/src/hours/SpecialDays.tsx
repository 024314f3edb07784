import { Button, Checkbox, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { SpecialDay } from '../api/teams';
import { IconButton } from '../ui/IconButton';
import { dateComplaint, USUAL } from './draft';
import classes from './Hours.module.css';
import { Spans } from './Spans';
import { dateInWords } from './words';

interface SpecialDaysProps {
  days: readonly SpecialDay[];
  refused: boolean;
  onChange: (days: readonly SpecialDay[]) => void;
}

/** Holidays, and days with hours of their own. */
export function SpecialDays({ days, refused, onChange }: SpecialDaysProps) {
  const { t } = useTranslation();
  const change = (index: number, part: Partial<SpecialDay>) =>
    onChange(days.map((day, at) => (at === index ? { ...day, ...part } : day)));
  return (
    <fieldset className={classes.group}>
      <legend className={classes.label}>{t('hours.form.special')}</legend>
      <p className={classes.hint}>{t('hours.form.specialHint')}</p>
      {days.length === 0 && <p className={classes.none}>{t('hours.form.noSpecial')}</p>}
      {days.map((day, index) => {
        const wrong = dateComplaint(day, days);
        const name = day.reason || (day.date && dateInWords(day.date)) || t('hours.form.newDay');
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: its date may be changed.
          <div key={index} className={classes.special}>
            <div className={classes.specialHead}>
              <TextInput
                type="date"
                label={t('hours.form.date')}
                error={wrong && (wrong !== 'noDate' || refused) && t(`hours.complaint.${wrong}`)}
                value={day.date}
                onChange={(event) => change(index, { date: event.currentTarget.value })}
              />
              <TextInput
                label={t('hours.form.reason')}
                placeholder={t('hours.form.reasonPlaceholder')}
                maxLength={100}
                dir="auto"
                value={day.reason}
                onChange={(event) => change(index, { reason: event.currentTarget.value })}
              />
              <IconButton
                icon={IconX}
                className={classes.removeDay}
                label={t('hours.form.removeDay', { day: name })}
                onClick={() => onChange(days.filter((_, at) => at !== index))}
              />
            </div>
            <Checkbox
              label={t('hours.form.closed')}
              checked={day.spans.length === 0}
              onChange={(event) => change(index, { spans: event.currentTarget.checked ? [] : [USUAL] })}
            />
            <Spans
              day={name}
              spans={day.spans}
              refused={refused}
              onChange={(spans) => change(index, { spans })}
            />
          </div>
        );
      })}
      <Button
        variant="default"
        size="compact-md"
        leftSection={<IconPlus size={16} stroke={1.75} />}
        style={{ justifySelf: 'start' }}
        onClick={() => onChange([...days, { date: '', reason: '', spans: [] }])}
      >
        {t('hours.form.addDay')}
      </Button>
    </fieldset>
  );
}
