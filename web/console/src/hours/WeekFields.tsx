import { ActionIcon, Tooltip } from '@mantine/core';
import { IconCopy, IconPlus } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { FromTo } from '../api/teams';
import { IconButton } from '../ui/IconButton';
import { USUAL, WEEKDAYS } from './draft';
import classes from './Hours.module.css';
import { Spans } from './Spans';
import { dayName } from './words';

/** As many as the server takes. */
const MOST_SPANS = 5;

interface WeekFieldsProps {
  week: readonly (readonly FromTo[])[];
  error: ReactNode;
  refused: boolean;
  onChange: (week: readonly (readonly FromTo[])[]) => void;
}

/** The hours of every week, a day a line. */
export function WeekFields({ week, error, refused, onChange }: WeekFieldsProps) {
  const { t } = useTranslation();
  return (
    <fieldset className={classes.group}>
      <legend className={classes.label}>{t('hours.form.week')}</legend>
      <p className={classes.hint}>{t('hours.form.weekHint')}</p>
      {error && (
        <p className={classes.wrong} role="alert">
          {error}
        </p>
      )}
      {WEEKDAYS.map((number, index) => {
        const day = dayName(number);
        const spans = week[index] ?? [];
        return (
          <div key={number} className={classes.day}>
            <span className={classes.dayName}>{day}</span>
            <div className={classes.spans}>
              {spans.length === 0 && <span className={classes.none}>{t('hours.closed')}</span>}
              <Spans
                day={day}
                spans={spans}
                refused={refused}
                onChange={(next) => onChange(week.with(index, next))}
              />
            </div>
            <div className={classes.dayActions}>
              <IconButton
                icon={IconPlus}
                disabled={spans.length >= MOST_SPANS}
                label={t('hours.form.addSpan', { day })}
                onClick={() =>
                  onChange(week.with(index, [...spans, spans.length ? { from: '', to: '' } : USUAL]))
                }
              />
              <Tooltip label={t('hours.form.copy', { day })} multiline maw={240}>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  size={36}
                  style={{ visibility: index === WEEKDAYS.length - 1 ? 'hidden' : 'visible' }}
                  aria-label={t('hours.form.copy', { day })}
                  onClick={() => onChange(week.map((other, at) => (at > index ? spans : other)))}
                >
                  <IconCopy size={18} stroke={1.75} />
                </ActionIcon>
              </Tooltip>
            </div>
          </div>
        );
      })}
    </fieldset>
  );
}
