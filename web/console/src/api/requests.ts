import type { Author, Page } from '@shopbell/protocol';
import { queryOptions } from '@tanstack/react-query';
import { get, post, remove } from './http';

/** What shoppers leave to be answered by mail: see the server's module `ticket`. */

export interface ShopRequest {
  readonly id: string;
  /** As it was told the shopper: `SB-482913`. */
  readonly number: string;
  readonly siteName: string;
  readonly name: string;
  readonly email: string;
  /** Empty where the conversation asks it. */
  readonly question: string;
  readonly page?: Page;
  readonly language?: string;
  readonly conversation?: string;
  readonly leftAtMicros: number;
  readonly state: 'open' | 'taken' | 'done';
  /** Who is, or was last, at work on it. */
  readonly owner?: Author;
  readonly changedAtMicros: number;
}

/** No more than this are listed. */
export const MOST_LISTED = 200;

/** How soon one learns of what was left, or done by others, while one looks. */
const FRESH_MILLIS = 15_000;

/** What is to be done, the oldest first; or what was done last, the newest first. */
export const requestsQuery = (done: boolean) =>
  queryOptions({
    queryKey: ['requests', done],
    queryFn: async () =>
      (await get<{ requests: readonly ShopRequest[] }>(`/api/requests?done=${done}`)).requests,
    refetchInterval: FRESH_MILLIS,
    staleTime: 0,
  });

/** What was left to go on from a conversation, the oldest first. */
export const requestsOfConversationQuery = (conversation: string) =>
  queryOptions({
    queryKey: ['requests', 'of', conversation],
    queryFn: async () =>
      (await get<{ requests: readonly ShopRequest[] }>(`/api/requests/conversations/${conversation}`))
        .requests,
    refetchInterval: FRESH_MILLIS,
  });

/** How many nobody is at work on. */
export const openRequestsQuery = queryOptions({
  queryKey: ['requests', 'open'],
  queryFn: async () => (await get<{ count: number }>('/api/requests/open')).count,
  refetchInterval: FRESH_MILLIS,
});

export type RequestStep = 'take' | 'release' | 'done' | 'reopen';

/** Refused with `staleRequest` where somebody else was at the request since it was seen like this. */
export function stepRequest(seen: ShopRequest, step: RequestStep): Promise<ShopRequest> {
  return post(`/api/requests/${seen.id}/${step}`, { changedAtMicros: seen.changedAtMicros });
}

/** For good; for administrators. */
export function deleteRequest(id: string): Promise<void> {
  return remove(`/api/requests/${id}`);
}
