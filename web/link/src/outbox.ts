import type { ClientFrame, Entry, ProblemDetail } from '@shopbell/protocol';
import { newId } from './id.ts';

type Say = Extract<ClientFrame, { type: 'say' }>;

/** A line that this client wrote and has not yet seen in a thread. */
export interface OutgoingLine extends Omit<Say, 'type'> {
  /** `sending` until the server answers; `said` when it is on the server's disk; `failed` when refused. */
  state: 'sending' | 'said' | 'failed';
  /** Why it failed. */
  problem?: ProblemDetail;
  /** The conversation it was said in. */
  saidIn?: string;
}

/** Where unsent lines outlive the document, `sessionStorage` for one. May throw: then they do not. */
export interface Keeper {
  getItem(name: string): string | null;
  setItem(name: string, value: string): void;
}

/**
 * The lines on their way to the server, oldest first. Of each conversation only one is on the wire at a time:
 * so the order holds even where the server asks to repeat one later.
 */
export class Outbox {
  lines: readonly OutgoingLine[] = [];
  readonly #onWire = new Set<string>();

  constructor(
    private readonly keeper: Keeper | undefined,
    private readonly name: string,
  ) {
    try {
      this.lines = JSON.parse(keeper?.getItem(name) ?? '[]') as OutgoingLine[];
    } catch {
      // Storage is refused, or holds what another version wrote: begin with nothing.
    }
  }

  /** Adds a line at the end. */
  add(line: Omit<OutgoingLine, 'state'>): OutgoingLine {
    const added: OutgoingLine = { ...line, state: 'sending' };
    this.#keep([...this.lines, added]);
    return added;
  }

  /** The frames that may go onto the wire now; they count as being there afterwards. */
  due(): Say[] {
    const busy = new Set<string | undefined>();
    const due: Say[] = [];
    for (const { state, clientId, conversation, kind, text } of this.lines) {
      if (state !== 'sending' || busy.has(conversation)) continue;
      busy.add(conversation);
      if (this.#onWire.has(clientId)) continue;
      this.#onWire.add(clientId);
      due.push({ type: 'say', clientId, ...(conversation ? { conversation } : {}), kind, text });
    }
    return due;
  }

  /** What was on the wire (or only this line) must be sent again. */
  repeat(clientId?: string): void {
    if (clientId) this.#onWire.delete(clientId);
    else this.#onWire.clear();
  }

  said(clientId: string, saidIn: string): void {
    this.#settle(clientId, { state: 'said', saidIn });
  }

  failed(clientId: string, problem: ProblemDetail): void {
    this.#settle(clientId, { state: 'failed', problem });
  }

  /** The server lost what it had said to hold: its history was replaced by an older one. Send it again. */
  unsay(): void {
    this.#keep(this.lines.map((line) => (line.state === 'said' ? { ...line, state: 'sending' } : line)));
  }

  /** Own lines that have arrived in a thread need not be shown from here any longer. */
  seen(entries: readonly Entry[], you: string | undefined): boolean {
    const arrived = new Set(
      entries.filter(({ author }) => author.id === you).map(({ clientId }) => clientId),
    );
    return this.#remove(({ clientId }) => arrived.has(clientId));
  }

  /**
   * Sends a failed line again, at its old place: the server may have it after all, so it keeps its id, unless it
   * is the id that was refused.
   */
  retry(clientId: string): void {
    this.#keep(
      this.lines.map((line) => {
        if (line.clientId !== clientId || line.state !== 'failed') return line;
        const { problem, ...rest } = line;
        return {
          ...rest,
          state: 'sending',
          clientId: problem?.code === 'clientIdReused' ? newId() : clientId,
        };
      }),
    );
  }

  /** Drops a failed line. */
  discard(clientId: string): boolean {
    return this.#remove((line) => line.clientId === clientId && line.state === 'failed');
  }

  #settle(clientId: string, change: Partial<OutgoingLine>): void {
    this.#onWire.delete(clientId);
    this.#keep(this.lines.map((line) => (line.clientId === clientId ? { ...line, ...change } : line)));
  }

  #remove(gone: (line: OutgoingLine) => boolean): boolean {
    const left = this.lines.filter((line) => !gone(line));
    if (left.length === this.lines.length) return false;
    for (const line of this.lines) if (!left.includes(line)) this.#onWire.delete(line.clientId);
    this.#keep(left);
    return true;
  }

  #keep(lines: readonly OutgoingLine[]): void {
    this.lines = lines;
    try {
      this.keeper?.setItem(this.name, JSON.stringify(lines.filter(({ state }) => state !== 'said')));
    } catch {
      // Refused or full: the lines live as long as the document does.
    }
  }
}
