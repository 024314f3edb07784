import { type Author, TYPING_SECONDS } from '@shopbell/protocol';
import { Store } from '../../ui/store';

const NOBODY: readonly Author[] = [];

/** Who types in which conversation just now. Forgotten by itself when nothing is heard of it. */
export class Typists {
  readonly #stores = new Map<string, Store<readonly Author[]>>();
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();

  of(conversation: string): Store<readonly Author[]> {
    let store = this.#stores.get(conversation);
    if (store === undefined) {
      store = new Store(NOBODY);
      this.#stores.set(conversation, store);
    }
    return store;
  }

  seen(conversation: string, author: Author, on: boolean): void {
    const key = `${conversation} ${author.id}`;
    clearTimeout(this.#timers.get(key));
    this.#timers.delete(key);
    this.of(conversation).update((authors) => {
      const others = authors.filter(({ id }) => id !== author.id);
      if (on) return [...others, author];
      return others.length === authors.length ? authors : others;
    });
    if (on)
      this.#timers.set(
        key,
        setTimeout(() => this.seen(conversation, author, false), TYPING_SECONDS * 1000),
      );
  }

  /** Nobody is known to type while the line is down. */
  clear(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
    for (const store of this.#stores.values()) store.set(NOBODY);
  }
}
