import type { ProblemDetail } from '@shopbell/protocol';
import type { PageKind, PageSettings } from './settings.ts';

/** What a shop's pages call; see docs/widget-api.md. */
export interface Api {
  (...call: Call): void;
  /** Calls that wait to be carried out, or go to whoever carries them out. */
  q?: Call[];
}

export type Call = unknown[];

/** A person as the shop knows them, or nobody any more. */
export type AccountCall = { readonly [claim: string]: unknown } | 'logout';

/** An invitation that the server makes; see the server's module `invitation`. */
export interface Invitation {
  readonly id: string;
  readonly text: string;
  readonly from?: { readonly name: string; readonly photo?: string };
  readonly accept: string;
  readonly decline: string;
  /** What the button is called that puts it away. */
  readonly close?: string;
  /** BCP 47, of all of these words. */
  readonly language?: string;
}

/**
 * What the scripts in a shop's page share: the loader makes it, and puts it on the script element of each other one,
 * out of the shop's way. Who wants something of a script that has not come leaves the wish here and loads it; the
 * script looks when it comes.
 */
export interface Context {
  readonly settings: PageSettings;
  readonly shadow: ShadowRoot;
  readonly button: HTMLButtonElement;
  /** Loads one of our scripts, once. */
  readonly load: (path: string) => void;
  /** What the page is by its address as it is now: see the settings' rules. */
  readonly kindNow: () => PageKind | '' | undefined;
  /** What the button is called, once it is there. */
  name?: string;
  /** Calls of the shop, oldest first. */
  calls: Call[];

  /** Calls that make no sense, oldest first; the advice's script takes them. */
  wrong?: Call[];
  /** Where cookies are refused, the visitor's token lasts as long as the page. */
  token?: string;
  /** The same for what the visitor said about consent. */
  consent?: string;
  /** For how many seconds the browser may keep who the visitor is; none: until it is closed. The page script's. */
  lasts?: number | undefined;
  /** Whether the panel is open, or is to be when the frame comes. */
  shown?: boolean;
  /** Opens or closes the panel; the frame's. */
  show?: (on: boolean) => void;
  /** Keeps something for the panel in this tab; the frame's. */
  keep?: (name: string, value: string) => void;
  /** A question to put into the panel's field. */
  draft?: string | undefined;
  /** The language that the shop asked for, BCP 47. */
  language?: string;
  /** Called when the visitor is known by another token; true where that may be somebody else. */
  renewed?: ((other: boolean) => void)[];
  /** What the shop says of who the visitor is, oldest first; the account's script takes them. */
  account?: AccountCall[];
  /** Makes the visitor known to the server, once; whoever needs them known waits for it. */
  known?: () => Promise<unknown>;

  /** The page view that goes on, and what the server answered to it; none where nothing may be told. */
  now?: { readonly view: string; readonly answer: Answer } | undefined;
  /** Looks at {@link now}; the live script brings it. */
  live?: () => void;
  /** Tells the server, which may have an answer; the page script's. */
  post?: (what: string, body: object) => Promise<Answer | undefined>;
  /** The invitation to show, none where one was withdrawn. */
  invitation?: Invitation | undefined;
  /** Shows {@link invitation}, or takes it away; the invitation's script brings it. */
  invite?: () => void;
}

/** What the server answers to a page of the shop. Which members come depends on what was asked. */
export interface Answer {
  readonly token?: string;
  readonly line?: boolean;
  readonly triggers?: readonly Trigger[];
  readonly invitation?: Invitation;
  /** How far the server believes who the visitor is. */
  readonly proof?: 'none' | 'signed' | 'proven';
  /** Whether somebody else was here before. */
  readonly other?: boolean;
  /** Of a problem (RFC 9457), as the next three; what to do about it: see docs/protocol.md. */
  readonly action?: ProblemDetail['action'];
  readonly code?: string;
  readonly title?: string;
  readonly detail?: string;
}

/** A rule of which the server's part holds; all that is named here must hold too. */
export interface Trigger {
  readonly rule: string;
  /** Seconds on the page. */
  readonly afterSeconds?: number;
  /** Seconds without a sign of the visitor. */
  readonly idleSeconds?: number;
  /** The pointer leaves the page by its top. */
  readonly exitIntent?: boolean;
}

declare global {
  interface Window {
    shopbell?: Api;
  }
}
