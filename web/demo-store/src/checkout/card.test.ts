import { expect, test } from 'vitest';
import { groupedExpiry, groupedNumber, isDeclined, passesLuhn, problemsOf } from './card';

const now = new Date(2026, 10, 21);
const good = { number: '4242 4242 4242 4242', expiry: '12 / 29', code: '123' };

test('the test card with any future date has no problems', () => {
  expect(problemsOf(good, now)).toEqual({});
  expect(problemsOf({ ...good, number: '4242-4242-4242-4242', expiry: '1/2031' }, now)).toEqual({});
  expect(isDeclined(good)).toBe(false);
});

test('a card is good through the last day of its month', () => {
  expect(problemsOf({ ...good, expiry: '11/26' }, now)).toEqual({});
  expect(problemsOf({ ...good, expiry: '11/26' }, new Date(2026, 11, 1)).expiry).toMatch(/expired/);
  expect(problemsOf({ ...good, expiry: '10/26' }, now).expiry).toMatch(/expired/);
});

test('each mistake is named', () => {
  expect(problemsOf({ number: '', expiry: '', code: '' }, now)).toEqual({
    number: 'Enter the card number.',
    expiry: 'Enter the expiry date.',
    code: 'Enter the 3 digits on the back of the card.',
  });
  expect(problemsOf({ ...good, number: '4242 4242' }, now).number).toMatch(/too short: 8 digits/);
  expect(problemsOf({ ...good, number: '4242 4242 4242 4243' }, now).number).toMatch(/digit/);
  expect(problemsOf({ ...good, number: '4242 4242 4242 424x' }, now).number).toMatch(/digits only/);
  expect(problemsOf({ ...good, expiry: '13/29' }, now).expiry).toMatch(/01 to 12/);
  expect(problemsOf({ ...good, expiry: 'soon' }, now).expiry).toMatch(/month \/ year/);
  expect(problemsOf({ ...good, code: '12' }, now).code).toMatch(/3 digits/);
});

test('a real card is refused, and the declining test card is declined', () => {
  expect(passesLuhn('5555555555554444')).toBe(true);
  expect(problemsOf({ ...good, number: '5555 5555 5555 4444' }, now).number).toMatch(/no real cards/);
  const declined = { ...good, number: '4000 0000 0000 0002' };
  expect(problemsOf(declined, now)).toEqual({});
  expect(isDeclined(declined)).toBe(true);
});

test('digits are grouped while they are typed', () => {
  expect(groupedNumber('42424242a4')).toBe('4242 4242 4');
  expect(groupedNumber('4242')).toBe('4242');
  expect(groupedExpiry('1')).toBe('1');
  expect(groupedExpiry('4')).toBe('04');
  expect(groupedExpiry('1229')).toBe('12 / 29');
});
