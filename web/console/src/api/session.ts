import { type QueryClient, queryOptions } from '@tanstack/react-query';
import type { Account, SignedInSession } from './answers';
import { get, ProblemError, post, remove } from './http';

interface SessionAnswer {
  readonly account: Account;
}

/** Who is signed in here; null for nobody. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async (): Promise<Account | null> => {
    try {
      return (await get<SessionAnswer>('/api/session')).account;
    } catch (error) {
      if (error instanceof ProblemError && error.problem.action === 'signIn') return null;
      throw error;
    }
  },
  staleTime: Number.POSITIVE_INFINITY,
});

/** Every browser that the same person is signed in with. */
export const sessionsQuery = queryOptions({
  queryKey: ['sessions'],
  queryFn: async () => (await get<{ sessions: readonly SignedInSession[] }>('/api/sessions')).sessions,
});

/** Whether nobody has set this server up yet. */
export const setupQuery = queryOptions({
  queryKey: ['setup'],
  queryFn: () => get<{ needed: boolean }>('/api/setup'),
});

export async function signIn(queries: QueryClient, email: string, password: string): Promise<void> {
  const { account } = await post<SessionAnswer>('/api/session', { email, password });
  queries.setQueryData(sessionQuery.queryKey, account);
}

/** Ends the session here and forgets all that was read under it. */
export async function signOut(queries: QueryClient): Promise<void> {
  await remove('/api/session');
  forgetSession(queries);
}

/** Takes notice that the session is over, by whatever hand. */
export function forgetSession(queries: QueryClient): void {
  queries.clear();
  queries.setQueryData(sessionQuery.queryKey, null);
}

export function endSession(id: string): Promise<void> {
  return remove(`/api/sessions/${id}`);
}

export function changePassword(current: string, next: string): Promise<void> {
  return post('/api/password', { current, next });
}

export interface Setup {
  readonly token: string;
  readonly email: string;
  readonly name: string;
  readonly password: string;
  readonly shopName: string;
  readonly shopOrigin: string;
}

/** Makes the first administrator and the first shop; its maker is signed in then. */
export async function setUp(queries: QueryClient, setup: Setup): Promise<void> {
  const { account } = await post<SessionAnswer>('/api/setup', setup);
  queries.setQueryData(sessionQuery.queryKey, account);
}

/** Sets the password of an invited account; its owner is signed in then. */
export async function acceptInvitation(queries: QueryClient, token: string, password: string): Promise<void> {
  const { account } = await post<SessionAnswer>('/api/invitation', { token, password });
  queries.setQueryData(sessionQuery.queryKey, account);
}
