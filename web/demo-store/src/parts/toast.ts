/** Short notes at the lower left, where neither a thumb nor a chat button is. They are read out, stay a while, and wait under the pointer. */
export class Toasts {
  readonly #place: HTMLElement;

  constructor() {
    this.#place = document.createElement('div');
    this.#place.className = 'toasts';
    this.#place.setAttribute('role', 'status');
    document.body.append(this.#place);
  }

  say(text: string, action?: { readonly label: string; take(): void }): void {
    const note = document.createElement('p');
    note.className = 'toast';
    note.append(text);
    if (action) {
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = action.label;
      button.addEventListener('click', () => {
        action.take();
        note.remove();
      });
      note.append(' ', button);
    }
    // A modal dialog makes everything outside it inert, so a note said while one is open belongs inside it.
    const dialog = document.querySelector<HTMLDialogElement>('dialog[open]');
    (dialog ?? document.body).append(this.#place);
    this.#place.replaceChildren(note);
    const vanish = () => {
      if (note.matches(':hover, :focus-within')) setTimeout(vanish, 2000);
      else note.remove();
    };
    setTimeout(vanish, 7000);
  }
}
