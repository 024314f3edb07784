import type { SentFile } from '@shopbell/protocol';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { upload } from '../src/upload.ts';

const CONTENT = new Uint8Array(500_000).map((_, at) => at % 251);

/** Takes pieces as the server does, and fails where it is told to. */
class ModelFiles {
  readonly taken: number[] = [];
  begun = 0;
  /** What happens instead of the next answers. */
  mishaps: ('lost' | 'lostAnswer' | 'busy' | 'refused' | undefined)[] = [];

  readonly fetch = async (url: string, init: RequestInit): Promise<Response> => {
    init.signal?.throwIfAborted();
    const mishap = this.mishaps.shift();
    if (mishap === 'lost') throw new TypeError('the line is cut');
    if (mishap === 'busy') return this.#problem(507, 'diskFull', 'retryLater');
    if (mishap === 'refused') return this.#problem(415, 'fileKindRefused', 'mend');
    const answer = url.endsWith('/api/files') ? this.#begin(init) : await this.#take(init);
    if (mishap === 'lostAnswer') throw new TypeError('the line is cut');
    return answer;
  };

  #begin(init: RequestInit): Response {
    this.begun++;
    expect(JSON.parse(init.body as string)).toMatchObject({
      clientId: 'c1',
      name: 'a.pdf',
      bytes: CONTENT.length,
    });
    return this.#standing();
  }

  async #take(init: RequestInit): Promise<Response> {
    const offset = Number((init.headers as Record<string, string>)['Upload-Offset']);
    if (offset !== this.taken.length) return this.#problem(409, 'uploadOffset', 'resume');
    // One by one: as arguments of one call a whole piece is more than a stack holds.
    for (const byte of new Uint8Array(await (init.body as Blob).arrayBuffer())) this.taken.push(byte);
    return this.#standing();
  }

  #standing(): Response {
    const whole = this.taken.length === CONTENT.length;
    const file: SentFile = { id: 'f1', name: 'a.pdf', mediaType: 'application/pdf', bytes: CONTENT.length };
    return Response.json({ id: 'f1', offset: this.taken.length, ...(whole ? { file } : {}) });
  }

  #problem(status: number, code: string, action: string): Response {
    return Response.json({ code, title: code, action, status }, { status });
  }
}

let files: ModelFiles;
let seen: number[];

beforeEach(() => {
  // Pauses of a few milliseconds.
  vi.spyOn(Math, 'random').mockReturnValue(0.001);
  files = new ModelFiles();
  seen = [];
  vi.stubGlobal('fetch', files.fetch);
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

const send = (signal = new AbortController().signal, line = new EventTarget()) =>
  upload({
    server: '',
    headers: async () => ({ Authorization: 'Bearer t' }),
    clientId: 'c1',
    file: new File([CONTENT], 'a.pdf'),
    progress: (sent) => seen.push(sent),
    signal,
    line,
  });

test('a file arrives whole, in pieces below the bound of a request', async () => {
  expect((await send()).id).toBe('f1');
  expect(Buffer.from(files.taken).equals(CONTENT)).toBe(true);
  expect(seen[0]).toBe(0);
  for (const [index, sent] of seen.slice(1).entries())
    expect(sent - (seen[index] ?? 0)).toBeLessThanOrEqual(196_608);
});

test('a cut line costs no byte twice, whether the piece or its answer was lost', async () => {
  files.mishaps = ['lost', 'lostAnswer', 'lost', 'lostAnswer', 'lost', 'lostAnswer'];
  expect((await send()).id).toBe('f1');
  expect(Buffer.from(files.taken).equals(CONTENT)).toBe(true);
  expect(files.begun).toBeGreaterThan(1);
});

test('what the server does not take is told with its reason', async () => {
  files.mishaps = ['refused'];
  await expect(send()).rejects.toMatchObject({ code: 'fileKindRefused' });
});

test('a server without room is asked a few times, and then a person is told', async () => {
  files.mishaps = Array.from({ length: 20 }, () => 'busy' as const);
  await expect(send()).rejects.toMatchObject({ code: 'diskFull' });
});

test('an upload that is given up ends at once, also in a pause', async () => {
  files.mishaps = Array.from({ length: 20 }, () => 'lost' as const);
  const controller = new AbortController();
  const ended = expect(send(controller.signal)).rejects.toBe('cancelled');
  await new Promise((later) => setTimeout(later, 20));
  controller.abort('cancelled');
  await ended;
});

test('a browser that cannot join signals sends as well, and gives up in the middle of a request', async () => {
  const { any, timeout } = AbortSignal;
  Object.assign(AbortSignal, { any: undefined, timeout: undefined });
  try {
    expect((await send()).id).toBe('f1');
    vi.stubGlobal('fetch', (_: string, { signal }: RequestInit) => {
      return new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason)));
    });
    const controller = new AbortController();
    const ended = expect(send(controller.signal)).rejects.toBe('cancelled');
    await new Promise((later) => setTimeout(later, 20));
    controller.abort('cancelled');
    await ended;
  } finally {
    Object.assign(AbortSignal, { any, timeout });
  }
});

test('when the line is back a pause ends at once, and the upload goes on where it stood', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  // The longest pauses there are; hardly any time passes here.
  vi.spyOn(Math, 'random').mockReturnValue(1);
  const line = new EventTarget();
  files.mishaps = [undefined, undefined, ...Array.from({ length: 5 }, () => 'lost' as const)];
  const sent = send(undefined, line);
  let stood = 0;
  for (let left = 5; left > 0; left--) {
    await vi.waitFor(() => expect(files.mishaps).toHaveLength(left - 1), { interval: 1 });
    // What that request still had to do is done; the one timer is the pause's.
    await new Promise(setImmediate);
    await vi.waitFor(() => expect(vi.getTimerCount()).toBe(1), { interval: 1 });
    stood ||= files.taken.length;
    expect(files.taken.length).toBe(stood);
    line.dispatchEvent(new Event('back'));
    expect(vi.getTimerCount()).toBe(0);
  }
  expect((await sent).id).toBe('f1');
  expect(stood).toBeGreaterThan(0);
  expect(Buffer.from(files.taken).equals(CONTENT)).toBe(true);
});

test('a line that comes back while nothing waits changes nothing', async () => {
  const line = new EventTarget();
  files.mishaps = ['lost', 'busy'];
  const sent = send(undefined, line);
  for (let times = 0; times < 3; times++) line.dispatchEvent(new Event('back'));
  expect((await sent).id).toBe('f1');
  expect(files.begun).toBe(1);
});
