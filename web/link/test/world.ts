import { expect, vi } from 'vitest';
import { Link } from '../src/index.ts';
import { ModelNetwork } from './model-network.ts';
import { ModelShop } from './model-shop.ts';

/** A shopper's document, a network and a shop; the timers are the test's. */
export class World {
  readonly shop = new ModelShop();
  readonly network = new ModelNetwork(this.shop);
  readonly kept = new Map<string, string>();
  readonly hints: ((up: boolean) => void)[] = [];
  said = 0;
  restores = 0;
  /** How many of the oldest entries the document leaves out. */
  leftOut = 0;
  link = this.open();

  /** Opens the document. */
  open(token?: (refused: boolean) => Promise<string>): Link {
    const link: Link = new Link({
      server: 'http://shop.test',
      side: 'shopper',
      transports: this.network.transports,
      keeper: {
        getItem: (name) => this.kept.get(name) ?? null,
        setItem: (name, value) => this.kept.set(name, value),
      },
      hints: { listen: (changed) => this.hints.push(changed) },
      listener: {
        frame: (frame) => {
          if (frame.type === 'current' && frame.conversation)
            link.follow(frame.conversation.id, this.leftOut);
        },
      },
      ...(token ? { token } : {}),
    });
    link.start();
    return link;
  }

  /** Closes the document and all that it did not keep, and opens it again. */
  reload(): void {
    this.link.stop();
    this.link = this.open();
  }

  shopperSays(): void {
    this.link.say(`line ${++this.said}`);
  }

  /** The texts that the server holds of the shopper, in order. */
  get linesOnTheServer(): (string | undefined)[] {
    const entries = this.shop.conversations.flat();
    return entries.filter(({ clientId }) => clientId).map(({ text }) => text);
  }

  /** The newest conversation as the link has it. */
  get thread() {
    return this.link.threads.get(ModelShop.id(this.shop.conversations.length - 1))?.entries ?? [];
  }

  /** Every thread is at all times a run of the server's, unless that was replaced. */
  check(): void {
    if (this.restores) return;
    for (const [id, thread] of this.link.threads) {
      const truth = this.shop.conversations[Number(id.split('-')[1])] ?? [];
      expect(thread.entries).toEqual(truth.slice(thread.after, thread.last));
    }
  }

  /** Delivers everything in both directions, until nothing more comes. */
  async deliver(): Promise<void> {
    for (let trip = 0; trip < 12; trip++) {
      this.network.pipe?.deliverUp(1000);
      this.network.pipe?.deliverDown(1000);
      await vi.advanceTimersByTimeAsync(0);
      this.check();
    }
  }

  heartbeat(): void {
    for (const session of this.shop.sessions) session.heartbeat();
  }

  /** Network and server behave again, and time passes. */
  async heal(): Promise<void> {
    Object.assign(this.network.blocked, { socket: false, poll: false });
    this.shop.refusals.length = 0;
    for (let round = 0; round < 20; round++) {
      await this.deliver();
      this.heartbeat();
      await vi.advanceTimersByTimeAsync(5_000);
    }
  }
}
