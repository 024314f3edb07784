import { queryOptions } from '@tanstack/react-query';
import { get, post, remove } from './http';

export type KeyUse = 'hash' | 'hs256' | 'rs256';

/** A key by which a shop proves who its people are, without its secret. */
export interface IdentityKey {
  readonly kid: string;
  readonly use: KeyUse;
  readonly createdAtMicros: number;
}

/** A key that was just made. */
export interface AddedKey {
  readonly key: IdentityKey;
  /** Shown this once; absent for a public key. */
  readonly secret?: string;
}

const path = (site: string) => `/api/sites/${site}/identity-keys`;

export const identityKeysQuery = (site: string) =>
  queryOptions({
    queryKey: ['identity-keys', site],
    queryFn: async () => (await get<{ keys: readonly IdentityKey[] }>(path(site))).keys,
  });

export function addIdentityKey(site: string, use: KeyUse, publicKey: string | undefined): Promise<AddedKey> {
  return post(path(site), { use, ...(publicKey === undefined ? {} : { publicKey }) });
}

export function revokeIdentityKey(site: string, kid: string): Promise<void> {
  return remove(`${path(site)}/${encodeURIComponent(kid)}`);
}
