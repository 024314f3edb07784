import type { ProblemDetail, SentFile } from '@shopbell/protocol';

/** A request's body must stay below the server's bound; see `http.maxBodyBytes`. */
const MOST_BYTES = 192 * 1024;
/** A phone at the edge of its network sends this much in a few seconds. */
const LEAST_BYTES = 16 * 1024;
const FIRST_BYTES = 64 * 1024;
/** A piece that took less may be followed by a larger one, one that took longer than the other by a smaller one. */
const QUICK_MS = 1_000;
const SLOW_MS = 5_000;
/** The answer to the last piece comes when the file was looked into. */
const ANSWER_WITHIN_MS = 30_000;
const LONGEST_PAUSE_MS = 15_000;
/** A server that cannot take it now is asked this often before a person is told. */
const REFUSALS = 4;

export interface Upload {
  /** The server's origin; empty for the page's own. */
  readonly server: string;
  /** What proves who sends. */
  readonly headers: () => Promise<Record<string, string>>;
  /** The line that will say the file has the same. */
  readonly clientId: string;
  /** For staff. */
  readonly conversation?: string;
  readonly file: File;
  /** How many bytes the server has. */
  readonly progress: (sent: number) => void;
  /** Gives up. */
  readonly signal: AbortSignal;
  /** Says by `back` that another line to the server was cut and is there again: no pause is worth its while then. */
  readonly line?: EventTarget;
}

interface Standing {
  readonly id: string;
  readonly offset: number;
  readonly file?: SentFile;
}

/**
 * Sends a file in pieces, and goes on where it stood after whatever happened to the line or the server. Rejects with the
 * problem where the server does not take it, and with the signal's reason where it was given up.
 */
export async function upload(wanted: Upload): Promise<SentFile> {
  const { file, signal } = wanted;
  const sha256 = await hashOf(file);
  let size = FIRST_BYTES;
  let failures = 0;
  let refusals = 0;
  let standing: Standing | undefined;
  for (;;) {
    try {
      const begun = Date.now();
      standing = standing
        ? await sendPiece(wanted, standing, size)
        : await send(wanted, 'POST', '', JSON.stringify(intent(wanted, sha256)), 'application/json');
      if (standing.file) return standing.file;
      wanted.progress(standing.offset);
      const took = Date.now() - begun;
      if (took < QUICK_MS) size = Math.min(size * 2, MOST_BYTES);
      else if (took > SLOW_MS) size = Math.max(size / 2, LEAST_BYTES);
      failures = refusals = 0;
    } catch (reason) {
      signal.throwIfAborted();
      const { action } = reason as Partial<ProblemDetail>;
      if (action && action !== 'retryLater' && action !== 'resume') throw reason;
      if (action && ++refusals > REFUSALS) throw reason;
      // Asked for anew, it says where it stands.
      standing = undefined;
      size = LEAST_BYTES;
      await pause(Math.random() * Math.min(LONGEST_PAUSE_MS, 500 * 2 ** failures++), wanted);
    }
  }
}

const intent = ({ clientId, conversation, file }: Upload, sha256: string | undefined) => ({
  clientId,
  conversation,
  name: file.name,
  bytes: file.size,
  sha256,
});

function sendPiece(wanted: Upload, { id, offset }: Standing, size: number): Promise<Standing> {
  return send(
    wanted,
    'PATCH',
    `/${id}`,
    wanted.file.slice(offset, offset + size),
    'application/octet-stream',
    {
      'Upload-Offset': `${offset}`,
    },
  );
}

async function send(
  { server, headers, signal }: Upload,
  method: string,
  path: string,
  body: BodyInit,
  type: string,
  more: Record<string, string> = {},
): Promise<Standing> {
  // By hand, as `AbortSignal.any` is missing in iOS 16 and before.
  signal.throwIfAborted();
  const either = new AbortController();
  const end = () => either.abort();
  const timer = setTimeout(end, ANSWER_WITHIN_MS);
  signal.addEventListener('abort', end);
  try {
    const answer = await fetch(`${server}/api/files${path}`, {
      method,
      body,
      headers: { ...(await headers()), ...more, 'Content-Type': type },
      signal: either.signal,
    });
    const told: unknown = await answer.json();
    if (!answer.ok) throw told as ProblemDetail;
    return told as Standing;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', end);
  }
}

/** So that what arrives damaged is noticed. Browsers have it on pages that came over TLS only. */
async function hashOf(file: File): Promise<string | undefined> {
  const digest = await globalThis.crypto?.subtle?.digest('SHA-256', await file.arrayBuffer());
  return digest && Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function pause(millis: number, { signal, line }: Upload): Promise<void> {
  return new Promise((resolve, reject) => {
    const over = new AbortController();
    const ends = (settle: () => void) => () => {
      clearTimeout(timer);
      over.abort();
      settle();
    };
    const timer = setTimeout(ends(resolve), millis);
    line?.addEventListener('back', ends(resolve), over);
    signal.addEventListener(
      'abort',
      ends(() => reject(signal.reason)),
      over,
    );
  });
}
