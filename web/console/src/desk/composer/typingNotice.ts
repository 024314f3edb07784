import { TYPING_SECONDS } from '@shopbell/protocol';

/** Twice within the time a receiver remembers, so that one lost notice does not show. */
const REPEAT_MILLIS = (TYPING_SECONDS * 1000) / 2;

/** Tells the other side that somebody types: at the first key, again while it lasts, and when it ceased. */
export class TypingNotice {
  readonly #send: (conversation: string, on: boolean) => void;
  #told: { conversation: string; atMillis: number } | undefined;
  #ceasing: ReturnType<typeof setTimeout> | undefined;

  constructor(send: (conversation: string, on: boolean) => void) {
    this.#send = send;
  }

  wrote(conversation: string): void {
    if (this.#told !== undefined && this.#told.conversation !== conversation) this.ceased();
    const now = Date.now();
    if (this.#told === undefined || now - this.#told.atMillis >= REPEAT_MILLIS) {
      this.#send(conversation, true);
      this.#told = { conversation, atMillis: now };
    }
    clearTimeout(this.#ceasing);
    this.#ceasing = setTimeout(() => this.ceased(), TYPING_SECONDS * 1000);
  }

  ceased(): void {
    if (this.#told !== undefined) this.#send(this.#told.conversation, false);
    this.forget();
  }

  /** A line was sent: it tells by itself that nobody types any more. */
  forget(): void {
    clearTimeout(this.#ceasing);
    this.#told = undefined;
  }
}
