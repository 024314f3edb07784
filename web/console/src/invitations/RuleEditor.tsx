import {
  ActionIcon,
  Button,
  Checkbox,
  Drawer,
  Fieldset,
  MultiSelect,
  NumberInput,
  Select,
  TagsInput,
  Textarea,
  TextInput,
} from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type Conditions,
  type InvitationText,
  PAGE_KINDS,
  type PageKind,
  type Rule,
} from '../api/invitations';
import classes from './InvitationsPage.module.css';
import { Preview } from './Preview';
import { conditionsInWords, letterOf } from './sentence';

const MOST_TEXT = 300;

/** Everything about one rule, and what shoppers will see of it. */
export function RuleEditor({
  rule,
  isNew,
  onClose,
  onSave,
  onRemove,
}: {
  rule: Rule;
  isNew: boolean;
  onClose: () => void;
  onSave: (rule: Rule) => Promise<unknown>;
  onRemove: () => Promise<unknown>;
}) {
  const { t } = useTranslation();
  const [form, setForm] = useState(rule);
  const [busy, setBusy] = useState(false);
  const { conditions, texts } = form;
  const change = (next: Partial<Conditions>) => setForm({ ...form, conditions: { ...conditions, ...next } });
  const changeText = (index: number, next: Partial<InvitationText>) =>
    setForm({ ...form, texts: texts.map((text, i) => (i === index ? { ...text, ...next } : text)) });
  const carryOut = (what: () => Promise<unknown>) => {
    setBusy(true);
    // What went wrong was said; the form keeps what was typed.
    what().then(onClose, () => setBusy(false));
  };
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size="lg"
      title={t('invitations.editor.title')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          carryOut(() => onSave(form));
        }}
      >
        <p className={classes.sentence}>{conditionsInWords(t, conditions)}</p>
        <TextInput
          label={t('invitations.editor.name')}
          description={t('invitations.editor.nameHint')}
          required
          withAsterisk={false}
          maxLength={80}
          value={form.name}
          onChange={(event) => setForm({ ...form, name: event.currentTarget.value })}
        />
        <Fieldset legend={t('invitations.editor.texts')} className={classes.fields}>
          <p className={classes.quiet}>{t('invitations.editor.textsHint')}</p>
          {texts.map((text, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a new text has no id yet, and they do not move.
            <div key={index} className={classes.text}>
              <Textarea
                label={t('invitations.editor.text', { letter: letterOf(index) })}
                autosize
                minRows={2}
                required
                withAsterisk={false}
                maxLength={MOST_TEXT}
                value={text.text}
                onChange={(event) => changeText(index, { text: event.currentTarget.value })}
              />
              <div className={classes.row}>
                <TextInput
                  label={t('invitations.editor.language')}
                  required
                  withAsterisk={false}
                  value={text.language}
                  onChange={(event) => changeText(index, { language: event.currentTarget.value.trim() })}
                />
                <NumberInput
                  label={t('invitations.editor.weight')}
                  min={1}
                  max={100}
                  value={text.weight}
                  onChange={(weight) => changeText(index, { weight: Number(weight) || 1 })}
                />
                {texts.length > 1 && (
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    size="lg"
                    aria-label={t('invitations.editor.removeText', { letter: letterOf(index) })}
                    onClick={() => setForm({ ...form, texts: texts.filter((_, i) => i !== index) })}
                  >
                    <IconTrash size={18} stroke={1.75} />
                  </ActionIcon>
                )}
              </div>
              <Preview text={text.text} />
            </div>
          ))}
          <Button
            variant="default"
            leftSection={<IconPlus size={16} stroke={1.75} />}
            onClick={() =>
              setForm({
                ...form,
                texts: [...texts, { language: texts[0]?.language ?? 'en', text: '', weight: 1 }],
              })
            }
          >
            {t('invitations.editor.addText')}
          </Button>
        </Fieldset>
        <Fieldset legend={t('invitations.editor.where')} className={classes.fields}>
          <MultiSelect
            label={t('invitations.editor.pages')}
            description={t('invitations.editor.pagesHint')}
            value={[...conditions.pages]}
            onChange={(pages) => change({ pages: pages as PageKind[] })}
            data={PAGE_KINDS.map((kind) => ({ value: kind, label: t(`invitations.pageLabel.${kind}`) }))}
          />
          <div className={classes.row}>
            <Words
              label={t('invitations.editor.product')}
              value={conditions.product}
              onChange={(product) => change({ product })}
            />
            <Words
              label={t('invitations.editor.category')}
              value={conditions.category}
              onChange={(category) => change({ category })}
            />
          </div>
        </Fieldset>
        <Fieldset legend={t('invitations.editor.when')} className={classes.fields}>
          <div className={classes.row}>
            <Amount
              label={t('invitations.editor.seconds')}
              value={conditions.secondsOnPage}
              most={3_600}
              onChange={(secondsOnPage) => change({ secondsOnPage })}
            />
            <Amount
              label={t('invitations.editor.idle')}
              value={conditions.idleSeconds}
              least={1}
              most={3_600}
              onChange={(idleSeconds) => change({ idleSeconds })}
            />
            <Amount
              label={t('invitations.editor.pagesSeen')}
              value={conditions.pagesSeen}
              least={1}
              most={1_000}
              onChange={(pagesSeen) => change({ pagesSeen })}
            />
          </div>
          <Checkbox
            label={t('invitations.editor.exit')}
            checked={conditions.exitIntent}
            onChange={(event) => change({ exitIntent: event.currentTarget.checked })}
          />
        </Fieldset>
        <Fieldset legend={t('invitations.editor.who')} className={classes.fields}>
          <div className={classes.row}>
            <Amount
              label={t('invitations.editor.cartFrom')}
              value={conditions.cartFrom}
              onChange={(cartFrom) => change({ cartFrom })}
            />
            <Amount
              label={t('invitations.editor.cartTo')}
              value={conditions.cartTo}
              onChange={(cartTo) => change({ cartTo })}
            />
          </div>
          <Select
            label={t('invitations.editor.returning')}
            allowDeselect={false}
            value={conditions.returning === undefined ? 'any' : conditions.returning ? 'returning' : 'first'}
            onChange={(value) => change({ returning: value === 'any' ? undefined : value === 'returning' })}
            data={[
              { value: 'any', label: t('invitations.editor.anybody') },
              { value: 'returning', label: t('invitations.editor.returningOnly') },
              { value: 'first', label: t('invitations.editor.firstOnly') },
            ]}
          />
          <TagsInput
            label={t('invitations.editor.languages')}
            description={t('invitations.editor.languagesHint')}
            value={[...conditions.languages]}
            onChange={(languages) => change({ languages })}
          />
          <Words
            label={t('invitations.editor.campaign')}
            value={conditions.campaign}
            onChange={(campaign) => change({ campaign })}
          />
        </Fieldset>
        <Fieldset legend={t('invitations.editor.us')} className={classes.fields}>
          <Checkbox
            label={t('invitations.editor.agentsFree')}
            checked={conditions.agentsFree}
            onChange={(event) => change({ agentsFree: event.currentTarget.checked })}
          />
          <Checkbox
            label={t('invitations.editor.withinHours')}
            checked={conditions.withinHours}
            onChange={(event) => change({ withinHours: event.currentTarget.checked })}
          />
        </Fieldset>
        <div className={classes.buttons}>
          {!isNew && (
            <Button variant="subtle" color="red" disabled={busy} onClick={() => carryOut(onRemove)}>
              {t('invitations.editor.remove')}
            </Button>
          )}
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" loading={busy}>
            {t('invitations.editor.save')}
          </Button>
        </div>
      </form>
    </Drawer>
  );
}

function Words({
  label,
  value,
  onChange,
}: {
  label: string;
  value: string | undefined;
  onChange: (value: string | undefined) => void;
}) {
  return (
    <TextInput
      label={label}
      maxLength={100}
      value={value ?? ''}
      onChange={(event) => onChange(event.currentTarget.value || undefined)}
    />
  );
}

function Amount({
  label,
  value,
  least = 0,
  most = 1_000_000,
  onChange,
}: {
  label: string;
  value: number | undefined;
  least?: number;
  most?: number;
  onChange: (value: number | undefined) => void;
}) {
  return (
    <NumberInput
      label={label}
      min={least}
      max={most}
      value={value ?? ''}
      onChange={(next) => onChange(next === '' ? undefined : Number(next))}
    />
  );
}
