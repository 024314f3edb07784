/** A reader this close to the end wants to stay there; two lines of text. */
const NEAR_PX = 48;

/** Keeps a reader at the end of the log at its end, and leaves one alone who reads further up. */
export class Scroll {
  #atEnd = true;

  constructor(
    private readonly log: HTMLElement,
    changed: () => void,
  ) {
    log.addEventListener('scroll', () => {
      const before = this.#atEnd;
      this.#atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < NEAR_PX;
      if (before !== this.#atEnd) changed();
    });
    new ResizeObserver(() => this.follow()).observe(log);
  }

  get atEnd(): boolean {
    return this.#atEnd;
  }

  /** Goes to the end, if the reader was there. */
  follow(): void {
    if (this.#atEnd) this.toEnd();
  }

  /** A greeting alone is read from its beginning. */
  toEnd(): void {
    this.#atEnd = true;
    if (this.log.querySelector('li')) this.log.scrollTop = this.log.scrollHeight;
  }
}
