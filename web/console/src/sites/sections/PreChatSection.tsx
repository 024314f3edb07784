import { Button, Menu, Switch } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Field, SiteSettings } from '../../api/sites';
import classes from '../Sites.module.css';
import type { SectionProps } from '../sections';
import { isKnown, KNOWN, type KnownName, MOST, preChatComplaint } from './complaints';
import { Question } from './Question';

const KIND_OF: Record<KnownName, Field['kind']> = {
  name: 'text',
  email: 'email',
  phone: 'phone',
  question: 'text',
};
const OWN_KINDS = ['text', 'choice', 'consent'] as const;

/** The first name that no question has yet: answers are kept under it, and nobody has to think of one. */
function freeName(kind: Field['kind'], fields: readonly Field[]): string {
  for (let number = 1; ; number++) {
    const name = `${kind}${number}`;
    if (fields.every((field) => field.name !== name)) return name;
  }
}

/** What is asked before the first line, and who is spared. */
export function PreChatSection({ draft, set, refused }: SectionProps) {
  const { t } = useTranslation();
  const { preChat } = draft.settings;
  const { fields } = preChat;
  const put = (part: Partial<SiteSettings['preChat']>) => set({ preChat: { ...preChat, ...part } });
  const add = (name: string, kind: Field['kind']) =>
    put({
      fields: [...fields, { name, label: '', kind, required: kind === 'consent', choices: [] }],
      asked: true,
    });
  const known = KNOWN.filter((name) => fields.every((field) => field.name !== name));
  return (
    <>
      <Switch
        label={t('sites.preChat.asked')}
        description={t('sites.preChat.askedHint')}
        error={preChatComplaint(preChat) === 'nothingAsked' ? t('sites.complaint.nothingAsked') : undefined}
        checked={preChat.asked}
        onChange={(event) => put({ asked: event.currentTarget.checked })}
      />
      <Switch
        label={t('sites.preChat.skipKnown')}
        description={t('sites.preChat.skipKnownHint')}
        checked={preChat.skipKnown}
        onChange={(event) => put({ skipKnown: event.currentTarget.checked })}
      />
      <div className={classes.field}>
        <h2 className={classes.label}>{t('sites.preChat.questions')}</h2>
        {fields.length === 0 && <p className={classes.quiet}>{t('sites.preChat.none')}</p>}
        <ol className={classes.questions}>
          {fields.map((field, index) => (
            <Question
              key={field.name}
              field={field}
              known={isKnown(field.name) ? field.name : undefined}
              first={index === 0}
              refused={refused}
              onChange={(next) => put({ fields: fields.with(index, next) })}
              onUp={() => {
                const before = fields[index - 1];
                if (before) put({ fields: fields.with(index - 1, field).with(index, before) });
              }}
              onRemove={() => put({ fields: fields.filter((_, at) => at !== index) })}
            />
          ))}
        </ol>
        <Menu position="bottom-start" shadow="md">
          <Menu.Target>
            <Button
              variant="default"
              size="compact-md"
              leftSection={<IconPlus size={16} stroke={1.75} />}
              style={{ justifySelf: 'start' }}
              disabled={fields.length >= MOST.questions}
            >
              {t('sites.preChat.add')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {known.map((name) => (
              <Menu.Item key={name} onClick={() => add(name, KIND_OF[name])}>
                {t(`sites.preChat.known.${name}`)}
              </Menu.Item>
            ))}
            {known.length > 0 && <Menu.Divider />}
            {OWN_KINDS.map((kind) => (
              <Menu.Item key={kind} onClick={() => add(freeName(kind, fields), kind)}>
                {t(`sites.preChat.own.${kind}`)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      </div>
    </>
  );
}
