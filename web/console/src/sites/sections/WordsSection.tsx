import { MultiSelect, Select, TagsInput, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { languagesQuery, type SiteSettings, textsQuery, type Words } from '../../api/sites';
import { languageName } from '../../ui/format';
import classes from '../Sites.module.css';
import type { SectionProps } from '../sections';

const NONE: Words = { greeting: '', starts: [], texts: {} };
const MAX_STARTS = 4;

/** Which languages the widget speaks, and what it says there in the shop's own words. */
export function WordsSection({ draft, set }: SectionProps) {
  const { t } = useTranslation();
  const { languages } = draft.settings;
  const known = useQuery(languagesQuery).data ?? languages.offered;
  const [chosen, setChosen] = useState(languages.fallback);
  const language = languages.offered.includes(chosen) ? chosen : languages.fallback;
  const named = (tags: readonly string[]) => tags.map((value) => ({ value, label: languageName(value) }));
  const put = (part: Partial<SiteSettings['languages']>) => set({ languages: { ...languages, ...part } });
  const words = languages.words[language] ?? NONE;
  const say = (part: Partial<Words>) =>
    put({ words: { ...languages.words, [language]: { ...words, ...part } } });
  const texts = useQuery(textsQuery(language)).data ?? [];
  return (
    <>
      <MultiSelect
        label={t('sites.words.offered')}
        description={t('sites.words.offeredHint')}
        data={named(known)}
        searchable
        value={[...languages.offered]}
        onChange={(offered) => {
          const fallback = offered.includes(languages.fallback) ? languages.fallback : offered[0];
          // The last one stays: a chat without a language says nothing.
          if (fallback) put({ offered, fallback });
        }}
      />
      <div className={classes.pair}>
        <Select
          label={t('sites.words.fallback')}
          allowDeselect={false}
          data={named(languages.offered)}
          value={languages.fallback}
          onChange={(fallback) => fallback && put({ fallback })}
        />
        <Select
          label={t('sites.words.language')}
          allowDeselect={false}
          data={named(languages.offered)}
          value={language}
          onChange={(next) => next && setChosen(next)}
        />
      </div>
      <Textarea
        label={t('sites.words.greeting')}
        description={t('sites.words.greetingHint', {
          text: texts.find(({ key }) => key === 'greeting')?.text ?? '',
        })}
        autosize
        maxLength={300}
        lang={language}
        dir="auto"
        value={words.greeting}
        onChange={(event) => say({ greeting: event.currentTarget.value.replaceAll('\n', ' ') })}
      />
      <TagsInput
        label={t('sites.words.starts')}
        description={t('sites.words.startsHint')}
        placeholder={words.starts.length < MAX_STARTS ? t('sites.words.startsPlaceholder') : ''}
        acceptValueOnBlur
        splitChars={[]}
        maxTags={MAX_STARTS}
        lang={language}
        value={[...words.starts]}
        onChange={(starts) => say({ starts })}
      />
      <OwnTexts
        key={language}
        language={language}
        texts={texts}
        own={words.texts}
        onChange={(own) => say({ texts: own })}
      />
    </>
  );
}

interface OwnTextsProps {
  language: string;
  texts: readonly { key: string; text: string }[];
  own: Readonly<Record<string, string>>;
  onChange: (own: Record<string, string>) => void;
}

/** Every text of the widget beside the shop's own; those that the shop changed come first. */
function OwnTexts({ language, texts, own, onChange }: OwnTextsProps) {
  const { t } = useTranslation();
  const [wanted, setWanted] = useState('');
  // As it was when one came here: a text must not jump away while it is written.
  const [changedFirst] = useState(() => new Set(Object.keys(own)));
  const needle = wanted.trim().toLocaleLowerCase();
  const found = texts
    .filter(({ key, text }) => `${key} ${text} ${own[key] ?? ''}`.toLocaleLowerCase().includes(needle))
    .sort((a, b) => Number(changedFirst.has(b.key)) - Number(changedFirst.has(a.key)));
  const count = Object.keys(own).length;
  return (
    <div className={classes.field}>
      <span className={classes.label}>{t('sites.words.texts')}</span>
      <p className={classes.hint}>
        {t('sites.words.textsHint')} {count > 0 && t('sites.words.changed', { count })}
      </p>
      <TextInput
        aria-label={t('sites.words.find')}
        placeholder={t('sites.words.find')}
        value={wanted}
        onChange={(event) => setWanted(event.currentTarget.value)}
        onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
      />
      <div className={classes.texts}>
        {found.length === 0 && <p className={classes.quiet}>{t('sites.words.nothing')}</p>}
        {found.map(({ key, text }) => (
          <TextInput
            key={key}
            label={text}
            description={key}
            inputWrapperOrder={['label', 'input', 'description']}
            placeholder={text}
            lang={language}
            dir="auto"
            value={own[key] ?? ''}
            onChange={(event) => {
              const { [key]: _, ...rest } = own;
              const { value } = event.currentTarget;
              onChange(value ? { ...rest, [key]: value } : rest);
            }}
          />
        ))}
      </div>
    </div>
  );
}
