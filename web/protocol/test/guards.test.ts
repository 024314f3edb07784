import { expect, test } from 'vitest';
import { frameReader, isGoodbye, isSaid, readServerFrame } from '../generated/guards.ts';

const said = { type: 'said', clientId: 'c', conversation: 'k', number: 1, atMicros: 2 };

test('a_reader_admits_the_frames_it_was_made_for_and_nothing_else', () => {
  const read = frameReader(isGoodbye, isSaid);
  expect(read(JSON.stringify(said))).toEqual(said);
  expect(read('{"type":"done","ref":"r"}')).toBeUndefined();
});

test('unknown_members_are_kept_out_of_the_way_and_unknown_frames_ignored', () => {
  expect(readServerFrame(JSON.stringify({ ...said, later: true }))).toMatchObject(said);
  expect(readServerFrame('{"type":"ofALaterVersion"}')).toBeUndefined();
});

test.each([
  '',
  'null',
  '1',
  '"said"',
  '[]',
  '{}',
  '{"type":"said"}',
  '{"type":["said"]}',
  '{"type":"toString"}',
])('what_is_no_frame_is_ignored: %s', (json) => {
  expect(readServerFrame(json)).toBeUndefined();
});
