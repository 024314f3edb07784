import { type ConnectionState, Link, type LinkOptions, type OutgoingLine } from '@shopbell/link';
import type {
  Author,
  ProblemDetail,
  ServerFrame,
  StaffMember,
  Visitors,
  WatchVisitors,
  WorkItem,
} from '@shopbell/protocol';
import type { Account } from '../api/answers';
import { browserStorage } from '../ui/browserStorage';
import { Store } from '../ui/store';
import { type Draft, type Drafts, NO_DRAFT, readDrafts, withDraft } from './composer/drafts';
import { TypingNotice } from './composer/typingNotice';
import { Uploads } from './files/uploads';
import { EMPTY_WORK_LIST, freshWorkList, mergedWorkList, readWorkList, type WorkList } from './list/workList';
import { Threads } from './thread/threads';
import { Typists } from './thread/typists';

/** Whether the line to the server is up, and why not. */
export interface Line {
  readonly state: ConnectionState;
  readonly problem?: Partial<ProblemDetail> | undefined;
  /** Whether it was up before: then what is on the screen is still good, only not live. */
  readonly wasLive: boolean;
}

export type DeskOptions = Pick<
  LinkOptions,
  'server' | 'hints' | 'transports' | 'timing' | 'random' | 'keeper'
>;

/**
 * One person's desk: everything that the server tells them, in stores that components read, and everything
 * they can do. Lives as long as they are signed in on this page.
 */
export class Desk {
  readonly me: Account;
  readonly author: Author;
  readonly work = new Store<WorkList>(EMPTY_WORK_LIST);
  /** Whether the list has come; before that nobody knows whether it is empty. */
  readonly loaded = new Store(false);
  readonly staff = new Store<readonly StaffMember[]>([]);
  /** The window of the list of visitors that was asked for, once it came. */
  readonly visitors = new Store<Visitors | undefined>(undefined);
  readonly available: Store<boolean>;
  readonly line = new Store<Line>({ state: 'idle', wasLive: false });
  readonly outgoing: Store<readonly OutgoingLine[]>;
  readonly drafts: Store<Drafts>;
  readonly threads: Threads;
  readonly typists = new Typists();
  readonly uploads = new Uploads((file, { clientId, conversation }) =>
    this.#link.say(file.id, conversation, 'file', clientId),
  );

  readonly #link: Link;
  readonly #keeper: DeskOptions['keeper'];
  readonly #typing: TypingNotice;
  #toldAvailable: boolean | undefined;

