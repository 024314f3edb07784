import { describe, expect, test } from 'vitest';
import type { Team } from '../src/api/teams';
import { i18n } from '../src/app/i18n';
import { blankDraft, draftOf, isSound, teamOf } from '../src/hours/draft';
import { dayName, stateInWords, wallClock, weekInWords } from '../src/hours/words';

const { t } = i18n;
const NINE_TO_SIX = { from: '09:00', to: '18:00' };
const team: Team = {
  id: 'a',
  name: 'Shop floor',
  everybody: true,
  members: [],
  sites: ['s'],
  hours: {
    zone: 'Europe/Berlin',
    week: [1, 2, 3, 4, 5].map((day) => ({ day, spans: [NINE_TO_SIX] })),
    specialDays: [],
  },
  first: false,
  version: 3,
  now: { atMicros: 0, open: false },
};
const micros = (at: string) => Date.parse(at) * 1000;

describe('a team as it is typed', () => {
  test('is what was saved as long as nothing was typed', () => {
    const { name, everybody, members, sites, hours } = team;
    expect(teamOf(draftOf(team))).toEqual({ name, everybody, members, sites, hours });
  });

  test('that is always there has no hours, and gets the usual ones when it shall have some', () => {
    const always = draftOf({ ...team, hours: { ...team.hours, week: [] } });
    expect(always.always).toBe(true);
    expect(teamOf(always).hours.week).toEqual([]);
    expect(teamOf({ ...always, always: false }).hours.week).toHaveLength(5);
  });

  test('keeps special days in their order', () => {
    const day = (date: string) => ({ date, reason: '', spans: [] });
    const draft = draftOf({
      ...team,
      hours: { ...team.hours, specialDays: [day('2026-12-26'), day('2026-12-24')] },
    });
    expect(draft.specialDays.map(({ date }) => date)).toEqual(['2026-12-24', '2026-12-26']);
  });

  test('is saved only when nothing is missing', () => {
    const sound = { ...blankDraft('UTC'), name: 'Desk' };
    expect(isSound(sound)).toBe(true);
    const day = { date: '2026-12-24', reason: '', spans: [] };
    for (const wrong of [
      { name: ' ' },
      { everybody: false },
      { week: sound.week.map(() => []) },
      { week: sound.week.with(6, [{ from: '09:00', to: '' }]) },
      { specialDays: [{ ...day, date: '' }] },
      { specialDays: [day, { ...day, reason: 'again' }] },
    ])
      expect(isSound({ ...sound, ...wrong }), JSON.stringify(wrong)).toBe(false);
  });
});

describe('hours in words', () => {
  test('days with the same hours stand together', () => {
    const week = [
      ...team.hours.week,
      { day: 6, spans: [{ from: '22:00', to: '02:00' }] },
      { day: 7, spans: [{ from: '00:00', to: '00:00' }] },
    ];
    expect(weekInWords(t, { ...team.hours, week })).toEqual([
      { days: 'Mon–Fri', hours: '9:00 AM to 6:00 PM' },
      { days: 'Sat', hours: '10:00 PM to 2:00 AM of the next day' },
      { days: 'Sun', hours: 'the whole day' },
    ]);
    expect(weekInWords(t, { ...team.hours, week: [] })).toEqual([]);
    expect(dayName(7)).toBe('Sunday');
  });

  test('a moment is told by the clock of the team, with its date where it is far', () => {
    const at = micros('2026-11-26T20:00Z');
    const said = (state: object) => stateInWords(t, 'Europe/Berlin', { atMicros: at, open: false, ...state });
    expect(said({ opensAtMicros: micros('2026-11-27T08:00Z') })).toBe('Closed; opens Friday 9:00 AM');
    expect(said({ opensAtMicros: micros('2027-01-04T08:00Z') })).toBe('Closed; opens Jan 4, 2027, 9:00 AM');
    expect(said({})).toBe('Closed, and never opens');
    expect(said({ open: true })).toBe('Open, and never closes');
    expect(said({ open: true, closesAtMicros: micros('2026-11-26T21:00Z') })).toBe(
      'Open until Thursday 10:00 PM',
    );
    expect(wallClock('Asia/Kathmandu', Date.parse('2026-11-26T20:00Z'))).toBe('2026-11-27T01:45');
  });
});
