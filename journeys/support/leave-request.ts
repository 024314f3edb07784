import type { Server } from './server.ts';

interface Left {
  readonly name: string;
  readonly email: string;
  readonly question: string;
}

/** Leaves a request as a shopper's panel does, by the same calls. The result is its number. */
export async function leaveRequest(server: Server, left: Left): Promise<string> {
  const ask = async <T>(path: string, body: object, token?: string): Promise<T> => {
    const answer = await fetch(server.origin + path, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        Origin: server.origin,
        ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as T;
  };
  const { token } = await ask<{ token: string }>('/api/visitors', { site: 'tarnwell' });
  const request = { clientId: crypto.randomUUID(), consent: true, language: 'nl', ...left };
  return (await ask<{ number: string }>('/api/requests', request, token)).number;
}
