import type { ClientFrame, ProblemDetail, ServerFrame } from '@shopbell/protocol';

/** Which of the server's two doors to knock at. */
export type Side = 'shopper' | 'staff';

export type TransportKind = 'socket' | 'poll';

/** What the link must know of why a transport closed. */
export type Cause = Pick<ProblemDetail, 'action'> & Partial<ProblemDetail>;

/** One connection, by whatever means. It begins with the hello it was opened with. */
export interface Transport {
  /** Sends after all that was sent before. Without effect once closed. */
  send(frame: ClientFrame): void;
  /** Closes it; no listener is called after this. */
  close(): void;
}

export interface TransportListener {
  /** A frame came. Its type may be one that this client does not know. */
  frame(frame: ServerFrame): void;
  /** It closed, or never opened. Called at most once. */
  closed(cause: Cause): void;
}

/**
 * @param server the server's origin, without a slash at the end
 * @param hello the first frame
 */
export type OpenTransport = (
  server: string,
  side: Side,
  hello: ClientFrame,
  listener: TransportListener,
) => Transport;

/** A line that is lost without a word: connect again and go on. */
export const LOST: Cause = { action: 'resume' };
