import type { Author, ClientFrame, Entry, ProblemDetail, ServerFrame } from '@shopbell/protocol';
import { Connection, type ConnectionOptions, type ConnectionState } from './connection.ts';
import { newId } from './id.ts';
import { Outbox, type OutgoingLine } from './outbox.ts';
import { Thread } from './thread.ts';
import type { Cause } from './transport.ts';

export interface LinkOptions extends ConnectionOptions {
  /** The name under which unsent lines are kept; whoever shares a keeper must not share the name. */
  readonly outbox?: string;
  readonly listener?: LinkListener;
}

/** What a client hears. Called synchronously, after the link has changed. */
export interface LinkListener {
  /** The line came up, was lost, or stopped. */
  state?(state: ConnectionState, problem: Cause | undefined): void;
  /** Entries were added to a thread, or it was cleared or completed. */
  thread?(thread: Thread, fresh: readonly Entry[]): void;
  /** A line was added, answered, or has arrived in its thread. */
  lines?(lines: readonly OutgoingLine[]): void;
  /** Every frame, after the link has taken what it needs. */
  frame?(frame: ServerFrame): void;
}

/** A frame that is answered by `done` or `refused`. */
export type Command = Extract<ClientFrame, { ref: string }>;
type WithoutRef<F> = F extends unknown ? Omit<F, 'ref'> : never;

/**
 * A client's link to the server: threads that hold each entry once and in order, and lines that are sent until they
 * are answered, over a line that may be cut at any time.
 */
export class Link {
  /** Who the server takes this client for, once welcomed. */
  you: Author | undefined;
  readonly threads: ReadonlyMap<string, Thread>;

  readonly #threads = new Map<string, Thread>();
  readonly #connection: Connection;
  readonly #listener: LinkListener;
  readonly #outbox: Outbox;
  /** Sent after every welcome, by name. */
  readonly #standing = new Map<string, ClientFrame>();
  readonly #commands = new Map<string, { frame: Command; settle: (problem?: ProblemDetail) => void }>();
  #epoch: string | undefined;
  #refusals = 0;

