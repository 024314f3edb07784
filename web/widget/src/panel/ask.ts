import { settings } from './settings.ts';
import { type Shell, tokenOf } from './shell.ts';

/** Asks the server in the shopper's name. Rejects with the problem where it refuses. */
export async function ask(
  shell: Shell,
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  body?: unknown,
): Promise<Response> {
  const answer = await fetch(settings.server + path, {
    method,
    headers: {
      Authorization: `Bearer ${await tokenOf(shell, settings, false)}`,
      'Content-Type': 'application/json',
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  if (!answer.ok) throw await answer.json();
  return answer;
}
