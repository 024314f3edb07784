import { type CardEntry, problemsOf as cardProblemsOf } from './card';
import { countries } from './delivery';

/** What the checkout form holds, by the names of its fields. */
export interface Entry {
  readonly email: string;
  readonly phone: string;
  readonly name: string;
  readonly street: string;
  readonly postcode: string;
  readonly city: string;
  readonly country: string;
  readonly delivery: string;
  readonly note: string;
  readonly number: string;
  readonly expiry: string;
  readonly code: string;
}

export type Field = keyof Entry;
export type Problems = Partial<Record<Field, string>>;

/** In the order of the form, so that a summary of problems reads from top to bottom. */
export const fields: readonly Field[] = [
  'email',
  'phone',
  'name',
  'street',
  'postcode',
  'city',
  'country',
  'delivery',
  'note',
  'number',
  'expiry',
  'code',
];

export function entryOf(form: FormData): Entry {
  const read = (field: Field) => String(form.get(field) ?? '').trim();
  return Object.fromEntries(fields.map((field) => [field, read(field)])) as unknown as Entry;
}

export function cardOf({ number, expiry, code }: Entry): CardEntry {
  return { number, expiry, code };
}

/** Every problem of the form, each said so that it can be mended; nothing when the order can be placed. */
export function problemsOf(entry: Entry, now: Date): Problems {
  const problems: Problems = { ...cardProblemsOf(cardOf(entry), now) };
  const email = emailProblem(entry.email);
  if (email) problems.email = email;
  if (entry.phone !== '' && !/^\+?[\d\s()/-]{6,20}$/.test(entry.phone)) {
    problems.phone = 'Write the phone number in digits, with + and the country code if it is not Irish.';
  }
  if (entry.name === '') problems.name = 'Enter the name on the door or the bell.';
  if (entry.street === '') problems.street = 'Enter the street and house number.';
  if (entry.city === '') problems.city = 'Enter the town or city.';
  const postcode = postcodeProblem(entry);
  if (postcode) problems.postcode = postcode;
  return problems;
}

function emailProblem(email: string): string | undefined {
  if (email === '') return 'Enter your e-mail address, so that we can find your order.';
  if (!email.includes('@')) return 'The e-mail address lacks an @ sign.';
  if (!/^[^\s@]+@[^\s@]+\.[^\s@.]{2,}$/.test(email)) {
    return 'The e-mail address seems incomplete. It should look like name@example.com.';
  }
  return undefined;
}

function postcodeProblem({ postcode, country }: Entry): string | undefined {
  const known = countries.find(({ code }) => code === country);
  if (postcode === '') return country === 'IE' ? 'Enter the Eircode.' : 'Enter the postcode.';
  if (known && !known.postcode.test(postcode)) return `This does not look like a postcode of ${known.name}.`;
  return undefined;
}
