import type { ClientFrame, ServerFrame } from '@shopbell/protocol';
import { type Cause, LOST, type OpenTransport } from './transport.ts';

/** What need not come at once waits so long for what does: each batch has to be answered before the next one goes. */
const GATHERED_WITHIN_MS = 200;

/**
 * The same frames over plain requests: one that waits for the server's, and one at a time with ours. Any
 * failed request ends the transport, and the link resumes with a new one; so nothing is repeated here.
 */
export const openPoll: OpenTransport = (server, side, hello, listener) => {
  const abort = new AbortController();
  let open = true;
  let poll = '';
  let batches = 0;
  let posting = false;
  let waiting: ClientFrame[] = [];

  const close = () => {
    open = false;
    abort.abort();
  };

  const request = async (path: string, body?: unknown): Promise<Response> => {
    const response = await fetch(`${server}/poll/${path}`, {
      signal: abort.signal,
      cache: 'no-store',
      ...(body
        ? { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }
        : {}),
    });
    if (!response.ok) throw await response.json();
    return response;
  };

  const fail = (reason: unknown) => {
    if (!open) return;
    close();
    listener.closed((reason as Partial<Cause> | undefined)?.action ? (reason as Cause) : LOST);
  };

  const post = async () => {
    if (!poll || posting) return;
    posting = true;
    while (waiting.length) {
      const frames = waiting;
      waiting = [];
      await request(`${poll}/frames?seq=${++batches}`, frames);
    }
    posting = false;
  };

  const receive = async () => {
    poll = ((await (await request(side, hello)).json()) as { poll: string }).poll;
    post().catch(fail);
    for (let after = 0; open; ) {
      const answer = await request(`${poll}/frames?after=${after}`);
      const { first, frames } = (await answer.json()) as { first: number; frames: ServerFrame[] };
      for (const [index, frame] of frames.entries()) {
        if (open && first + index === after + 1) {
          after++;
          listener.frame(frame);
        }
      }
    }
  };

  receive().catch(fail);
  return {
    send(frame) {
      waiting.push(frame);
      setTimeout(
        () => post().catch(fail),
        frame.type === 'typing' || frame.type === 'read' ? GATHERED_WITHIN_MS : 0,
      );
    },
    close,
  };
};
