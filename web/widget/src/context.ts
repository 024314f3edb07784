import type { LoaderSettings } from './settings.ts';

/** What a shop's pages may ask of the widget. */
export type Command = 'open' | 'close';

export interface Api {
  (command: Command): void;
  /** Calls that wait to be carried out. */
  q?: [Command][];
}

/** What the loader hands to the frame: on the script element that loads it, out of the shop's way. */
export interface Context {
  readonly settings: LoaderSettings;
  readonly shadow: ShadowRoot;
  readonly button: HTMLButtonElement;
  /** What the button is called. */
  readonly name: string;
}

declare global {
  interface Window {
    shopbell?: Api;
  }
}
