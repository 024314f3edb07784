import type { FromTo, SpecialDay, Team, TeamDraft } from '../api/teams';

/** Monday to Sunday, as the server counts them. */
export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;
const WORKING_DAYS = 5;

/** A team as it is typed: every weekday has its place, and "always" is a choice of its own. */
export interface Draft extends Omit<TeamDraft, 'hours'> {
  readonly zone: string;
  readonly always: boolean;
  /** Of Monday to Sunday. */
  readonly week: readonly (readonly FromTo[])[];
  readonly specialDays: readonly SpecialDay[];
}

export const USUAL: FromTo = { from: '09:00', to: '18:00' };
const USUAL_WEEK = WEEKDAYS.map((day) => (day <= WORKING_DAYS ? [USUAL] : []));

/** What a new team begins with. */
export function blankDraft(zone: string): Draft {
  return {
    name: '',
    everybody: true,
    members: [],
    sites: [],
    zone,
    always: false,
    week: USUAL_WEEK,
    specialDays: [],
  };
}

export function draftOf({ name, everybody, members, sites, hours }: Team): Draft {
  const always = hours.week.every(({ spans }) => spans.length === 0);
  return {
    name,
    everybody,
    members,
    sites,
    zone: hours.zone,
    always,
    week: always
      ? USUAL_WEEK
      : WEEKDAYS.map((day) => hours.week.find((other) => other.day === day)?.spans ?? []),
    specialDays: hours.specialDays.toSorted((one, other) => one.date.localeCompare(other.date)),
  };
}

/** What is sent to the server. */
export function teamOf({ name, everybody, members, sites, ...draft }: Draft): TeamDraft {
  const week = WEEKDAYS.map((day, index) => ({ day, spans: draft.week[index] ?? [] }));
  return {
    name,
    everybody,
    members: everybody ? [] : members,
    sites,
    hours: {
      zone: draft.zone,
      week: draft.always ? [] : week.filter(({ spans }) => spans.length > 0),
      specialDays: draft.specialDays,
    },
  };
}

export type Complaint = 'noName' | 'noMembers' | 'noHours' | 'noTime' | 'noDate' | 'twice';

export function spanComplaint({ from, to }: FromTo): Complaint | undefined {
  return from && to ? undefined : 'noTime';
}

export function nameComplaint(draft: Draft): Complaint | undefined {
  return draft.name.trim() ? undefined : 'noName';
}

export function membersComplaint(draft: Draft): Complaint | undefined {
  return draft.everybody || draft.members.length > 0 ? undefined : 'noMembers';
}

/** Without hours on any day the server would take the team for always there. */
export function weekComplaint(draft: Draft): Complaint | undefined {
  return draft.always || draft.week.some((spans) => spans.length > 0) ? undefined : 'noHours';
}

export function dateComplaint(day: SpecialDay, all: readonly SpecialDay[]): Complaint | undefined {
  if (!day.date) return 'noDate';
  return all.some((other) => other !== day && other.date === day.date) ? 'twice' : undefined;
}

/** Whether it can be saved. */
export function isSound(draft: Draft): boolean {
  const spans = [...(draft.always ? [] : draft.week), ...draft.specialDays.map((day) => day.spans)].flat();
  return !(
    nameComplaint(draft) ??
    membersComplaint(draft) ??
    weekComplaint(draft) ??
    spans.map(spanComplaint).find(Boolean) ??
    draft.specialDays.map((day) => dateComplaint(day, draft.specialDays)).find(Boolean)
  );
}
