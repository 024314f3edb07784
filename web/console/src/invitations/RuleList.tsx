import { ActionIcon, Button, Switch } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconBellRinging, IconPencil, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Rule, SiteRules } from '../api/invitations';
import { Empty } from '../ui/Empty';
import classes from './InvitationsPage.module.css';
import { RuleEditor } from './RuleEditor';
import { blankRule, ruleInWords } from './sentence';
import { useSaveRules } from './useSaveRules';

/** A site's rules in the order of their priority. */
export function RuleList({
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
  const [edited, edit] = useState<number>();
  const { rules } = document;
  const write = (next: readonly Rule[]) => save.mutateAsync({ ...document, rules: next });
  const replace = (index: number, rule: Rule) => write(rules.map((other, i) => (i === index ? rule : other)));
  const move = (index: number, by: -1 | 1) => {
    const next = [...rules];
    next.splice(index + by, 0, ...next.splice(index, 1));
    return write(next);
  };
  return (
    <>
      <div className={classes.bar}>
        <p className={classes.quiet}>{t('invitations.rule.priority')}</p>
        {mayChange && (
          <Button
            variant="default"
            leftSection={<IconPlus size={16} stroke={1.75} />}
            onClick={() => edit(rules.length)}
          >
            {t('invitations.rule.add')}
          </Button>
        )}
      </div>
      {rules.length === 0 && (
        <Empty
          icon={IconBellRinging}
          title={t('invitations.rule.none')}
          hint={t('invitations.rule.noneHint')}
        />
      )}
      <ol className={classes.rules}>
        {rules.map((rule, index) => (
          <li key={rule.id ?? index} className={classes.rule} data-off={!rule.enabled}>
            <Switch
              checked={rule.enabled}
              disabled={!mayChange || save.isPending}
              aria-label={t('invitations.rule.on_', { name: rule.name })}
              onChange={() => void replace(index, { ...rule, enabled: !rule.enabled }).catch(() => {})}
            />
            <div className={classes.words}>
              <p className={classes.name}>{rule.name}</p>
              <p className={classes.quiet}>{ruleInWords(t, rule)}</p>
              {rule.texts.length > 1 && (
                <p className={classes.quiet}>{t('invitations.rule.texts', { count: rule.texts.length })}</p>
              )}
            </div>
            {mayChange && (
              <div className={classes.actions}>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  disabled={index === 0 || save.isPending}
                  aria-label={t('invitations.rule.up', { name: rule.name })}
                  onClick={() => void move(index, -1).catch(() => {})}
                >
                  <IconArrowUp size={18} stroke={1.75} />
                </ActionIcon>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  disabled={index === rules.length - 1 || save.isPending}
                  aria-label={t('invitations.rule.down', { name: rule.name })}
                  onClick={() => void move(index, 1).catch(() => {})}
                >
                  <IconArrowDown size={18} stroke={1.75} />
                </ActionIcon>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={t('invitations.rule.edit', { name: rule.name })}
                  onClick={() => edit(index)}
                >
                  <IconPencil size={18} stroke={1.75} />
                </ActionIcon>
              </div>
            )}
          </li>
        ))}
      </ol>
      {edited !== undefined && (
        <RuleEditor
          rule={rules[edited] ?? blankRule(t('invitations.rule.newName'), navigator.language.slice(0, 2))}
          isNew={rules[edited] === undefined}
          onClose={() => edit(undefined)}
          onSave={(rule) => (rules[edited] ? replace(edited, rule) : write([...rules, rule]))}
          onRemove={() => write(rules.filter((_, index) => index !== edited))}
        />
      )}
    </>
  );
}