  constructor(me: Account, options: DeskOptions) {
    this.me = me;
    this.#keeper = options.keeper;
    this.author = { kind: 'staff', id: me.id, name: me.name };
    this.drafts = new Store(readDrafts(browserStorage.read(this.#draftsKey)));
    this.available = new Store(browserStorage.read(this.#availableKey) !== 'no');
    this.#link = new Link({
      ...options,
      side: 'staff',
      outbox: this.#outboxKey,
      listener: {
        state: () => this.#lineChanged(),
        thread: (thread) => this.threads.changed(thread),
        lines: (lines) => this.outgoing.set(lines),
        frame: (frame) => this.#take(frame),
      },
    });
    this.outgoing = new Store(this.#link.lines);
    this.threads = new Threads(this.#link);
    this.#typing = new TypingNotice((conversation, on) =>
      this.#link.send({ type: 'typing', conversation, on }),
    );
  }

  start(): void {
    this.#link.stand('availability', { type: 'setAvailability', available: this.available.get() });
    this.#link.stand('work', { type: 'watchWork' });
    this.#link.start();
  }

  stop(): void {
    this.#typing.ceased();
    this.#link.stop();
  }

  say(conversation: string, kind: 'line' | 'note', text: string): void {
    this.#typing.forget();
    this.#link.say(text, conversation, kind);
  }

  retry(clientId: string): void {
    this.#link.retry(clientId);
  }

  discard(clientId: string): void {
    this.#link.discard(clientId);
  }

  take(conversation: string): Promise<ProblemDetail | undefined> {
    return this.#link.command({ type: 'take', conversation });
  }

  close(conversation: string): Promise<ProblemDetail | undefined> {
    return this.#link.command({ type: 'close', conversation });
  }

  reopen(conversation: string): Promise<ProblemDetail | undefined> {
    return this.#link.command({ type: 'reopen', conversation });
  }

  /** Tells that everything up to `number` was looked at. */
  read(conversation: string, number: number): void {
    const held = this.work.get().get(conversation);
    if (held !== undefined && held.readUpTo >= number) return;
    this.#link.send({ type: 'read', conversation, number });
    this.work.update((list) => readWorkList(list, conversation, number));
  }

  /** Takes in rows that were read by other means, older closed ones for example. */
  learn(items: readonly WorkItem[]): void {
    this.work.update((list) => mergedWorkList(list, items));
  }

  /** Asks for a window of the list of visitors, in place of what was asked before. */
  watchVisitors(watch: Omit<WatchVisitors, 'type'>): void {
    this.#link.stand('visitors', { type: 'watchVisitors', ...watch });
  }

  unwatchVisitors(): void {
    this.#link.stand('visitors', { type: 'unwatchVisitors' });
    this.visitors.set(undefined);
  }

  setAvailable(available: boolean): void {
    this.available.set(available);
    browserStorage.write(this.#availableKey, available ? 'yes' : 'no');
    this.#link.stand('availability', { type: 'setAvailability', available });
  }

  draft(conversation: string, draft: Draft): void {
    this.drafts.update((drafts) => withDraft(drafts, conversation, draft));
    browserStorage.write(this.#draftsKey, JSON.stringify(this.drafts.get()));
    const writing = draft.mode === 'line' && draft.line.trim() !== '';
    if (writing) this.#typing.wrote(conversation);
    else this.#typing.ceased();
  }

  draftOf(conversation: string): Draft {
    return this.drafts.get()[conversation] ?? NO_DRAFT;
  }

  /** Ends for good: forgets what was kept in this browser for this person. */
  forgetKept(): void {
    this.stop();
    this.uploads.cancelAll();
    this.drafts.set({});
    browserStorage.remove(this.#draftsKey);
    this.#keeper?.setItem(this.#outboxKey, '[]');
  }

  get #draftsKey(): string {
    return `shopbell.drafts.${this.me.id}`;
  }

  get #outboxKey(): string {
    return `shopbell.unsent.${this.me.id}`;
  }

  get #availableKey(): string {
    return `shopbell.available.${this.me.id}`;
  }

  /** Takes over what was chosen in another window: what the server says changed, and not by this one's doing. */
  #availabilityTold(told: boolean | undefined): void {
    const before = this.#toldAvailable;
    this.#toldAvailable = told;
    if (before === undefined || told === undefined || told === before) return;
    if (told !== this.available.get()) this.setAvailable(told);
  }

  #lineChanged(): void {
    const { state, problem } = this.#link;
    this.line.update((line) => ({ state, problem, wasLive: line.wasLive || state === 'live' }));
    if (state === 'live') {
      this.uploads.line.dispatchEvent(new Event('back'));
      return;
    }
    this.typists.clear();
    // What is told first after a cut is what the server assumed before it heard from here.
    this.#toldAvailable = undefined;
  }

  #take(frame: ServerFrame): void {
    switch (frame.type) {
      case 'workList':
        this.work.set(freshWorkList(frame.items));
        this.loaded.set(true);
        break;
      case 'workItems':
        this.work.update((list) => mergedWorkList(list, frame.items));
        break;
      case 'staff':
        this.staff.set(frame.members);
        this.#availabilityTold(frame.members.find(({ id }) => id === this.me.id)?.available);
        break;
      case 'visitors':
        this.visitors.set(frame);
        break;
      case 'typingSeen':
        this.typists.seen(frame.conversation, frame.author, frame.on, frame.words);
        break;
      case 'entries':
        for (const entry of frame.entries) this.typists.seen(frame.conversation, entry.author, false);
        break;
    }
  }
}