  constructor(options: LinkOptions) {
    this.threads = this.#threads;
    this.#listener = options.listener ?? {};
    this.#outbox = new Outbox(options.keeper, options.outbox ?? 'shopbell.outbox');
    this.#connection = new Connection(options, {
      state: () => this.#listener.state?.(this.state, this.problem),
      frame: (frame) => {
        this.#take(frame);
        this.#listener.frame?.(frame);
      },
    });
  }

  get state(): ConnectionState {
    return this.#connection.state;
  }

  get problem(): Cause | undefined {
    return this.#connection.problem;
  }

  /** The lines written here that have not arrived in their thread, oldest first. */
  get lines(): readonly OutgoingLine[] {
    return this.#outbox.lines;
  }

  start(): void {
    this.#connection.start();
  }

  /** Cuts the line. Threads and lines stay, and `start` goes on from them. */
  stop(): void {
    this.#connection.stop();
  }

  /**
   * Says a line; sent now, or as soon as it can be. A shopper leaves the conversation out. A file is said by its id, under
   * the client id of its upload, and keeps its place among the lines.
   */
  say(
    text: string,
    conversation?: string,
    kind: OutgoingLine['kind'] = 'line',
    clientId = newId(),
  ): OutgoingLine {
    const line = this.#outbox.add({ clientId, kind, text, ...(conversation ? { conversation } : {}) });
    this.#linesChanged();
    return line;
  }

  /** Sends a failed line again. */
  retry(clientId: string): void {
    this.#outbox.retry(clientId);
    this.#linesChanged();
  }

  /** Drops a failed line. */
  discard(clientId: string): void {
    if (this.#outbox.discard(clientId)) this.#linesChanged();
  }

  /**
   * Reads a conversation and all that comes: from its beginning, or after the entry that is given, or from where its
   * thread ends.
   */
  follow(conversation: string, after = 0): Thread {
    let thread = this.#threads.get(conversation);
    if (!thread) {
      thread = new Thread(conversation, after);
      this.#threads.set(conversation, thread);
    } else if (thread.following) return thread;
    thread.following = true;
    this.#ask(thread);
    return thread;
  }

  /** Hears no more of it. What was read stays. */
  unfollow(conversation: string): void {
    const thread = this.#threads.get(conversation);
    if (!thread?.following) return;
    thread.following = false;
    this.#connection.send({ type: 'unfollow', conversation });
  }

  /** Carries out a command, also over a cut. Resolves to why it was refused, if it was. */
  command(command: WithoutRef<Command>): Promise<ProblemDetail | undefined> {
    const frame = { ...command, ref: newId() } as Command;
    return new Promise((resolve) => {
      this.#commands.set(frame.ref, {
        frame,
        settle: (problem) => {
          this.#commands.delete(frame.ref);
          resolve(problem);
        },
      });
      this.#expectAnswer(frame);
    });
  }

  /** Sends now and after every welcome, in place of the last one of that name. */
  stand(name: string, frame: ClientFrame): void {
    this.#standing.set(name, frame);
    this.#connection.send(frame);
  }

  /** Sends now, or not at all: typing, reading. */
  send(frame: ClientFrame): void {
    this.#connection.send(frame);
  }

  #take(frame: ServerFrame): void {
    switch (frame.type) {
      case 'welcome':
        this.#welcomed(frame.epoch, frame.you);
        break;
      case 'entries': {
        const thread = this.#threads.get(frame.conversation);
        if (thread?.following) this.#append(thread, frame.entries, frame.head);
        break;
      }
      case 'heartbeat':
        for (const { id, head } of frame.heads) {
          const thread = this.#threads.get(id);
          if (thread?.following && thread.last < head) this.#ask(thread);
        }
        break;
      case 'said':
        this.#refusals = 0;
        this.#outbox.said(frame.clientId, frame.conversation);
        this.#seen(this.#threads.get(frame.conversation)?.entries ?? []);
        this.#linesChanged();
        break;
      case 'done':
        this.#commands.get(frame.ref)?.settle();
        break;
      case 'refused':
        this.#refused(frame.ref, frame.problem);
        break;
    }
  }

  #welcomed(epoch: string, you: Author): void {
    this.you = you;
    if (this.#epoch !== undefined && this.#epoch !== epoch) this.#forget();
    this.#epoch = epoch;
    for (const frame of this.#standing.values()) this.#connection.send(frame);
    for (const thread of this.#threads.values()) if (thread.following) this.#ask(thread);
    for (const { frame } of this.#commands.values()) this.#expectAnswer(frame);
    this.#outbox.repeat();
    this.#flush();
  }

  #append(thread: Thread, entries: readonly Entry[], head: number): void {
    const wasComplete = thread.complete;
    const fresh = thread.append(entries, head);
    const first = entries[0]?.number ?? 0;
    if (first > thread.last) {
      // A gap. The answer to one question is enough for all frames behind it.
      if (!thread.asked) this.#ask(thread);
      return;
    }
    thread.asked = false;
    const seen = this.#seen(fresh);
    if (fresh.length || thread.complete !== wasComplete) this.#listener.thread?.(thread, fresh);
    if (seen) this.#listener.lines?.(this.lines);
  }

  #seen(entries: readonly Entry[]): boolean {
    return this.#outbox.seen(entries, this.you?.id);
  }

  #refused(ref: string, problem: ProblemDetail): void {
    const command = this.#commands.get(ref);
    const thread = this.#threads.get(ref);
    if (command) command.settle(problem);
    else if (problem.code === 'staleEpoch') {
      this.#forget();
      this.#connection.cut(problem);
    } else if (thread) {
      thread.asked = false;
      if (problem.action === 'retryLater') this.#later(() => thread.following && this.#ask(thread));
      else thread.following = false;
    } else if (problem.action === 'retryLater') {
      this.#later(() => {
        this.#outbox.repeat(ref);
        this.#flush();
      });
    } else {
      this.#outbox.failed(ref, problem);
      this.#linesChanged();
    }
  }

  /** The server's history has become another: every cursor is void, and so is every promise it made. */
  #forget(): void {
    this.#outbox.unsay();
    for (const thread of this.#threads.values()) {
      thread.clear();
      this.#listener.thread?.(thread, []);
    }
  }

  #ask(thread: Thread): void {
    thread.asked = true;
    const after = thread.last;
    this.#expectAnswer({
      type: 'follow',
      conversation: thread.conversation,
      after,
      ...(after && this.#epoch ? { epoch: this.#epoch } : {}),
    });
  }

  #linesChanged(): void {
    this.#flush();
    this.#listener.lines?.(this.lines);
  }

  #flush(): void {
    if (this.state === 'live') for (const frame of this.#outbox.due()) this.#expectAnswer(frame);
  }

  /** Sends what is answered at once on a line that is alive; silence means that it is not. */
  #expectAnswer(frame: ClientFrame): void {
    if (this.state !== 'live') return;
    this.#connection.send(frame);
    this.#connection.expectSignOfLife();
  }

  #later(then: () => void): void {
    setTimeout(then, this.#connection.pause(++this.#refusals));
  }
}
