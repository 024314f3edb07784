import { expect, test } from 'vitest';
import { complaint, type Field, MOST } from '../src/panel/forms.ts';

const field = (kind: Field['kind'], more: Partial<Field> = {}): Field => ({
  name: 'x',
  label: 'X',
  kind,
  required: true,
  ...more,
});

test.each<[string, Field, string, ReturnType<typeof complaint>]>([
  ['a_required_field_is_filled', field('text'), '', 'required'],
  ['another_may_stay_empty', field('email', { required: false }), '', undefined],
  ['a_consent_is_given', field('consent'), '', 'consentWrong'],
  ['a_consent_was_given', field('consent'), 'yes', undefined],
  ['a_choice_is_made', field('choice', { choices: ['a'] }), '', 'choiceWrong'],
  ['a_choice_is_one_of_those_offered', field('choice', { choices: ['a'] }), 'b', 'choiceWrong'],
  ['an_address_has_a_host', field('email'), 'ann@shop', 'emailWrong'],
  ['an_address_is_one', field('email', { required: false }), 'a@b.de, c@d.de', 'emailWrong'],
  ['an_address', field('email'), 'ann+chat@mail.shop.example', undefined],
  ['a_number_is_not_a_word', field('phone'), 'call me', 'phoneWrong'],
  ['a_number', field('phone'), '+49 (0)30 / 123-456', undefined],
  ['a_line_is_not_a_book', field('text'), 'x'.repeat(MOST.line + 1), 'tooLong'],
  ['a_text_may_be_longer', field('multiLine'), 'x'.repeat(MOST.line + 1), undefined],
])('%s', (_, asked, answer, expected) => {
  expect(complaint(asked, answer)).toBe(expected);
});
