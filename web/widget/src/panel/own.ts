import type { ToPanel } from '../messages.ts';
import type { Shell } from './shell.ts';
import { storage } from './storage.ts';

/** The panel as a page of its own. */
export class OwnPage implements Shell {
  readonly shop = undefined;
  readonly tab = storage('sessionStorage');
  changed = () => {};
  readonly #visitor = storage('localStorage');
  readonly #name: string;

  constructor(site: string) {
    this.#name = `shopbell.token.${site}`;
  }

  get state(): ToPanel {
    const token = this.#visitor.getItem(this.#name) ?? '';
    return { token, shown: true, live: '', kept: {}, draft: undefined, url: '', title: '' };
  }

  tell(): void {}

  async replace(instead: string, next: string): Promise<string> {
    if (this.state.token === instead) this.#visitor.setItem(this.#name, next);
    return this.state.token;
  }
}
