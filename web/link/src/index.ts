export type { ConnectionState, Hints } from './connection.ts';
export { newId } from './id.ts';
export { type Command, Link, type LinkListener, type LinkOptions } from './link.ts';
export type { Keeper, OutgoingLine } from './outbox.ts';
export type { Thread } from './thread.ts';
export { TIMING, type Timing } from './timing.ts';
export type { Cause, OpenTransport, Side, Transport, TransportKind, TransportListener } from './transport.ts';
