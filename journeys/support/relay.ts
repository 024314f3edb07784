import { createServer, type Server, Socket } from 'node:net';
import { freePort } from './server.ts';

/** What becomes of a WebSocket's handshake on its way: answered with 403, cut off, or never answered. */
export type Treatment = 'passed' | 'forbidden' | 'cut' | 'swallowed';

/** How every WebSocket of the product begins, as it stands on the wire. */
const HANDSHAKE = 'GET /socket/';

/** The network between browsers and server: a TCP relay that can be as bad as networks are. */
export class Relay {
  webSockets: Treatment = 'passed';
  /** How many handshakes were not passed on. */
  blocked = 0;

  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  #down = false;
  #frozen = false;

  private constructor(
    readonly port: number,
    readonly target: number,
  ) {
    this.#server = createServer({ allowHalfOpen: true }, (near) => this.#accept(near));
  }

  static async before(target: number): Promise<Relay> {
    const relay = new Relay(await freePort(), target);
    await new Promise<void>((resolve) => relay.#server.listen(relay.port, '127.0.0.1', resolve));
    return relay;
  }

  get origin(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Resets every connection, and every new one, until `restore`. */
  cut(): void {
    this.#down = true;
    for (const socket of this.#sockets) socket.resetAndDestroy();
  }

  /** Takes everything and passes nothing on, without a word, until `restore`. */
  freeze(): void {
    this.#frozen = true;
    for (const socket of this.#sockets) socket.pause();
  }

  /** What was held back goes on its way, as packets do that are sent again. */
  restore(): void {
    this.#down = false;
    this.#frozen = false;
    for (const socket of this.#sockets) socket.resume();
  }

  async end(): Promise<void> {
    this.cut();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #accept(near: Socket): void {
    this.#hold(near);
    if (this.#down) {
      near.resetAndDestroy();
      return;
    }
    near.once('data', (first: Buffer) => {
      const handshake = first.subarray(0, HANDSHAKE.length).toString() === HANDSHAKE;
      if (handshake && this.webSockets !== 'passed') this.#block(near);
      else this.#pass(near, first);
    });
    if (this.#frozen) near.pause();
  }

  #block(near: Socket): void {
    this.blocked++;
    near.on('end', () => near.destroy());
    if (this.webSockets === 'cut') near.resetAndDestroy();
    if (this.webSockets === 'forbidden') {
      near.end('HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n');
    }
  }

  #pass(near: Socket, first: Buffer): void {
    const far = new Socket({ allowHalfOpen: true });
    this.#hold(far);
    far.connect(this.target, '127.0.0.1');
    far.write(first);
    join(near, far);
    join(far, near);
  }

  #hold(socket: Socket): void {
    this.#sockets.add(socket);
    // Its close, which follows, is what matters.
    socket.on('error', () => {});
    socket.on('close', () => this.#sockets.delete(socket));
  }
}

function join(from: Socket, to: Socket): void {
  from.on('data', (chunk) => to.write(chunk));
  from.on('end', () => to.end());
  from.on('close', () => to.destroy());
}
