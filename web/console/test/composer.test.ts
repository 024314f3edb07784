import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { hasText, NO_DRAFT, readDrafts, withDraft } from '../src/desk/composer/drafts';
import { TypingNotice } from '../src/desk/composer/typingNotice';

const answer = (line: string) => ({ ...NO_DRAFT, line });

test('each_conversation_has_its_draft_and_an_empty_one_is_forgotten', () => {
  const drafts = withDraft(withDraft({}, 'a', answer('hello')), 'b', answer('bye'));
  expect(Object.keys(drafts)).toEqual(['a', 'b']);
  expect(withDraft(drafts, 'a', NO_DRAFT)).toEqual({ b: answer('bye') });
});

test('an_answer_is_kept_while_a_note_is_written', () => {
  const drafts = withDraft({}, 'a', { mode: 'note', line: 'half an answer', note: 'ask Tom' });
  expect(readDrafts(JSON.stringify(drafts))).toEqual(drafts);
});

test('drafts_that_were_stored_badly_are_left_out', () => {
  expect(readDrafts(null)).toEqual({});
  expect(readDrafts('no json')).toEqual({});
  expect(readDrafts('[1]')).toEqual({});
  expect(
    readDrafts('{"a":{"mode":"line","line":1,"note":""},"b":{"mode":"line","line":"x","note":""}}'),
  ).toEqual({
    b: answer('x'),
  });
});

test('the_oldest_draft_makes_room_for_one_too_many', () => {
  let drafts = {};
  for (let at = 0; at <= 200; at++) drafts = withDraft(drafts, `c${at}`, answer('x'));
  expect(Object.keys(drafts)).toHaveLength(200);
  expect(drafts).not.toHaveProperty('c0');
});

test('blanks_alone_are_no_text', () => {
  expect(hasText(answer(' \n'))).toBe(false);
  expect(hasText(answer('.'))).toBe(true);
});

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function notice() {
  const told: string[] = [];
  return { told, typing: new TypingNotice((conversation, on) => told.push(`${conversation} ${on}`)) };
}

test('typing_is_told_at_once_then_every_few_seconds_and_ceases_by_itself', () => {
  const { told, typing } = notice();
  typing.wrote('a');
  typing.wrote('a');
  expect(told).toEqual(['a true']);
  vi.advanceTimersByTime(3_000);
  typing.wrote('a');
  expect(told).toEqual(['a true', 'a true']);
  vi.advanceTimersByTime(6_000);
  expect(told).toEqual(['a true', 'a true', 'a false']);
});

test('typing_ceases_where_it_was_when_it_goes_on_elsewhere', () => {
  const { told, typing } = notice();
  typing.wrote('a');
  typing.wrote('b');
  expect(told).toEqual(['a true', 'a false', 'b true']);
});

test('a_sent_line_says_by_itself_that_typing_ceased', () => {
  const { told, typing } = notice();
  typing.wrote('a');
  typing.forget();
  vi.advanceTimersByTime(60_000);
  expect(told).toEqual(['a true']);
});
