import { queryOptions } from '@tanstack/react-query';
import { get, ProblemError, post, put, remove } from './http';

/** Teams and their hours: see the server's module `routing`. */

/** A stretch of a day, `09:00` to `18:00`; where it ends at or before it begins, it ends on the next day. */
export interface FromTo {
  readonly from: string;
  readonly to: string;
}

export interface SpecialDay {
  /** `2026-12-24` */
  readonly date: string;
  readonly reason: string;
  /** What is open instead; empty for closed. */
  readonly spans: readonly FromTo[];
}

export interface Hours {
  readonly zone: string;
  /** By weekday, 1 for Monday to 7 for Sunday; empty for always. */
  readonly week: readonly { readonly day: number; readonly spans: readonly FromTo[] }[];
  readonly specialDays: readonly SpecialDay[];
}

export interface TeamDraft {
  readonly name: string;
  readonly everybody: boolean;
  readonly members: readonly string[];
  readonly sites: readonly string[];
  readonly hours: Hours;
}

/** Whether a team is there at some moment. */
export interface HoursState {
  readonly atMicros: number;
  readonly open: boolean;
  /** Absent while it is there, and where it never comes. */
  readonly opensAtMicros?: number;
  /** Absent while it is gone, and where it never goes. */
  readonly closesAtMicros?: number;
  /** What the day is, where it is a special one. */
  readonly reason?: string;
}

export interface Team extends TeamDraft {
  readonly id: string;
  /** Whether it answers every shop that no other team does, and so cannot be removed. */
  readonly first: boolean;
  readonly version: number;
  readonly now: HoursState;
}

export const teamsQuery = queryOptions({
  queryKey: ['teams'],
  queryFn: async () => (await get<{ teams: readonly Team[] }>('/api/teams')).teams,
  // Whether they are there changes by itself.
  refetchInterval: 30_000,
});

/** One team as it is now. */
export async function readTeam(id: string): Promise<Team> {
  const { teams } = await get<{ teams: readonly Team[] }>('/api/teams');
  const team = teams.find((one) => one.id === id);
  if (team === undefined)
    throw new ProblemError({ code: 'notFound', title: 'There is no such team any more.', action: 'mend' });
  return team;
}

export function addTeam(team: TeamDraft): Promise<Team> {
  return post('/api/teams', team);
}

export function changeTeam(id: string, version: number, team: TeamDraft): Promise<Team> {
  return put(`/api/teams/${id}`, { version, team });
}

export function removeTeam(id: string): Promise<void> {
  return remove(`/api/teams/${id}`);
}

/** What hours would mean at a moment of their own zone, `2026-12-24T21:30`. */
export function tryHours(hours: Hours, at: string): Promise<HoursState> {
  return post('/api/teams/preview', { hours, at });
}
