import type { Field } from './panel/forms.ts';
import type { Texts } from './panel/texts.ts';

/** What the server tells the widget of its site; see `SiteSettings` and `WidgetPages` of the server's module `site`. */

/** What the loader, the page script and the frame are told: no more than the shop's page needs. */
export interface PageSettings {
  /** The site's key. */
  readonly site: string;
  /** The server's origin. */
  readonly server: string;
  /** How the button looks: declarations of the custom properties that `loader.css` reads. */
  readonly style: string;
  /** Whether the button carries its name in words. */
  readonly pill: boolean;
  /**
   * What the page is by its address: the kind of the first regular expression that finds something in its path and
   * query; the last one fits every page. No kind where the widget stays away from the page.
   */
  readonly rules: readonly (readonly [pattern: string, kind: PageKind | ''])[];
  /** On which kinds the button stands. */
  readonly shown: readonly PageKind[];
  /** Whether the page script comes by itself; else only when it is called, or with the chat. */
  readonly eager: boolean;
  /** Whether page views are told. */
  readonly intake: boolean;
  /** Whether visitors count as having agreed to that until they say otherwise. */
  readonly consent: boolean;
  /** Whether Do-Not-Track and Global Privacy Control count as a no. */
  readonly signals: boolean;
}

/** What the panel is told. */
export interface PanelSettings {
  /** The site's key. */
  readonly site: string;
  /** The server's origin. */
  readonly server: string;
  /** The brand, as shoppers know it. */
  readonly name: string;
  readonly showPhotos: boolean;
  /** The first words of an empty panel; empty for the widget's own. */
  readonly greeting: string;
  /** Questions that can be asked with one tap. */
  readonly starts: readonly string[];
  readonly files: { readonly allowed: boolean; readonly maxBytes: number; readonly kinds: readonly string[] };
  readonly after: {
    readonly askSatisfaction: boolean;
    readonly offerTranscript: boolean;
    readonly allowDeletion: boolean;
  };
  readonly waiting: {
    readonly emailOfferAfterSeconds: number;
    readonly meanwhile: readonly string[];
    /** Whether questions are taken for e-mail alone also within the hours while nobody is here. */
    readonly formWhenAway: boolean;
    /** Whether who leaves a question is asked for consent. */
    readonly askConsent: boolean;
  };
  /** Whether the shop sees what is being written before it is sent. */
  readonly writing: { readonly shown: boolean };
  /** Whether the panel is a page of its own. */
  readonly standalone: boolean;
  /** Whether it only shows what it would be like. */
  readonly preview: boolean;
  /** What is asked before a conversation; absent where nothing is. */
  readonly preChat?: PreChat;
  /** The words of a first opening, in the language of the document. */
  readonly texts: Texts;
}

export interface PreChat {
  /** Whether those are not asked who answered before, or are known otherwise. */
  readonly skipKnown: boolean;
  readonly fields: readonly Field[];
}

/** What a page of a shop is for. */
export type PageKind =
  | 'home'
  | 'category'
  | 'product'
  | 'search'
  | 'cart'
  | 'checkout'
  | 'order'
  | 'account'
  | 'other';
