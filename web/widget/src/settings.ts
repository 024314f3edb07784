import type { Field } from './panel/forms.ts';
import type { Texts } from './panel/texts.ts';

/** What the server tells the widget of its site; see the server's module `site`. */
export interface Settings {
  /** The site's key. */
  readonly site: string;
  /** The brand, as shoppers know it. */
  readonly name: string;
  /** The server's origin. */
  readonly server: string;
  /** The brand's colour, `#rrggbb`. */
  readonly accent: string;
  /** The side of the page on which the button stands, in the direction of its text. */
  readonly side: 'start' | 'end';
}

/** What the panel is told beside. */
export interface PanelSettings extends Settings {
  /** The first words of an empty panel; empty for the widget's own. */
  readonly greeting: string;
  /** Questions that can be asked with one tap. */
  readonly starts: readonly string[];
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
