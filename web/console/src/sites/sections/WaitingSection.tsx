import { Button, NumberInput, Switch, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { SiteSettings } from '../../api/sites';
import { IconButton } from '../../ui/IconButton';
import classes from '../Sites.module.css';
import type { SectionProps } from '../sections';
import { lineComplaint, MOST } from './complaints';
import { useComplaint } from './useComplaint';

const MINUTE_SECONDS = 60;

const SWITCHES = ['formWhenAway', 'askConsent'] as const;

/** What is said to those who wait, and when an answer by e-mail is offered. */
export function WaitingSection({ draft, set, refused }: SectionProps) {
  const { t } = useTranslation();
  const { waiting } = draft.settings;
  const { meanwhile } = waiting;
  const put = (part: Partial<SiteSettings['waiting']>) => set({ waiting: { ...waiting, ...part } });
  return (
    <>
      <NumberInput
        label={t('sites.waiting.emailOffer')}
        description={t('sites.waiting.emailOfferHint')}
        min={0}
        max={MOST.waitMinutes}
        decimalScale={2}
        classNames={{ wrapper: classes.narrow ?? '' }}
        value={waiting.emailOfferAfterSeconds / MINUTE_SECONDS}
        onChange={(value) =>
          put({ emailOfferAfterSeconds: Math.round((Number(value) || 0) * MINUTE_SECONDS) })
        }
      />
      {SWITCHES.map((name) => (
        <Switch
          key={name}
          label={t(`sites.waiting.${name}`)}
          description={t(`sites.waiting.${name}Hint`)}
          checked={waiting[name]}
          onChange={(event) => put({ [name]: event.currentTarget.checked })}
        />
      ))}
      <fieldset className={classes.kinds}>
        <legend className={classes.label}>{t('sites.waiting.meanwhile')}</legend>
        <p className={classes.hint}>{t('sites.waiting.meanwhileHint')}</p>
        {meanwhile.map((line, index) => (
          <Line
            // biome-ignore lint/suspicious/noArrayIndexKey: a line has no name but its place.
            key={index}
            number={index + 1}
            line={line}
            refused={refused}
            onChange={(next) => put({ meanwhile: meanwhile.with(index, next) })}
            onRemove={() => put({ meanwhile: meanwhile.filter((_, at) => at !== index) })}
          />
        ))}
        <Button
          variant="default"
          size="compact-md"
          leftSection={<IconPlus size={16} stroke={1.75} />}
          style={{ justifySelf: 'start' }}
          disabled={meanwhile.length >= MOST.lines}
          onClick={() => put({ meanwhile: [...meanwhile, ''] })}
        >
          {t('sites.waiting.add')}
        </Button>
      </fieldset>
    </>
  );
}

interface LineProps {
  number: number;
  line: string;
  refused: boolean;
  onChange: (line: string) => void;
  onRemove: () => void;
}

function Line({ number, line, refused, onChange, onRemove }: LineProps) {
  const { t } = useTranslation();
  return (
    <div className={classes.line}>
      <TextInput
        aria-label={t('sites.waiting.line', { number })}
        placeholder={t('sites.waiting.placeholder')}
        dir="auto"
        value={line}
        {...useComplaint(lineComplaint(line), refused)}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <IconButton icon={IconX} label={t('sites.waiting.remove', { number })} onClick={onRemove} />
    </div>
  );
}
