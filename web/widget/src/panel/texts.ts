import type english from '../../texts/en.json';

type Groups = typeof english;
/** Every word of the panel that is not the shop's, by key. `{n}` and `{name}` are filled in. */
export type TextKey = keyof Groups['core'] | keyof Groups['more'];
type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { readonly other: string };
export type Texts = Readonly<Record<string, string | Forms>>;

/** The language that the server chose, for the plural rules and the formats. */
export const LANGUAGE = globalThis.document?.documentElement.lang || 'en';
const plurals = new Intl.PluralRules(LANGUAGE);
const known: Record<string, string | Forms> = {};

/** The texts come with the document and with the chunks that need more of them. */
export function learn(texts: Texts): void {
  Object.assign(known, texts);
}

export function text(key: TextKey, values: { readonly n?: number; readonly name?: string } = {}): string {
  const { n = 0, name = '' } = values;
  const entry = known[key] ?? '';
  const form = typeof entry === 'string' ? entry : (entry[plurals.select(n)] ?? entry.other);
  // Functions, since `$` in a name would mean something in a replacement.
  return form.replace('{n}', () => n.toLocaleString(LANGUAGE)).replace('{name}', () => name);
}

/** How soon somebody answers, in round words that promise no more than the figure does. */
export function answersIn(seconds: number): string {
  const minutes = Math.ceil(seconds / 60);
  if (minutes <= 1) return text('soon');
  return minutes <= 90 ? text('minutes', { n: minutes }) : text('hours', { n: Math.ceil(minutes / 60) });
}
