import type { ClientFrame, ServerFrame } from '@shopbell/protocol';
import type { Keeper } from './outbox.ts';
import { openPollLater } from './poll-later.ts';
import { openSocket } from './socket.ts';
import { backOff, TIMING, type Timing } from './timing.ts';
import {
  type Cause,
  LOST,
  type OpenTransport,
  type Side,
  type Transport,
  type TransportKind,
} from './transport.ts';

/** The protocol version that this client speaks. */
export const VERSION = 1;
const TRANSPORT = 'shopbell.transport';
/** Detours in a row after which WebSocket is given up for the session: two may be a server's restart. */
const MAX_DETOURS = 3;

/**
 * `idle`: not started, or stopped by the caller. `connecting`: for the first time. `live`: welcomed. `lost`:
 * connecting again by itself. `stopped`: it will not try again; the problem says why.
 */
export type ConnectionState = 'idle' | 'connecting' | 'live' | 'lost' | 'stopped';

/** What the platform tells of the network and of the person. */
export interface Hints {
  /** Calls back when the network came back or the page is looked at again (`true`), or the network went (`false`). */
  listen(changed: (up: boolean) => void): void;
}

export interface ConnectionOptions {
  /** The server's origin, without a slash at the end. */
  readonly server: string;
  readonly side: Side;
  /**
   * A shopper's token. `refused` says that the last one was not accepted. May reject with a problem, whose action is
   * obeyed; any other rejection is tried again. Staff leave it out: their cookie speaks for them.
   */
  readonly token?: (refused: boolean) => Promise<string>;
  /** Remembers for the session that only polling gets through, and the unsent lines. */
  readonly keeper?: Keeper;
  readonly hints?: Hints;
  /** For tests. */
  readonly timing?: Partial<Timing>;
  readonly transports?: Readonly<Record<TransportKind, OpenTransport>>;
  readonly random?: () => number;
}

export interface ConnectionListener {
  state(): void;
  frame(frame: ServerFrame): void;
}

type Timer = ReturnType<typeof setTimeout>;

/**
 * Keeps one line to the server up, by WebSocket or, where that does not get through, by long poll: welcomes, signs of
 * life, and trying again with full jitter until told to stop.
 */
export class Connection {
  state: ConnectionState = 'idle';
  /** Why it is not live, where the server said so. */
  problem: Cause | undefined;

  readonly timing: Timing;
  readonly #random: () => number;
  readonly #transports: Readonly<Record<TransportKind, OpenTransport>>;
  #transport: Transport | undefined;
  #kind: TransportKind = 'socket';
  #timers: Timer[] = [];
  /** Silence: restarted by every frame. */
  #silence: Timer | undefined;
  #silentSince = 0;
  #answerDue: Timer | undefined;
  #silenceAllowed = 0;
  #failures = 0;
  #detours = 0;
  #socketProven = false;
  #pollOnly: boolean;
  #tokenRefused = false;
  #liveSince = 0;
  /** Counts attempts, so that what belongs to an old one is recognised. */
  #attempt = 0;

