import type {
  Author,
  ClientFrame,
  Entry,
  EntryKind,
  ProblemAction,
  ProblemDetail,
  ServerFrame,
} from '@shopbell/protocol';

export const SHOPPER: Author = { kind: 'shopper', id: 'shopper' };
export const STAFF: Author = { kind: 'staff', id: 'staff', name: 'Ada' };

export const problem = (code: string, action: ProblemAction): ProblemDetail => ({
  code,
  title: code,
  action,
});

/** One shopper's conversations as the protocol promises them, in memory: what the link's tests compare with. */
export class ModelShop {
  epoch = 'first';
  heartbeatSeconds = 30;
  readonly conversations: Entry[][] = [];
  readonly sessions = new Set<ModelSession>();
  /** The refusals that the next lines will meet, in turn. */
  readonly refusals: ProblemDetail[] = [];
  /** The hellos that came. */
  readonly hellos: Extract<ClientFrame, { type: 'hello' }>[] = [];
  refuseHello: ProblemDetail | undefined;

  static id(index: number): string {
    return `conversation-${index}`;
  }

  get entries(): Entry[] {
    return this.conversations.at(-1) ?? [];
  }

  get open(): boolean {
    return this.conversations.length > 0 && this.entries.findLast(isTurn)?.kind !== 'closed';
  }

  get current(): ServerFrame {
    const index = this.conversations.length - 1;
    if (index < 0) return { type: 'current' };
    const state = this.open ? 'open' : 'closed';
    return { type: 'current', conversation: { id: ModelShop.id(index), state, head: this.entries.length } };
  }

  staffSays(text: string): void {
    if (this.open) this.#add('line', STAFF, { text });
  }

  close(): void {
    if (this.open) this.#add('closed', STAFF, {});
  }

  say(from: ModelSession, frame: Extract<ClientFrame, { type: 'say' }>): void {
    const { clientId, text } = frame;
    const refusal = this.refusals.shift();
    if (refusal) {
      from.send({ type: 'refused', ref: clientId, problem: refusal });
      return;
    }
    for (const [index, entries] of this.conversations.entries()) {
      const earlier = entries.find((entry) => entry.clientId === clientId);
      if (earlier) {
        this.#said(from, index, earlier);
        return;
      }
    }
    if (!this.open) {
      this.conversations.push([]);
      this.#add('opened', SHOPPER, {});
      for (const session of this.sessions) session.send(this.current);
    }
    this.#said(from, this.conversations.length - 1, this.#add('line', SHOPPER, { text, clientId }));
  }

  /** Goes back to an older copy of the database. */
  restore(count: number, epoch: string): void {
    this.conversations.splice(1);
    this.entries.splice(Math.max(1, count));
    this.epoch = epoch;
  }

  #said(to: ModelSession, index: number, { clientId, number, atMicros }: Entry): void {
    const conversation = ModelShop.id(index);
    if (clientId) to.send({ type: 'said', clientId, conversation, number, atMicros });
  }

  #add(kind: EntryKind, author: Author, more: Partial<Entry>): Entry {
    const number = this.entries.length + 1;
    const entry = { number, kind, author, atMicros: number, ...more };
    this.entries.push(entry);
    for (const session of this.sessions) session.push(this.conversations.length - 1);
    return entry;
  }
}

const isTurn = ({ kind }: Entry) => kind === 'closed' || kind === 'opened' || kind === 'reopened';

/** One connection to the model, over whatever carries its frames. */
export class ModelSession {
  /** The last number sent, by conversation. */
  readonly #sent = new Map<number, number>();
  #welcomed = false;

  constructor(
    private readonly shop: ModelShop,
    readonly send: (frame: ServerFrame) => void,
    private readonly end: (problem: ProblemDetail) => void,
  ) {}

  receive(frame: ClientFrame): void {
    if (frame.type === 'hello') this.#hello(frame);
    else if (!this.#welcomed) throw new Error(`${frame.type} came before hello`);
    else if (frame.type === 'say') this.shop.say(this, frame);
    else if (frame.type === 'follow') this.#follow(frame.conversation, frame.after, frame.epoch);
    else if (frame.type === 'close') {
      this.shop.close();
      this.send({ type: 'done', ref: frame.ref });
    }
  }

  /** Sends what was added to a conversation that is followed. */
  push(index: number): void {
    const sent = this.#sent.get(index);
    const entries = this.shop.conversations[index] ?? [];
    if (sent === undefined || sent >= entries.length) return;
    this.#sent.set(index, entries.length);
    this.#entries(index, entries.slice(sent));
  }

  heartbeat(): void {
    const heads = [...this.#sent.keys()].map((index) => ({
      id: ModelShop.id(index),
      state: 'open' as const,
      head: this.shop.conversations[index]?.length ?? 0,
    }));
    this.send({ type: 'heartbeat', heads });
  }

  goodbye(why: ProblemDetail): void {
    this.send({ type: 'goodbye', problem: why });
    this.gone();
    this.end(why);
  }

  gone(): void {
    this.shop.sessions.delete(this);
  }

  #hello(frame: Extract<ClientFrame, { type: 'hello' }>): void {
    this.shop.hellos.push(frame);
    if (this.shop.refuseHello) {
      this.goodbye(this.shop.refuseHello);
      return;
    }
    this.#welcomed = true;
    this.shop.sessions.add(this);
    const { epoch, heartbeatSeconds } = this.shop;
    this.send({ type: 'welcome', version: 1, epoch, heartbeatSeconds, you: SHOPPER });
    this.send(this.shop.current);
    this.send({ type: 'reachable', staffAvailable: true, open: true });
  }

  #follow(conversation: string, after: number, epoch: string | undefined): void {
    const index = Number(conversation.split('-')[1]);
    const entries = this.shop.conversations[index];
    const refuse = (code: string, action: ProblemAction) =>
      this.send({ type: 'refused', ref: conversation, problem: problem(code, action) });
    if (!entries || (after > 0 && epoch !== this.shop.epoch)) {
      if (entries) refuse('staleEpoch', 'reload');
      else refuse('notFound', 'mend');
      return;
    }
    // Two pages, as a long conversation comes.
    const page = after + Math.ceil((entries.length - after) / 2);
    this.#sent.set(index, entries.length);
    this.#entries(index, entries.slice(after, page));
    if (page < entries.length) this.#entries(index, entries.slice(page));
  }

  #entries(index: number, entries: Entry[]): void {
    const head = this.shop.conversations[index]?.length ?? 0;
    this.send({ type: 'entries', conversation: ModelShop.id(index), entries, head });
  }
}
