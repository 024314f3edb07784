import { Checkbox, TagsInput, Textarea, TextInput } from '@mantine/core';
import { IconArrowUp, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Field } from '../../api/sites';
import { IconButton } from '../../ui/IconButton';
import classes from '../Sites.module.css';
import { choicesComplaint, type KnownName, labelComplaint, MOST } from './complaints';
import { useComplaint } from './useComplaint';

interface QuestionProps {
  field: Field;
  /** Where the widget knows by the name what is asked. */
  known: KnownName | undefined;
  first: boolean;
  refused: boolean;
  onChange: (field: Field) => void;
  onUp: () => void;
  onRemove: () => void;
}

/** One question before the chat: its words, what can be answered, and whether it must be. */
export function Question({ field, known, first, refused, onChange, onUp, onRemove }: QuestionProps) {
  const { t } = useTranslation();
  const kind =
    known === undefined ? t(`sites.preChat.kind.${field.kind}`) : t(`sites.preChat.known.${known}`);
  const name = field.label.trim() || kind;
  const aboutChoices = useComplaint(choicesComplaint(field), refused);
  const words = {
    label: t(field.kind === 'consent' ? 'sites.preChat.consentText' : 'sites.preChat.label'),
    dir: 'auto',
    value: field.label,
    ...useComplaint(labelComplaint(field), refused),
  } as const;
  const relabel = (label: string) => onChange({ ...field, label: label.replaceAll('\n', ' ') });
  return (
    <li className={classes.question}>
      <div className={classes.questionHead}>
        <span className={classes.questionKind}>{kind}</span>
        <IconButton
          icon={IconArrowUp}
          disabled={first}
          label={t('sites.preChat.up', { name })}
          onClick={onUp}
        />
        <IconButton icon={IconX} label={t('sites.preChat.remove', { name })} onClick={onRemove} />
      </div>
      {field.kind === 'consent' ? (
        <Textarea
          {...words}
          description={t('sites.preChat.consentHint')}
          autosize
          onChange={(event) => relabel(event.currentTarget.value)}
        />
      ) : (
        <TextInput
          {...words}
          {...(known === undefined ? {} : { placeholder: t('sites.preChat.knownPlaceholder') })}
          onChange={(event) => relabel(event.currentTarget.value)}
        />
      )}
      {field.kind === 'choice' && (
        <TagsInput
          label={t('sites.preChat.choices')}
          description={t('sites.preChat.choicesHint')}
          acceptValueOnBlur
          splitChars={[]}
          maxTags={MOST.choices}
          value={[...field.choices]}
          {...aboutChoices}
          onChange={(choices) => onChange({ ...field, choices })}
        />
      )}
      <Checkbox
        label={t('sites.preChat.required')}
        checked={field.required}
        onChange={(event) => onChange({ ...field, required: event.currentTarget.checked })}
      />
    </li>
  );
}
