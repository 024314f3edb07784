import { type Keeper, Link, type Thread } from '@shopbell/link';
import {
  type ConversationHead,
  type Entry,
  type Reachable,
  type ServerFrame,
  TYPING_SECONDS,
  type Waiting,
} from '@shopbell/protocol';
import { isSaid } from './items.ts';

/** A cut that is over sooner is not worth a word. */
const NOTICE_AFTER_MS = 700;
/** A first connection that takes longer than WebSocket and long poll in turn need is worth one. */
const OPENING_MS = 8_000;
/** How long the panel says that the line is back. */
const BACK_MS = 2_500;
/** Typing is told of this often, so that one lost notice does not show. */
const TYPING_EVERY_MS = (TYPING_SECONDS * 1000) / 2;

export interface ChatOptions {
  readonly server: string;
  readonly token: (refused: boolean) => Promise<string>;
  /** Keeps what belongs to this tab. */
  readonly tab: Keeper;
  /** Whether there was a conversation to listen for. */
  readonly expected: boolean;
  /** How far the shopper had read when the panel was last there. */
  readonly seen: number;
  /** Something changed. */
  readonly changed: () => void;
  /** Somebody of the shop said this just now. */
  readonly answered: (entry: Entry) => void;
}

/** Where the line stands, as far as a person wants to know. */
export type LineState = 'opening' | 'live' | 'lost' | 'back' | 'stopped';

/** What the panel shows, without how: the shopper's conversations over a link. */
export class Chat {
  readonly link: Link;
  reachable: Reachable | undefined;
  /** What the header says while nobody answers soon: the part that comes then knows. */
  awayWords = '';
  /** Whether the shopper has asked for the answer by e-mail, so that nobody need stay for it. */
  asked = false;
  /** Where a conversation stands that waits for its first answer. */
  place: Waiting | undefined;
  /** Who of the shop types now. */
  typing: string | undefined;
  line: LineState = 'opening';
  /** How often the line came up. */
  came = 0;
  /** Whether a conversation was open while this panel was: it is not greeted again when that ends. */
  talked = false;

  readonly #options: ChatOptions;
  /** The last number looked at, by conversation. */
  readonly #seen = new Map<string, number>();
  #current: ConversationHead | undefined;
  /** Whether the server has said which conversation is the current one. */
  #told = false;
  #complete = new Set<string>();
  #notice: ReturnType<typeof setTimeout> | undefined;
  #typingEnds: ReturnType<typeof setTimeout> | undefined;
  #typingTold = 0;

  constructor(options: ChatOptions) {
    this.#options = options;
    this.link = new Link({
      server: options.server,
      side: 'shopper',
      token: options.token,
      keeper: options.tab,
      hints: { listen: listenToBrowser },
      listener: {
        state: () => this.#lineChanged(),
        thread: (thread, fresh) => this.#threadChanged(thread, fresh),
        lines: () => options.changed(),
        frame: (frame) => this.#take(frame),
      },
    });
  }

  get threads(): Iterable<Thread> {
    return this.link.threads.values();
  }

