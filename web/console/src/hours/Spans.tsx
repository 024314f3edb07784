import { TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { FromTo } from '../api/teams';
import { IconButton } from '../ui/IconButton';
import { spanComplaint } from './draft';
import classes from './Hours.module.css';

interface SpansProps {
  /** Whose hours they are, for those who hear it. */
  day: string;
  spans: readonly FromTo[];
  refused: boolean;
  onChange: (spans: readonly FromTo[]) => void;
}

/** The stretches of a day. */
export function Spans({ day, spans, refused, onChange }: SpansProps) {
  const { t } = useTranslation();
  return spans.map((span, index) => {
    const wrong = refused && spanComplaint(span);
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: a stretch has no name but its place.
      <div key={index} className={classes.span}>
        {(['from', 'to'] as const).map((end) => (
          <TextInput
            key={end}
            type="time"
            aria-label={t(`hours.form.${end}`, { day })}
            error={wrong && !span[end] && t(`hours.complaint.${wrong}`)}
            value={span[end]}
            onChange={(event) => onChange(spans.with(index, { ...span, [end]: event.currentTarget.value }))}
          />
        ))}
        <IconButton
          icon={IconX}
          label={t('hours.form.removeSpan', { day })}
          onClick={() => onChange(spans.filter((_, at) => at !== index))}
        />
        {span.from && span.to && span.to <= span.from && (
          <span className={classes.over}>
            {span.from === span.to && span.from === '00:00'
              ? t('hours.wholeDay')
              : t('hours.form.overMidnight')}
          </span>
        )}
      </div>
    );
  });
}