  constructor(
    private readonly options: ConnectionOptions,
    private readonly listener: ConnectionListener,
  ) {
    this.timing = { ...TIMING, ...options.timing };
    this.#random = options.random ?? Math.random;
    this.#transports = options.transports ?? { socket: openSocket, poll: openPollLater };
    this.#pollOnly = remembered(options.keeper) === 'poll';
    this.#kind = this.#pollOnly ? 'poll' : 'socket';
    options.hints?.listen((up) => this.#hint(up));
  }

  /** Begins, or begins again after a stop. */
  start(): void {
    if (this.state !== 'idle' && this.state !== 'stopped') return;
    this.#failures = 0;
    this.#become('connecting');
    void this.#connect();
  }

  /** Ends the line, for now. */
  stop(): void {
    this.#drop();
    this.#become('idle');
  }

  /** Sends now, or not at all. */
  send(frame: ClientFrame): void {
    if (this.state === 'live') this.#transport?.send(frame);
  }

  /** Cuts the line and connects again. */
  cut(cause: Cause = LOST): void {
    this.#down(cause);
  }

  /** Something was sent that is answered at once: a line that stays silent now is dead, long before a heartbeat tells. */
  expectSignOfLife(): void {
    if (this.#answerDue === undefined)
      this.#answerDue = setTimeout(() => this.cut(), this.timing.answerWithin);
  }

  /** A pause before repeating something, longer with each failure. */
  pause(failures: number): number {
    return backOff(this.timing, failures, this.#random);
  }

  async #connect(): Promise<void> {
    const attempt = ++this.#attempt;
    const { server, side, token } = this.options;
    try {
      const given = await token?.(this.#tokenRefused);
      if (attempt !== this.#attempt) return;
      this.#tokenRefused = false;
      const hello: ClientFrame = { type: 'hello', version: VERSION, ...(given ? { token: given } : {}) };
      this.#transport = this.#transports[this.#kind](server, side, hello, {
        frame: (frame) => this.#frame(frame),
        closed: (cause) => this.#down(cause),
      });
      this.#listenFor(this.timing.welcomeWithin);
    } catch (reason) {
      if (attempt === this.#attempt)
        this.#down((reason as Cause | undefined)?.action ? (reason as Cause) : LOST);
    }
  }

  #frame(frame: ServerFrame): void {
    if (frame.type === 'welcome') this.#welcomed(frame.heartbeatSeconds);
    this.#listenFor(this.#silenceAllowed);
    if (frame.type === 'heartbeat') this.send({ type: 'beat' });
    if (frame.type === 'goodbye') this.#down(frame.problem);
    else this.listener.frame(frame);
  }

  #welcomed(heartbeatSeconds: number): void {
    this.#silenceAllowed = heartbeatSeconds * 1000 * this.timing.lostAfterHeartbeats;
    this.#liveSince = Date.now();
    if (this.#kind === 'socket') {
      this.#socketProven = true;
      this.#detours = 0;
    } else if (!this.#pollOnly) {
      this.#detours++;
      if (this.#socketProven && this.#detours < MAX_DETOURS) {
        this.#after(this.timing.detour, () => {
          this.#kind = 'socket';
          this.cut();
        });
      } else {
        this.#pollOnly = true;
        remember(this.options.keeper, 'poll');
      }
    }
    this.#become('live');
  }

  #down(cause: Cause): void {
    const { action } = cause;
    const wasLive = this.state === 'live';
    this.#drop();
    if (wasLive && Date.now() - this.#liveSince >= this.timing.stableAfter) this.#failures = 0;
    if (!wasLive && !this.#pollOnly) this.#kind = this.#kind === 'socket' ? 'poll' : 'socket';
    const newToken = action === 'signIn' && this.options.token;
    if (newToken) this.#tokenRefused = true;
    else if (
      action === 'signIn' ||
      action === 'stop' ||
      (action === 'reload' && cause.code !== 'staleEpoch')
    ) {
      this.#become('stopped', cause);
      return;
    }
    const ceiling = action === 'retryLater' ? Number.POSITIVE_INFINITY : this.#failures++;
    this.#after(this.pause(ceiling), () => void this.#connect());
    this.#become(this.state === 'connecting' ? 'connecting' : 'lost', cause);
  }

  /** Closes what is open and forgets what is planned. */
  #drop(): void {
    this.#attempt++;
    this.#transport?.close();
    this.#transport = undefined;
    this.#clearSilence();
    for (const timer of this.#timers.splice(0)) clearTimeout(timer);
  }

  #hint(up: boolean): void {
    if (!up && this.state === 'live') this.cut();
    else if (up && this.#transport === undefined && (this.state === 'lost' || this.state === 'connecting')) {
      this.#failures = 0;
      this.#drop();
      void this.#connect();
    } else if (up && this.state === 'live' && Date.now() - this.#silentSince > this.#silenceAllowed) {
      // The machine slept, and its timers with it.
      this.cut();
    }
  }

  /** The line counts as lost after this silence. */
  #listenFor(milliseconds: number): void {
    this.#clearSilence();
    this.#silentSince = Date.now();
    this.#silence = setTimeout(() => this.cut(), milliseconds);
  }

  #clearSilence(): void {
    clearTimeout(this.#silence);
    clearTimeout(this.#answerDue);
    this.#answerDue = undefined;
  }

  #after(milliseconds: number, then: () => void): void {
    this.#timers.push(setTimeout(then, milliseconds));
  }

  #become(state: ConnectionState, problem?: Cause): void {
    this.problem = problem;
    if (state === this.state) return;
    this.state = state;
    this.listener.state();
  }
}

function remembered(keeper: Keeper | undefined): string | null | undefined {
  try {
    return keeper?.getItem(TRANSPORT);
  } catch {
    return undefined;
  }
}

function remember(keeper: Keeper | undefined, kind: TransportKind): void {
  try {
    keeper?.setItem(TRANSPORT, kind);
  } catch {
    // Then it is found out anew on the next page.
  }
}