  /** Whether the shopper is in an open conversation. */
  get open(): boolean {
    const turn = this.#thread?.entries.findLast(
      ({ kind }) => kind === 'opened' || kind === 'closed' || kind === 'reopened' || kind === 'erased',
    );
    return turn ? turn.kind !== 'closed' && turn.kind !== 'erased' : this.#current?.state === 'open';
  }

  /** The newest conversation that anything was said in and not deleted. */
  get about(): string | undefined {
    const entries = this.#thread?.entries;
    return entries?.some(({ kind }) => kind === 'line' || kind === 'file') &&
      entries.at(-1)?.kind !== 'erased'
      ? this.#current?.id
      : undefined;
  }

  /** Whether nobody answers soon: it is outside the hours, or nobody is here. */
  get away(): boolean {
    const { reachable } = this;
    return reachable !== undefined && !(reachable.open && reachable.staffAvailable);
  }

  /** Whether the newest line of the conversation is the shopper's. */
  get waiting(): boolean {
    const last = this.#thread?.entries.findLast(({ kind }) => isSaid(kind));
    return this.open && last?.author.kind === 'shopper';
  }

  /** Whether there is nothing to show yet, but may be soon. */
  get loading(): boolean {
    if (!this.#told) return this.#options.expected;
    return this.#thread !== undefined && !this.#thread.complete && !this.#thread.entries.length;
  }

  /** Lines of the shop that have not been looked at. */
  get unread(): number {
    let count = 0;
    for (const { conversation, entries } of this.threads) {
      const seen = this.#seen.get(conversation) ?? 0;
      if (entries.at(-1)?.kind === 'erased') continue;
      count += entries.filter(
        ({ number, kind, author }) => number > seen && isSaid(kind) && author.kind !== 'shopper',
      ).length;
    }
    return count;
  }

  /** How far the shopper has read the newest conversation. */
  get seen(): number {
    return (this.#current && this.#seen.get(this.#current.id)) ?? 0;
  }

  /** All that is there has been looked at. */
  see(): void {
    for (const { conversation, entries } of this.threads) this.#seen.set(conversation, entries.length);
  }

  say(text: string): void {
    this.#typingTold = 0;
    this.link.say(text);
  }

  /** The shopper types, or has emptied the field. */
  types(on: boolean): void {
    const now = Date.now();
    if (!this.#current || !this.open || (on && now - this.#typingTold < TYPING_EVERY_MS)) return;
    this.#typingTold = on ? now : 0;
    this.link.send({ type: 'typing', conversation: this.#current.id, on });
  }

  get #thread(): Thread | undefined {
    return this.#current && this.link.threads.get(this.#current.id);
  }

  #take(frame: ServerFrame): void {
    if (frame.type === 'current') {
      if (frame.conversation && !this.#current) this.#seen.set(frame.conversation.id, this.#options.seen);
      this.#current = frame.conversation;
      this.#told = true;
      // A new connection is told its place anew.
      this.place = undefined;
      if (frame.conversation) this.link.follow(frame.conversation.id);
    } else if (frame.type === 'reachable') this.reachable = frame;
    else if (frame.type === 'waiting') this.place = frame;
    else if (frame.type === 'typingSeen' && frame.author.kind !== 'shopper') {
      this.#type(frame.on ? (frame.author.name ?? '') : undefined);
    } else return;
    this.#options.changed();
  }

  #type(name: string | undefined): void {
    clearTimeout(this.#typingEnds);
    this.typing = name;
    if (name !== undefined) {
      this.#typingEnds = setTimeout(() => {
        this.#type(undefined);
        this.#options.changed();
      }, TYPING_SECONDS * 1000);
    }
  }

  #threadChanged(thread: Thread, fresh: readonly Entry[]): void {
    const { conversation } = thread;
    const known = this.#complete.has(conversation);
    if (thread.complete) this.#complete.add(conversation);
    for (const entry of fresh) {
      if (!isSaid(entry.kind) || entry.author.kind === 'shopper') continue;
      this.#type(undefined);
      if (known) this.#options.answered(entry);
    }
    this.talked ||= this.open;
    this.#options.changed();
  }

  #lineChanged(): void {
    clearTimeout(this.#notice);
    const { state } = this.link;
    const become = (line: LineState) => {
      this.line = line;
      this.#options.changed();
    };
    if (state === 'live') {
      this.came++;
      const wasLost = this.line === 'lost';
      become(wasLost ? 'back' : 'live');
      if (wasLost) this.#notice = setTimeout(become, BACK_MS, 'live');
    } else if (state === 'stopped') become('stopped');
    else if (state === 'lost') this.#notice = setTimeout(become, NOTICE_AFTER_MS, 'lost');
    else if (state === 'connecting') {
      become('opening');
      this.#notice = setTimeout(become, OPENING_MS, 'lost');
    }
  }
}

function listenToBrowser(changed: (up: boolean) => void): void {
  addEventListener('online', () => changed(true));
  addEventListener('offline', () => changed(false));
  // Back from the browser's cache of pages; a page that is only being loaded connects by itself.
  addEventListener('pageshow', ({ persisted }) => persisted && changed(true));
  document.addEventListener(
    'visibilitychange',
    () => document.visibilityState === 'visible' && changed(true),
  );
}
