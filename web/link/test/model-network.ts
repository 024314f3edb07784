import type { ClientFrame, ServerFrame } from '@shopbell/protocol';
import { LOST, type OpenTransport } from '../src/transport.ts';
import { ModelSession, type ModelShop } from './model-shop.ts';

/** A network whose every packet waits for the test: delivered, doubled, delayed, lost or cut. */
export class ModelNetwork {
  /** What this network does not let through. */
  readonly blocked = { socket: false, poll: false };
  readonly opened: string[] = [];
  pipe: Pipe | undefined;

  constructor(private readonly shop: ModelShop) {}

  get transports() {
    return { socket: this.#opener('socket'), poll: this.#opener('poll') };
  }

  #opener(kind: 'socket' | 'poll'): OpenTransport {
    return (_server, _side, hello, listener) => {
      this.opened.push(kind);
      const pipe = new Pipe(this.shop, hello, (frame) => listener.frame(frame));
      this.pipe = pipe;
      pipe.onCut = () => listener.closed(LOST);
      if (this.blocked[kind]) queueMicrotask(() => pipe.cut());
      return {
        send: (frame) => pipe.up.push(frame),
        close: () => {
          pipe.onCut = () => {};
          pipe.cut();
        },
      };
    };
  }
}

export class Pipe {
  readonly up: ClientFrame[] = [];
  readonly down: ServerFrame[] = [];
  /** Pages of entries that have come through once. */
  readonly #delivered: ServerFrame[] = [];
  readonly #session: ModelSession;
  #open = true;
  onCut = () => {};

  constructor(
    shop: ModelShop,
    hello: ClientFrame,
    private readonly toClient: (frame: ServerFrame) => void,
  ) {
    this.up.push(hello);
    this.#session = new ModelSession(
      shop,
      (frame) => this.#open && this.down.push(frame),
      () => {},
    );
  }

  deliverUp(count: number): void {
    for (const frame of this.up.splice(0, count)) if (this.#open) this.#session.receive(frame);
  }

  deliverDown(count: number): void {
    for (let left = count; left > 0 && this.#open; left--) {
      const frame = this.down.shift();
      if (!frame) return;
      if (frame.type === 'entries') this.#delivered.push(frame);
      this.toClient(frame);
    }
  }

  /** Puts a page that was delivered once at the end of the queue. */
  late(choice: number): void {
    const frame = this.#delivered[choice % Math.max(1, this.#delivered.length)];
    if (frame) this.down.push(frame);
  }

  /** Doubles a page that is under way. */
  double(choice: number): void {
    const index = this.#pageUnderWay(choice);
    const frame = this.down[index];
    if (frame) this.down.splice(index, 0, frame);
  }

  /** Loses a page that is under way, as the bus between two nodes may. */
  lose(choice: number): void {
    const index = this.#pageUnderWay(choice);
    if (index >= 0) this.down.splice(index, 1);
  }

  cut(): void {
    if (!this.#open) return;
    this.#open = false;
    this.#session.gone();
    this.onCut();
  }

  #pageUnderWay(choice: number): number {
    const pages = this.down.flatMap((frame, index) => (frame.type === 'entries' ? [index] : []));
    return pages[choice % Math.max(1, pages.length)] ?? -1;
  }
}
