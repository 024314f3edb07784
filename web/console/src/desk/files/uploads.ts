import { newId } from '@shopbell/link';
import { upload } from '@shopbell/link/upload';
import type { ProblemDetail, SentFile } from '@shopbell/protocol';
import { UNREACHABLE } from '../../api/http';
import { Store } from '../../ui/store';

/** A file on its way to the server. */
export interface PendingFile {
  readonly clientId: string;
  readonly conversation: string;
  readonly file: File;
  /** How many bytes the server has; all of them while it looks into the file. */
  readonly sent: number;
  /** Why it was not taken. */
  readonly problem?: Partial<ProblemDetail> | undefined;
}

/** Files that are sent from here. They stay through turns of the page, but not through a reload: a browser forgets them. */
export class Uploads {
  readonly pending = new Store<readonly PendingFile[]>([]);
  /** The desk's line, which says when it has come back. */
  readonly line = new EventTarget();
  readonly #say: (file: SentFile, pending: PendingFile) => void;
  readonly #running = new Map<string, AbortController>();
  /** What was sent, until its entry says so itself. */
  readonly #taken = new Map<string, SentFile>();

  /** @param say called once the server has the file */
  constructor(say: (file: SentFile, pending: PendingFile) => void) {
    this.#say = say;
  }

  add(conversation: string, files: Iterable<File>): void {
    for (const file of files) {
      const pending: PendingFile = { clientId: newId(), conversation, file, sent: 0 };
      this.pending.update((all) => [...all, pending]);
      if (file.size === 0) this.#change(pending.clientId, { problem: { code: 'fileEmpty' } });
      else void this.#run(pending);
    }
  }

  retry(clientId: string): void {
    const pending = this.pending.get().find((one) => one.clientId === clientId);
    if (!pending?.problem) return;
    this.#change(clientId, { problem: undefined });
    void this.#run(pending);
  }

  /** Gives up; what the server has of it, it removes by itself. */
  cancel(clientId: string): void {
    this.#running.get(clientId)?.abort();
    this.#forget(clientId);
  }

  cancelAll(): void {
    for (const { clientId } of this.pending.get()) this.cancel(clientId);
  }

  /** What is known of a file that was sent from here. */
  taken(id: string): SentFile | undefined {
    return this.#taken.get(id);
  }

  async #run(pending: PendingFile): Promise<void> {
    const { clientId, conversation, file } = pending;
    const ending = new AbortController();
    this.#running.set(clientId, ending);
    try {
      const taken = await upload({
        server: '',
        headers: async () => ({}),
        clientId,
        conversation,
        file,
        signal: ending.signal,
        line: this.line,
        progress: (sent) => this.#change(clientId, { sent }),
      });
      this.#taken.set(taken.id, taken);
      this.#forget(clientId);
      this.#say(taken, pending);
    } catch (reason) {
      if (ending.signal.aborted) return;
      const problem = reason as Partial<ProblemDetail>;
      this.#change(clientId, { problem: problem.code ? problem : { code: UNREACHABLE } });
    } finally {
      this.#running.delete(clientId);
    }
  }

  #change(clientId: string, change: Partial<PendingFile>): void {
    this.pending.update((all) => all.map((one) => (one.clientId === clientId ? { ...one, ...change } : one)));
  }

  #forget(clientId: string): void {
    this.pending.update((all) => all.filter((one) => one.clientId !== clientId));
  }
}
