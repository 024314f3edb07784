import type { Role } from '@shopbell/protocol';
import { queryOptions } from '@tanstack/react-query';
import type { Site, TeamAccount } from './answers';
import { get, post } from './http';

export const accountsQuery = queryOptions({
  queryKey: ['accounts'],
  queryFn: async () => (await get<{ accounts: readonly TeamAccount[] }>('/api/accounts')).accounts,
});

export const sitesQuery = queryOptions({
  queryKey: ['sites'],
  queryFn: async () => (await get<{ sites: readonly Site[] }>('/api/sites')).sites,
});

/** Makes an account; the answer's link, which works once, lets its owner set a password. */
export function invite(account: { email: string; name: string; role: Role }): Promise<{ link: string }> {
  return post('/api/accounts', account);
}

/** Makes a new link for somebody who lost theirs, or forgot their password. */
export function inviteAgain(id: string): Promise<{ link: string }> {
  return post(`/api/accounts/${id}/invitation`);
}

export function setDisabled(id: string, disabled: boolean): Promise<void> {
  return post(`/api/accounts/${id}/${disabled ? 'disable' : 'enable'}`);
}
