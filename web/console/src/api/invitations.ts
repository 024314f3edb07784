import { queryOptions } from '@tanstack/react-query';
import { get, post, put } from './http';

/** See the server's module `invitation`. */

import { PAGE_KINDS, type PageKind } from './sites';

export { PAGE_KINDS, type PageKind };

export interface Conditions {
  readonly pages: readonly PageKind[];
  readonly product?: string | undefined;
  readonly category?: string | undefined;
  readonly secondsOnPage?: number | undefined;
  readonly pagesSeen?: number | undefined;
  readonly cartFrom?: number | undefined;
  readonly cartTo?: number | undefined;
  readonly idleSeconds?: number | undefined;
  readonly exitIntent: boolean;
  readonly returning?: boolean | undefined;
  readonly languages: readonly string[];
  readonly campaign?: string | undefined;
  readonly agentsFree: boolean;
  readonly withinHours: boolean;
}

export interface InvitationText {
  readonly id?: string | undefined;
  readonly language: string;
  readonly text: string;
  readonly weight: number;
}

export interface Rule {
  readonly id?: string | undefined;
  readonly name: string;
  readonly enabled: boolean;
  readonly conditions: Conditions;
  readonly texts: readonly InvitationText[];
}

export interface Policy {
  readonly perVisitorDay: number;
  readonly perSiteHour: number;
  readonly pauseMinutes: number;
  readonly coolOffDays: number;
  readonly quiet?: { readonly from: string; readonly to: string } | undefined;
  readonly zone: string;
}

export interface SiteRules {
  readonly version: number;
  readonly policy: Policy;
  readonly rules: readonly Rule[];
}

/** A share with its interval of 95 %; `of` nothing, everything is possible. */
export interface Proportion {
  readonly of: number;
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

export interface Counts {
  readonly shown: number;
  readonly accepted: number;
  readonly declined: number;
  readonly closed: number;
  readonly ignored: number;
  readonly chats: number;
  readonly acceptedRate: Proportion;
  readonly declinedRate: Proportion;
  readonly closedRate: Proportion;
  readonly ignoredRate: Proportion;
}

export interface Comparison {
  readonly rule: string;
  readonly language: string;
  readonly first: string;
  readonly second: string;
  readonly difference: { readonly value: number; readonly low: number; readonly high: number };
}

export interface Report {
  readonly all: Counts;
  readonly rules: readonly { rule?: string; name?: string; counts: Counts }[];
  readonly texts: readonly { rule: string; text: string; language: string; words: string; counts: Counts }[];
  readonly comparisons: readonly Comparison[];
  readonly agents: readonly { staff: string; name?: string; counts: Counts }[];
  readonly kinds: readonly { kind: PageKind; counts: Counts }[];
  readonly pages: readonly { kind: PageKind; path: string; counts: Counts }[];
}

export const rulesQuery = (site: string) =>
  queryOptions({
    queryKey: ['invitations', 'rules', site],
    queryFn: () => get<SiteRules>(`/api/invitations/rules?site=${site}`),
  });

export function saveRules(site: string, rules: SiteRules): Promise<SiteRules> {
  return put(`/api/invitations/rules?site=${site}`, rules);
}

const DAY_MILLIS = 86_400_000;

/** The last days, to now. */
export const reportQuery = (site: string, days: number) =>
  queryOptions({
    queryKey: ['invitations', 'report', site, days],
    queryFn: () => {
      const to = Date.now() + 60_000;
      return get<Report>(
        `/api/invitations/report?site=${site}&from=${(to - days * DAY_MILLIS) * 1000}&to=${to * 1000}`,
      );
    },
    refetchInterval: 30_000,
  });

/** An invitation from which a conversation began. */
export interface Origin {
  readonly text: string;
  /** What the rule was called that invited. */
  readonly rule?: string;
  /** Who invited by hand. */
  readonly staff?: string;
  readonly pagePath?: string;
  readonly atMicros: number;
}

/** What a conversation began from; null where it began without an invitation. That never changes. */
export const originQuery = (conversation: string) =>
  queryOptions({
    queryKey: ['invitations', 'of', conversation],
    queryFn: async () => (await get<Origin | undefined>(`/api/invitations/of/${conversation}`)) ?? null,
    staleTime: Number.POSITIVE_INFINITY,
  });

/** Invites a visitor by hand. */
export function inviteVisitor(visitor: string, text: string): Promise<{ invitation: string }> {
  return post('/api/invitations', { visitor, text });
}
