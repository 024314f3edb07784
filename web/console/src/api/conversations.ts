import type { WorkItem } from '@shopbell/protocol';
import { queryOptions } from '@tanstack/react-query';
import type { ConversationAnswer, EntriesAnswer } from './answers';
import { get, remove } from './http';

/** How many closed conversations a page of the list holds: a little more than the tallest screen shows. */
export const CLOSED_PAGE = 50;

/** A conversation with what is known of its shopper. */
export const conversationQuery = (id: string) =>
  queryOptions({
    queryKey: ['conversation', id],
    queryFn: () => get<ConversationAnswer>(`/api/conversations/${id}`),
    staleTime: 60_000,
  });

/** Closed conversations older than `before`, newest first; fewer than `CLOSED_PAGE` when they end. */
export async function readClosed(before: string): Promise<readonly WorkItem[]> {
  const query = new URLSearchParams({ state: 'closed', before, limit: String(CLOSED_PAGE) });
  return (await get<{ items: readonly WorkItem[] }>(`/api/conversations?${query}`)).items;
}

/** The entries from `after` on, at most `limit`. */
export function readEntries(id: string, after: number, limit: number): Promise<EntriesAnswer> {
  return get(`/api/conversations/${id}/entries?after=${after}&limit=${limit}`);
}

/** Deletes all that was said in a conversation, for its shopper and for the shop. */
export function eraseWords(id: string): Promise<void> {
  return remove(`/api/conversations/${id}/words`);
}
