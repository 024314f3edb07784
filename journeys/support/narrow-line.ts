import { createServer, type Server, Socket } from 'node:net';
import { freePort } from './server.ts';

/** A line as a modem or a village's edge of the net gives it. */
export interface LineShape {
  /** In each direction, over all connections together. */
  readonly bitsPerSecond: number;
  /** From one end to the other: half of a round trip. */
  readonly delayMs: number;
}

/** 48 kbit/s each way and a round trip of 150 ms: a 56k modem on a good day, or EDGE. */
export const NARROW: LineShape = { bitsPerSecond: 48_000, delayMs: 75 };

/** What Ethernet carries in one packet; the line passes no more at once, so that connections share it fairly. */
const PACKET_BYTES = 1_448;
/** What TCP and IP add to every packet. */
const HEADER_BYTES = 52;

/**
 * Passes TCP connections on over one line that is as narrow and as long as it is told to be: every packet waits until
 * the line is free, occupies it for as long as its bits need, and arrives the delay later. All connections share
 * the line, in turns. A new connection costs a round trip, as its handshake would, before anything passes.
 */
export class NarrowLine {
  /** Passed on so far, up to the server and down to the browser, in bytes of payload. */
  readonly bytes = { up: 0, down: 0 };
  /** Of each connection, in the order in which they were opened, whether it carried something. */
  readonly #used: boolean[] = [];

  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  readonly #up: Direction;
  readonly #down: Direction;

  private constructor(
    readonly port: number,
    readonly target: number,
    readonly shape: LineShape,
  ) {
    this.#up = new Direction(shape);
    this.#down = new Direction(shape);
    this.#server = createServer({ allowHalfOpen: true, noDelay: true }, (near) => this.#accept(near));
  }

  static async before(target: number, shape = NARROW): Promise<NarrowLine> {
    const line = new NarrowLine(await freePort(), target, shape);
    await new Promise<void>((resolve) => line.#server.listen(line.port, '127.0.0.1', resolve));
    return line;
  }

  get origin(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** How many connections were opened. */
  get connections(): number {
    return this.#used.length;
  }

  /** How many of those behind the first so many carried something: a browser opens some ahead and leaves them unused. */
  usedAfter(connections: number): number {
    return this.#used.slice(connections).filter(Boolean).length;
  }

  async end(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #accept(near: Socket): void {
    const index = this.#used.push(false) - 1;
    const far = new Socket({ allowHalfOpen: true });
    far.setNoDelay(true);
    for (const socket of [near, far]) {
      this.#sockets.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => this.#sockets.delete(socket));
    }
    near.pause();
    near.once('data', () => {
      this.#used[index] = true;
    });
    // The handshake of the real line; the one that just happened was over the loopback.
    setTimeout(() => near.resume(), 2 * this.shape.delayMs);
    far.connect(this.target, '127.0.0.1');
    this.#join(near, far, this.#up, 'up');
    this.#join(far, near, this.#down, 'down');
  }

  #join(from: Socket, to: Socket, line: Direction, way: 'up' | 'down'): void {
    from.on('data', (chunk: Buffer) => {
      this.bytes[way] += chunk.length;
      // What waits on the line is bounded, as it is by TCP's window.
      from.pause();
      line.pass(
        from,
        chunk,
        (packet) => to.write(packet),
        () => from.resume(),
      );
    });
    from.on('end', () => line.pass(from, undefined, () => to.end()));
    from.on('close', () => line.pass(from, undefined, () => to.destroy()));
  }
}

interface Packet {
  readonly bytes: number;
  readonly arrive: () => void;
  /** Called when the last packet of what was given has left for the line. */
  readonly left: (() => void) | undefined;
}

/** One direction of the line: a queue for each connection, served in turns, one packet at a time. */
class Direction {
  readonly #queues = new Map<object, Packet[]>();
  /** On their way. Each timer delivers the first of them, so that none overtakes another, whichever timer fires first. */
  readonly #travelling: Packet[] = [];
  #busy = false;
  /** When the line is free again, on the clock of `performance`; a timer that fires late does not slow it down. */
  #freeAt = 0;

  constructor(private readonly shape: LineShape) {}

  /** Passes a chunk in packets, or, without one, only tells the other end something when all before it has arrived. */
  pass(of: object, chunk: Buffer | undefined, deliver: (packet: Buffer) => void, left?: () => void): void {
    const queue = this.#queues.get(of) ?? [];
    this.#queues.set(of, queue);
    if (!chunk) queue.push({ bytes: 0, arrive: () => deliver(Buffer.alloc(0)), left });
    else {
      for (let start = 0; start < chunk.length; start += PACKET_BYTES) {
        const packet = chunk.subarray(start, start + PACKET_BYTES);
        const last = start + PACKET_BYTES >= chunk.length;
        queue.push({
          bytes: packet.length + HEADER_BYTES,
          arrive: () => deliver(packet),
          left: last ? left : undefined,
        });
      }
    }
    if (!this.#busy) this.#next();
  }

  #next(): void {
    const turn = this.#queues.entries().next();
    this.#busy = !turn.done;
    if (turn.done) return;
    const [of, queue] = turn.value;
    const packet = queue.shift();
    // To the end of the row, behind the other connections.
    this.#queues.delete(of);
    if (queue.length) this.#queues.set(of, queue);
    if (!packet) {
      this.#next();
      return;
    }
    const now = performance.now();
    this.#freeAt = Math.max(this.#freeAt, now) + (packet.bytes * 8_000) / this.shape.bitsPerSecond;
    this.#travelling.push(packet);
    setTimeout(() => this.#travelling.shift()?.arrive(), this.#freeAt - now + this.shape.delayMs);
    setTimeout(() => {
      packet.left?.();
      this.#next();
    }, this.#freeAt - now);
  }
}
