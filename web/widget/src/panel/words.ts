import { element } from './dom.ts';

/** A piece of a line: words as they are, or a link. */
export type Piece = string | { readonly href: string; readonly label: string };

/** What looks like a web address. What follows it in a sentence does not belong to it. */
const ADDRESS = /\b(?:https?:\/\/|www\.)[^\s<>"']*[^\s<>"'.,:;!?)\]}»”’*_]/gi;

/** Takes a line apart. Only http and https become links, and a link shows where it leads. */
export function pieces(line: string): Piece[] {
  const found: Piece[] = [];
  let end = 0;
  for (const match of line.matchAll(ADDRESS)) {
    const label = match[0];
    const address = /^www/i.test(label) ? `https://${label}` : label;
    const href = hrefOf(address);
    if (!href) continue;
    if (match.index > end) found.push(line.slice(end, match.index));
    found.push({ href, label });
    end = match.index + label.length;
  }
  if (end < line.length) found.push(line.slice(end));
  return found;
}

/** `URL.canParse` is missing in iOS 16 and before. */
function hrefOf(address: string): string | undefined {
  try {
    return new URL(address).href;
  } catch {
    return undefined;
  }
}

/** A line as nodes, its addresses as links that open beside the shop, unless whoever hears of the click does otherwise. */
export function linked(
  line: string,
  clicked?: (event: Event, link: HTMLAnchorElement) => void,
): (Node | string)[] {
  return pieces(line).map((piece) => {
    if (typeof piece === 'string') return piece;
    const link = element(
      'a',
      { href: piece.href, target: '_blank', rel: 'noopener noreferrer' },
      piece.label,
    );
    link.onclick = (event) => clicked?.(event, link);
    return link;
  });
}
