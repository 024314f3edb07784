import type { Link, Thread } from '@shopbell/link';
import { readEntries } from '../../api/conversations';
import { Store } from '../../ui/store';
import { olderCount, type ThreadState, UNREAD_THREAD, withOlder, withTail } from './threadState';

/** How many conversations stay live after they were left: as many as one person answers side by side. */
const KEPT_LIVE = 8;

/** How many entries a step back loads: about two screens. */
const PAGE = 50;

/** The conversations that were opened on this page, of which the latest few are kept live. */
export class Threads {
  readonly #link: Link;
  readonly #stores = new Map<string, Store<ThreadState>>();
  /** The conversations that are live, the latest opened last. */
  #live: string[] = [];

  constructor(link: Link) {
    this.#link = link;
  }

  of(conversation: string): Store<ThreadState> {
    let store = this.#stores.get(conversation);
    if (store === undefined) {
      store = new Store(UNREAD_THREAD);
      this.#stores.set(conversation, store);
    }
    return store;
  }

  /**
   * Reads the end of a conversation, from what is new to its reader or a page before its head, and hears what comes.
   */
  open(conversation: string, head: number, readUpTo: number): void {
    this.#live = [...this.#live.filter((id) => id !== conversation), conversation];
    for (const id of this.#live.splice(0, this.#live.length - KEPT_LIVE)) this.#link.unfollow(id);
    this.changed(this.#link.follow(conversation, Math.max(0, Math.min(head - PAGE, readUpTo))));
  }

  changed(thread: Thread): void {
    this.of(thread.conversation).update((state) => withTail(state, thread.entries, thread.complete));
  }

  /** Reads the page before what is held. */
  async readOlder(conversation: string): Promise<void> {
    const store = this.of(conversation);
    const older = olderCount(store.get());
    if (older === 0) return;
    const after = Math.max(0, older - PAGE);
    const { entries } = await readEntries(conversation, after, older - after);
    store.update((state) => withOlder(state, entries));
  }
}
