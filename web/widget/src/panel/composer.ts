import type { Keeper } from '@shopbell/link';
import { byId } from './dom.ts';
import { text } from './texts.ts';

const DRAFT = 'shopbell.draft';
/** What no line may hold: U+0000 and halves of characters. */
const FORBIDDEN = /[\0\p{Surrogate}]/gu;

/** The field in which a line is written. What is in it outlives a reload. */
export class Composer {
  readonly #field = byId<HTMLTextAreaElement>('text');

  constructor(
    private readonly tab: Keeper,
    private readonly actions: { say(line: string): void; typed(on: boolean): void },
  ) {
    const form = byId<HTMLFormElement>('composer');
    this.#field.placeholder = text('write');
    this.#field.ariaLabel = text('write');
    byId('send').ariaLabel = text('send');
    form.onsubmit = (event) => {
      event.preventDefault();
      this.#submit();
    };
    this.#field.onkeydown = (event) => {
      if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      this.#submit();
    };
    this.#field.oninput = () => {
      this.#changed();
      actions.typed(this.#field.value !== '');
    };
    this.value = tab.getItem(DRAFT) ?? '';
  }

  get value(): string {
    return this.#field.value;
  }

  set value(line: string) {
    this.#field.value = line;
    this.#changed();
  }

  focus(): void {
    this.#field.focus();
  }

  /** As high as what is in it; a hidden panel cannot tell how high that is. */
  grow(): void {
    const { style, scrollHeight } = this.#field;
    if (!scrollHeight) return;
    style.height = 'auto';
    style.height = `${this.#field.scrollHeight}px`;
  }

  #submit(): void {
    const line = this.value.replace(FORBIDDEN, '').trim();
    if (!line) return;
    this.value = '';
    this.actions.say(line);
    this.focus();
  }

  #changed(): void {
    this.grow();
    try {
      this.tab.setItem(DRAFT, this.value);
    } catch {
      // Full: the draft lives as long as the page does.
    }
  }
}
