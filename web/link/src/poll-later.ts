import type { ClientFrame } from '@shopbell/protocol';
import { LOST, type OpenTransport, type Transport } from './transport.ts';

/** The long poll, whose code is loaded when it is needed first: most lines carry WebSocket. */
export const openPollLater: OpenTransport = (server, side, hello, listener) => {
  const waiting: ClientFrame[] = [];
  let open = true;
  let transport: Transport | undefined;
  import('./poll.ts').then(
    ({ openPoll }) => {
      if (!open) return;
      transport = openPoll(server, side, hello, listener);
      waiting.forEach(transport.send);
    },
    () => open && listener.closed(LOST),
  );
  return {
    send: (frame) => (transport ? transport.send(frame) : waiting.push(frame)),
    close() {
      open = false;
      transport?.close();
    },
  };
};
