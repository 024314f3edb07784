import type { ProblemDetail } from '@shopbell/protocol';
import { isProblemDetail } from '@shopbell/protocol/guards';

/** A request that was refused, or that never arrived. */
export class ProblemError extends Error {
  readonly problem: ProblemDetail;

  constructor(problem: ProblemDetail) {
    super(problem.detail ?? problem.title);
    this.problem = problem;
  }
}

/** Nobody answered: the line or the server is down. Not a code of the protocol, as no server said it. */
export const UNREACHABLE = 'unreachable';

/** How far the server's clock is ahead of this one, as its last answer told to the second. */
let clockAheadMillis = 0;

/** Now, by the server's clock as well as it is known here; for showing waits, never for ordering. */
export function serverNowMillis(): number {
  return Date.now() + clockAheadMillis;
}

export function get<T>(path: string): Promise<T> {
  return request<T>('GET', path);
}

export function post<T>(path: string, body?: unknown): Promise<T> {
  return request<T>('POST', path, body);
}

export function put<T>(path: string, body: unknown): Promise<T> {
  return request<T>('PUT', path, body);
}

/** Sends a file as it is, under its own media type. */
export function putFile<T>(path: string, file: Blob): Promise<T> {
  return request<T>('PUT', path, file);
}

export function remove(path: string): Promise<void> {
  return request<void>('DELETE', path);
}

async function request<T>(method: string, path: string, body?: unknown): Promise<T> {
  const init: RequestInit = { method, headers: { Accept: 'application/json' } };
  if (body instanceof Blob) {
    init.headers = { ...init.headers, 'Content-Type': body.type };
    init.body = body;
  } else if (body !== undefined) {
    init.headers = { ...init.headers, 'Content-Type': 'application/json' };
    init.body = JSON.stringify(body);
  }
  const response = await fetch(path, init).catch(() => {
    throw new ProblemError({
      code: UNREACHABLE,
      title: 'The server cannot be reached.',
      action: 'retryLater',
    });
  });
  readClock(response);
  if (!response.ok) throw new ProblemError(await problemOf(response));
  const text = await response.text();
  return (text === '' ? undefined : JSON.parse(text)) as T;
}

async function problemOf(response: Response): Promise<ProblemDetail> {
  const body: unknown = await response.json().catch(() => undefined);
  if (isProblemDetail(body)) return body;
  return { code: 'internal', title: `The server answered ${response.status}.`, action: 'retryLater' };
}

function readClock(response: Response): void {
  const date = Date.parse(response.headers.get('Date') ?? '');
  // The header is whole seconds, so a difference of one says nothing.
  if (!Number.isNaN(date)) clockAheadMillis = Math.abs(date - Date.now()) < 1500 ? 0 : date - Date.now();
}
