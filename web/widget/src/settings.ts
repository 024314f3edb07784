import type { Field } from './panel/forms.ts';
import type { Texts } from './panel/texts.ts';

/** What the server tells the widget of its site; see `SiteSettings` and `WidgetPages` of the server's module `site`. */

interface SharedSettings {
  /** The site's key. */
  readonly site: string;
  /** The server's origin. */
  readonly server: string;
  /** The brand's colour, `#rrggbb`. */
  readonly accent: string;
  /** The colour where the page is dark. */
  readonly accentDark: string;
  readonly scheme: 'auto' | 'light' | 'dark';
}

/** What every page of the shop is told: enough for the button, and for what is known of a visit. */
export interface LoaderSettings extends SharedSettings {
  readonly launcher: 'round' | 'pill';
  /** The side of the page on which the button stands, in the direction of its text. */
  readonly side: 'start' | 'end';
  readonly inlinePixels: number;
  readonly blockPixels: number;
  readonly pages: {
    /** The first whose pattern fits the path says what kind of page it is: a glob, or a `/regular expression/`. */
    readonly rules: readonly { readonly pattern: string; readonly kind: PageKind }[];
    /** Empty for all. */
    readonly shownOn: readonly PageKind[];
    readonly hiddenOn: readonly PageKind[];
    /** Globs of paths. */
    readonly excluded: readonly string[];
  };
  /** Whether visits are told. */
  readonly intake: boolean;
  /** What holds of whoever was not asked. */
  readonly consent: 'granted' | 'denied';
  /** Whether Do-Not-Track and Global Privacy Control count as a no. */
  readonly respectSignals: boolean;
}

/** What the panel is told. */
export interface PanelSettings extends SharedSettings {
  /** The brand, as shoppers know it. */
  readonly name: string;
  /** The path of the brand's picture. */
  readonly logo?: string;
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
  readonly waiting: { readonly emailOfferAfterSeconds: number; readonly meanwhile: readonly string[] };
  /** Whether the panel is a page of its own. */
  readonly standalone: boolean;
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
