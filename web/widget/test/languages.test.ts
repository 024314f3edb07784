import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

type Texts = Record<string, string | Record<string, string>>;
interface Language extends Record<string, Texts | string> {
  readonly dir: string;
}

const directory = new URL('../texts/', import.meta.url);
const tags = readdirSync(directory).map((name) => name.replace('.json', ''));
const read = (tag: string) => JSON.parse(readFileSync(new URL(`${tag}.json`, directory), 'utf8')) as Language;
const english = read('en');
const groups = Object.keys(english).filter((name) => name !== 'dir');
const placeholders = (words: string) => (words.match(/\{\w+\}/g) ?? []).sort();

test('there_are_at_least_twelve_languages_and_some_run_from_right_to_left', () => {
  expect(tags.length).toBeGreaterThanOrEqual(12);
  expect(tags.filter((tag) => read(tag).dir === 'rtl')).toEqual(['ar', 'he']);
});

// A shop's own words are kept by the key alone: see `WidgetTexts.group`.
test('a_key_stands_in_one_group_alone', () => {
  const keys = groups.flatMap((group) => Object.keys(english[group] as Texts));
  expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
});

describe.each(tags)('%s', (tag) => {
  const language = read(tag);
  const categories = new Intl.PluralRules(tag).resolvedOptions().pluralCategories.toSorted();

  test('is_a_tag_that_browsers_know', () => {
    expect(Intl.getCanonicalLocales(tag)).toEqual([tag]);
    expect(Intl.DateTimeFormat.supportedLocalesOf(tag)).toEqual([tag]);
  });

  test('has_every_text_in_its_group_and_none_beside', () => {
    expect(Object.keys(language).toSorted()).toEqual(Object.keys(english).toSorted());
    for (const group of groups) {
      expect(Object.keys(language[group] as Texts)).toEqual(Object.keys(english[group] as Texts));
    }
  });

  test.each(groups)('%s: fills_in_what_the_english_does_in_every_plural_form_of_the_language', (group) => {
    for (const [key, source] of Object.entries(english[group] as Texts)) {
      const own = (language[group] as Texts)[key] ?? '';
      if (typeof source === 'string') {
        expect(typeof own, key).toBe('string');
        expect(placeholders(own as string), key).toEqual(placeholders(source));
        expect((own as string).trim(), key).not.toBe('');
        continue;
      }
      const forms = own as Record<string, string>;
      expect(Object.keys(forms).toSorted(), key).toEqual(categories);
      expect(placeholders(forms.other ?? ''), key).toEqual(placeholders(source.other ?? ''));
      // A form that stands for one number alone may spell it out.
      const numbers = (category: string) =>
        Array.from({ length: 200 }, (_, n) => n).filter(
          (n) => new Intl.PluralRules(tag).select(n) === category,
        );
      for (const [category, words] of Object.entries(forms)) {
        if (!words.includes('{n}')) expect(numbers(category), `${key} ${category}`).toHaveLength(1);
      }
    }
  });

  test('uses_the_typographic_marks_of_a_language_and_no_markup', () => {
    expect(JSON.stringify(language)).not.toMatch(/[<>&]|\.\.\.|\\n/);
  });
});
