import type { Entry } from '@shopbell/protocol';

/** The entries of one conversation, as far as they have been read: `after` + 1 first, without gap or double. */
export class Thread {
  /** Replaced, never changed, so that it may be compared by identity. */
  entries: readonly Entry[] = [];
  /** The highest number that the server has told of. */
  head = 0;
  /** Whether later entries are wanted. */
  following = true;
  /** Whether the newest `follow` has not been answered yet. */
  asked = false;

  /** @param after the number of the last entry that is not wanted; 0 for all */
  constructor(
    readonly conversation: string,
    public after = 0,
  ) {}

  /** The number of the last entry that is here. */
  get last(): number {
    return this.after + this.entries.length;
  }

  /** Whether everything the server has told of is here. False until the first answer. */
  get complete(): boolean {
    return !this.asked && this.last >= this.head;
  }

  /** Appends what is new and next; returns it. Doubles and what lies behind a gap are left out. */
  append(entries: readonly Entry[], head: number): Entry[] {
    let next = this.last + 1;
    const fresh = entries.filter((entry) => entry.number === next && next++);
    if (fresh.length) this.entries = this.entries.concat(fresh);
    this.head = Math.max(this.head, head, entries.at(-1)?.number ?? 0);
    return fresh;
  }

  /** Forgets what was read and wants all: the server's history has become another. */
  clear(): void {
    this.after = 0;
    this.entries = [];
    this.head = 0;
  }
}
