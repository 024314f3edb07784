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
  /** The first words of an empty panel; may be empty. */
  readonly greeting: string;
  /** Questions that can be asked with one tap. */
  readonly starts: readonly string[];
  /** The side of the page on which the button stands, in the direction of its text. */
  readonly side: 'start' | 'end';
  /** BCP 47. */
  readonly language: string;
  /** Whether the panel is a page of its own. */
  readonly standalone: boolean;
}
