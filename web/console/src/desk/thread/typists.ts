import { type Author, TYPING_SECONDS } from '@shopbell/protocol';
import { Store } from '../../ui/store';

/** Somebody who types, and what they have written so far, where that is told. */
export interface Typist {
  readonly author: Author;
  readonly words: string | undefined;
}

const NOBODY: readonly Typist[] = [];

/** Who types in which conversation just now. Forgotten by itself when nothing is heard of it. */
export class Typists {
  readonly #stores = new Map<string, Store<readonly Typist[]>>();
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();

  of(conversation: string): Store<readonly Typist[]> {
    let store = this.#stores.get(conversation);
    if (store === undefined) {
      store = new Store(NOBODY);
      this.#stores.set(conversation, store);
    }
    return store;
  }

  /** @param words absent where they are what they were */
  seen(conversation: string, author: Author, on: boolean, words?: string): void {
    const key = `${conversation} ${author.id}`;
    clearTimeout(this.#timers.get(key));
    this.#timers.delete(key);
    this.of(conversation).update((typists) => {
      const others = typists.filter((typist) => typist.author.id !== author.id);
      if (!on) return others.length === typists.length ? typists : others;
      const before = typists.find((typist) => typist.author.id === author.id);
      return [...others, { author, words: words ?? before?.words }];
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
