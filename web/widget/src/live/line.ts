import type { Context, Invitation } from '../context.ts';
import { tokenOf } from '../person.ts';

/** A page that is left at once costs no line. */
const SETTLED_MS = 2_000;
/** Tabs are left and come back; the line of one that stays away longer is let go. */
const AWAY_MS = 60_000;
/** Full jitter under a ceiling that doubles, and then no more until another page is opened. */
const FIRST_CEILING_MS = 1_000;
const LAST_CEILING_MS = 60_000;
const MOST_FAILURES = 8;
/** Close codes after which asking again is of no use; see the protocol's problems. */
const FINAL = /^44(0[0-5]|13|2[69])$/;

export type PageState = 'active' | 'idle' | 'hidden';

/** The line of a page: it tells that the page is there, and brings invitations. Up while the page is in sight. */
export class Line {
  #socket: WebSocket | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #failures = 0;
  #view = '';
  #state: PageState = 'active';

  constructor(
    private readonly context: Context,
    private readonly invited: (invitation: Invitation | undefined) => void,
  ) {}

  /** Opens the line for this view, or says on the open one that the page is another. */
  open(view: string): void {
    if (this.#view === view) return;
    this.#view = view;
    this.#failures = 0;
    if (this.#socket) this.#tell();
    else this.#connect(SETTLED_MS);
  }

  is(state: PageState): void {
    if (this.#state === state) return;
    const back = this.#state === 'hidden';
    this.#state = state;
    this.#tell();
    if (state === 'hidden') this.#later(AWAY_MS, () => this.#drop());
    else if (this.#socket) clearTimeout(this.#timer);
    else if (back) this.#connect(SETTLED_MS);
  }

  /** Lets the line go for good. */
  close(): void {
    this.#view = '';
    this.#drop();
  }

  #drop(): void {
    clearTimeout(this.#timer);
    const socket = this.#socket;
    this.#socket = undefined;
    socket?.close();
  }

  #later(ms: number, then: () => void): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(then, ms);
  }

  #connect(pause: number): void {
    this.#later(pause, () => {
      const token = tokenOf(this.context);
      if (this.#socket || !this.#view || !token || this.#state === 'hidden') return;
      const socket = new WebSocket(`${this.context.settings.server.replace('http', 'ws')}/socket/page`);
      this.#socket = socket;
      socket.onopen = () => {
        this.#send({ type: 'hello', version: 1, token });
        this.#tell();
      };
      socket.onmessage = ({ data }) => this.#take(JSON.parse(data));
      socket.onclose = ({ code }) => {
        if (this.#socket !== socket) return;
        this.#socket = undefined;
        if (FINAL.test(`${code}`) || ++this.#failures > MOST_FAILURES) return;
        this.#connect(Math.random() * Math.min(LAST_CEILING_MS, FIRST_CEILING_MS * 2 ** this.#failures));
      };
    });
  }

  #take(frame: { readonly type: string; readonly invitation: Invitation }): void {
    if (frame.type === 'welcome') this.#failures = 0;
    else if (frame.type === 'heartbeat') this.#send({ type: 'beat' });
    else if (frame.type === 'invited') this.invited(frame.invitation);
    else if (frame.type === 'withdrawn') this.invited(undefined);
  }

  #tell(): void {
    this.#send({ type: 'here', view: this.#view, state: this.#state });
  }

  #send(frame: object): void {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(frame));
  }
}
