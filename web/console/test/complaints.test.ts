import { describe, expect, test } from 'vitest';
import type { Field } from '../src/api/sites';
import {
  choicesComplaint,
  filesComplaint,
  labelComplaint,
  lineComplaint,
  preChatComplaint,
  waitingComplaint,
} from '../src/sites/sections/complaints';

const WAITING = { emailOfferAfterSeconds: 0, formWhenAway: false, askConsent: true };

const field = (part: Partial<Field>): Field => ({
  name: 'text1',
  label: 'Which size?',
  kind: 'text',
  required: false,
  choices: [],
  ...part,
});

describe('what is wrong with settings is said beside them', () => {
  test('a question of the shop needs words, one that the widget knows does not', () => {
    expect(labelComplaint(field({ label: ' ' }))).toBe('noWords');
    expect(labelComplaint(field({ name: 'email', label: '' }))).toBeUndefined();
    expect(labelComplaint(field({ label: 'x'.repeat(201) }))).toBe('tooLong');
    expect(labelComplaint(field({}))).toBeUndefined();
  });

  test('a choice needs what can be chosen', () => {
    expect(choicesComplaint(field({ kind: 'choice' }))).toBe('noChoices');
    expect(choicesComplaint(field({ kind: 'choice', choices: ['x'.repeat(81)] }))).toBe('longChoice');
    expect(choicesComplaint(field({ kind: 'choice', choices: ['S', 'M'] }))).toBeUndefined();
    expect(choicesComplaint(field({}))).toBeUndefined();
  });

  test('a form without a question asks nothing', () => {
    expect(preChatComplaint({ asked: true, skipKnown: true, fields: [] })).toBe('nothingAsked');
    expect(preChatComplaint({ asked: false, skipKnown: true, fields: [] })).toBeUndefined();
    expect(preChatComplaint({ asked: true, skipKnown: true, fields: [field({ label: '' })] })).toBe(
      'noWords',
    );
  });

  test('files need a kind, and lines need words', () => {
    expect(filesComplaint({ allowed: true, maxBytes: 1, kinds: [] })).toBe('noKind');
    expect(filesComplaint({ allowed: false, maxBytes: 1, kinds: [] })).toBeUndefined();
    expect(lineComplaint('')).toBe('emptyLine');
    expect(waitingComplaint({ ...WAITING, meanwhile: ['Read on', 'x'.repeat(201)] })).toBe('tooLong');
    expect(waitingComplaint({ ...WAITING, meanwhile: ['Read on'] })).toBeUndefined();
  });
});
