import { Button, Chip, Select, TagsInput, TextInput } from '@mantine/core';
import { IconArrowUp, IconPlus, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { PAGE_KINDS, type PageKind, type PageKinds, type PageRule } from '../../api/sites';
import { Choice } from '../../ui/Choice';
import { IconButton } from '../../ui/IconButton';
import classes from '../Sites.module.css';
import type { SectionProps } from '../sections';
import { AddressTest } from './AddressTest';

type Where = 'all' | 'some' | 'except';

/** What each page is, and on which of them the button stands. */
export function PagesSection({ site, draft, set }: SectionProps) {
  const { t } = useTranslation();
  const { pages } = draft.settings;
  const put = (part: Partial<PageKinds>) => set({ pages: { ...pages, ...part } });
  const where: Where = pages.shownOn.length ? 'some' : pages.hiddenOn.length ? 'except' : 'all';
  const chosen = where === 'some' ? pages.shownOn : pages.hiddenOn;
  /** Nothing chosen would mean everywhere again, so a first kind is. */
  const place = (next: Where, kinds: readonly PageKind[]) =>
    put({ shownOn: next === 'some' ? kinds : [], hiddenOn: next === 'except' ? kinds : [] });
  const kindLabels = PAGE_KINDS.map((value) => ({ value, label: t(`sites.pages.kind_${value}`) }));
  const setRule = (at: number, part: Partial<PageRule>) =>
    put({ rules: pages.rules.map((rule, index) => (index === at ? { ...rule, ...part } : rule)) });
  return (
    <>
      <Choice
        label={t('sites.pages.where')}
        value={where}
        options={(['all', 'some', 'except'] as const).map((value) => ({
          value,
          label: t(`sites.pages.${value}`),
        }))}
        onChange={(next) => place(next, next === 'some' ? ['product'] : ['checkout'])}
      />
      {where !== 'all' && (
        <fieldset className={classes.kinds}>
          <legend className={classes.label}>{t('sites.pages.kinds')}</legend>
          <Chip.Group
            multiple
            value={[...chosen]}
            onChange={(next) => next.length > 0 && place(where, next as PageKind[])}
          >
            <div className={classes.row}>
              {kindLabels.map(({ value, label }) => (
                <Chip key={value} value={value} size="sm">
                  {label}
                </Chip>
              ))}
            </div>
          </Chip.Group>
        </fieldset>
      )}
      <TagsInput
        label={t('sites.pages.excluded')}
        description={t('sites.pages.excludedHint')}
        acceptValueOnBlur
        value={[...pages.excluded]}
        onChange={(excluded) => put({ excluded })}
      />
      <div className={classes.field}>
        <span className={classes.label}>{t('sites.pages.rules')}</span>
        <p className={classes.hint}>{t('sites.pages.rulesHint')}</p>
        <ol className={classes.rules}>
          {pages.rules.map((rule, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a rule has no name but its place.
            <li key={index} className={classes.rule}>
              <TextInput
                aria-label={t('sites.pages.pattern')}
                placeholder="/products/*"
                value={rule.pattern}
                onChange={(event) => setRule(index, { pattern: event.currentTarget.value })}
              />
              <Select
                aria-label={t('sites.pages.kind')}
                allowDeselect={false}
                data={kindLabels}
                value={rule.kind}
                onChange={(kind) => kind && setRule(index, { kind: kind as PageKind })}
              />
              <IconButton
                icon={IconArrowUp}
                disabled={index === 0}
                label={t('sites.pages.up', { pattern: rule.pattern })}
                onClick={() => {
                  const before = pages.rules[index - 1];
                  if (before) put({ rules: pages.rules.with(index - 1, rule).with(index, before) });
                }}
              />
              <IconButton
                icon={IconX}
                label={t('sites.pages.removeRule', { pattern: rule.pattern })}
                onClick={() => put({ rules: pages.rules.filter((_, at) => at !== index) })}
              />
            </li>
          ))}
        </ol>
        <Button
          variant="default"
          size="compact-md"
          leftSection={<IconPlus size={16} stroke={1.75} />}
          style={{ justifySelf: 'start' }}
          onClick={() => put({ rules: [...pages.rules, { pattern: '/', kind: 'other' }] })}
        >
          {t('sites.pages.addRule')}
        </Button>
      </div>
      <AddressTest site={site} draft={draft} />
    </>
  );
}
