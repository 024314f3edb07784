import { expect, test } from 'vitest';
import { type Entry, entryOf, fields, problemsOf } from './entry';

const now = new Date(2026, 10, 21);
const good: Entry = {
  email: 'aoife@example.com',
  phone: '',
  name: 'Aoife Murphy',
  street: '12 Bridge Street',
  postcode: 'F28 X4H2',
  city: 'Westport',
  country: 'IE',
  delivery: 'standard',
  note: '',
  number: '4242 4242 4242 4242',
  expiry: '12 / 29',
  code: '123',
};

test('a complete form has no problems', () => {
  expect(problemsOf(good, now)).toEqual({});
});

test('an empty form names every field that is needed and none that is not', () => {
  const empty = {
    ...(Object.fromEntries(fields.map((field) => [field, ''])) as unknown as Entry),
    country: 'IE',
  };
  expect(Object.keys(problemsOf(empty, now)).sort()).toEqual(
    ['city', 'code', 'email', 'expiry', 'name', 'number', 'postcode', 'street'].sort(),
  );
});

test('a postcode is checked against the country it is for', () => {
  expect(problemsOf({ ...good, country: 'NL', postcode: '3511 AB' }, now)).toEqual({});
  expect(problemsOf({ ...good, country: 'DE', postcode: '3511 AB' }, now).postcode).toMatch(/Germany/);
  expect(problemsOf({ ...good, postcode: '' }, now).postcode).toMatch(/Eircode/);
});

test('an e-mail address is told what it lacks', () => {
  expect(problemsOf({ ...good, email: 'aoife.example.com' }, now).email).toMatch(/@/);
  expect(problemsOf({ ...good, email: 'aoife@example' }, now).email).toMatch(/incomplete/);
});

test('a form is read by the names of its fields, without stray spaces', () => {
  const form = new FormData();
  form.set('email', '  aoife@example.com ');
  expect(entryOf(form).email).toBe('aoife@example.com');
  expect(entryOf(form).city).toBe('');
});
