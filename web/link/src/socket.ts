import type { ServerFrame } from '@shopbell/protocol';
import { closeCodes } from '@shopbell/protocol/problems';
import { LOST, type OpenTransport } from './transport.ts';

export const openSocket: OpenTransport = (server, side, hello, listener) => {
  const socket = new WebSocket(`${server.replace(/^http/, 'ws')}/socket/${side}`);
  let open = true;
  socket.onopen = () => socket.send(JSON.stringify(hello));
  socket.onmessage = ({ data }) => {
    if (open) listener.frame(JSON.parse(data) as ServerFrame);
  };
  socket.onclose = ({ code }) => {
    const known = closeCodes[code];
    if (open) listener.closed(known ? { code: known[0], action: known[1] } : LOST);
  };
  // The close that follows says all there is to know; without a listener some platforms throw.
  socket.onerror = () => {};
  return {
    send(frame) {
      if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(frame));
    },
    close() {
      open = false;
      socket.close();
    },
  };
};
