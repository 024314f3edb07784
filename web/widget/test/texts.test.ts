import { expect, test } from 'vitest';
import { presence, status, type Told } from '../src/panel/status.ts';
import { answersIn, learn, text } from '../src/panel/texts.ts';
import english from '../texts/en.json' with { type: 'json' };

learn(english.core);
learn(english.more);

const calm: Told = {
  line: 'live',
  open: false,
  talked: false,
  waiting: false,
  loading: false,
  away: false,
  awayWords: 'Back on Monday',
  asked: false,
  reachable: { type: 'reachable', staffAvailable: true, open: true },
};

test.each<[string, Partial<Told>, ReturnType<typeof status>]>([
  ['nothing_is_worth_a_word', {}, undefined],
  ['the_line_is_lost', { line: 'lost', waiting: true }, 'lost'],
  ['the_line_is_back', { line: 'back' }, 'back'],
  ['the_chat_cannot_go_on', { line: 'stopped' }, 'stopped'],
  ['a_conversation_is_being_fetched', { loading: true }, 'opening'],
  ['an_answer_is_awaited', { open: true, waiting: true }, 'waiting'],
  ['an_answer_is_awaited_and_nobody_is_here', { open: true, waiting: true, away: true }, 'kept'],
  ['the_answer_comes_by_e-mail', { open: true, waiting: true, asked: true }, undefined],
  ['nobody_is_here', { away: true }, 'leave'],
  ['the_conversation_was_closed', { talked: true }, 'closed'],
  ['the_last_word_was_ours', { open: true, talked: true }, undefined],
])('%s', (_, told, expected) => {
  expect(status({ ...calm, ...told }, false)).toBe(expected);
});

test('nobody_is_told_to_write_who_has_no_field_for_it', () => {
  expect(status({ ...calm, away: true }, true)).toBeUndefined();
  expect(status({ ...calm, talked: true }, true)).toBeUndefined();
  expect(status({ ...calm, line: 'lost' }, true)).toBe('lost');
});

test('nothing_is_promised_that_is_not_known', () => {
  expect(presence({ ...calm, line: 'opening', reachable: undefined })).toBe(text('opening'));
  expect(presence({ ...calm, reachable: undefined })).toBe('');
  expect(presence({ ...calm, away: true })).toBe('Back on Monday');
  expect(presence({ ...calm, line: 'lost' })).toBe('');
  expect(presence({ ...calm, line: 'stopped', away: true })).toBe('');
  expect(presence(calm)).toBe(text('here'));
});

test.each([
  [0, 'Usually answers within a minute'],
  [60, 'Usually answers within a minute'],
  [61, 'Usually answers in about 2 minutes'],
  [5400, 'Usually answers in about 90 minutes'],
  [5401, 'Usually answers in about 2 hours'],
])('an_answer_after_%d_seconds: %s', (seconds, words) => {
  expect(answersIn(seconds)).toBe(words);
});

test('plurals_follow_the_language_and_a_name_is_taken_as_it_is', () => {
  expect(text('newer', { n: 1 })).toBe('1 new message');
  expect(text('newer', { n: 1200 })).toBe('1,200 new messages');
  expect(text('typing', { name: '$& {n}' })).toBe('$& {n} is typing');
});
