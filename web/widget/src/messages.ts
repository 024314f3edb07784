/** From the loader to the panel: all that the panel must know of the page, whenever any of it changed. */
export interface ToPanel {
  /** The visitor's token; empty while there is none. */
  readonly token: string;
  /** Whether the panel is open. */
  readonly shown: boolean;
  /** What the panel last gave to keep as `live`; empty if there is nothing to listen for. */
  readonly live: string;
  /** What the panel gave to keep for this tab. */
  readonly kept: Readonly<Record<string, string>>;
  /** A question that the shop puts into the field, told once. */
  readonly draft: string | undefined;
  readonly url: string;
  readonly title: string;
}

/** From the panel to the loader. */
export interface ToLoader {
  /** Answer with what you know. */
  readonly ask?: true;
  /** Keep this token in place of that one, unless another tab has replaced it already; and answer. */
  readonly token?: { readonly next: string; readonly instead: string };
  /** How far the shopper has read, while there is a conversation to listen for; empty if there is none. */
  readonly live?: string;
  /** Keep this for this tab. */
  readonly keep?: { readonly name: string; readonly value: string };
  /** Lines that wait to be read. */
  readonly unread?: number;
  /** Somebody of the shop said this just now. */
  readonly message?: { readonly from: string; readonly text: string };
  /** Close the panel. */
  readonly close?: true;
  /** Go to this page of the shop. */
  readonly go?: string;
}
