/** A piece of a line: text, or an address to make a link of. */
export type Piece = { readonly text: string; readonly href?: string };

/** What can begin an address. Other schemes (javascript:, data:) are never linked. */
const ADDRESS = /\bhttps?:\/\/[^\s<>"'`{}|\\^\p{Cc}\u200b-\u200f\u202a-\u202e\u2060-\u2069]+/giu;

/** Marks that close a sentence rather than an address. */
const TRAILING = /[.,;:!?…*_~]+$/;

/** Cuts a text into pieces; joined, their texts are the text. */
export function linkedText(text: string): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const match of text.matchAll(ADDRESS)) {
    const address = withoutTail(match[0]);
    const href = hrefOf(address);
    if (href === undefined) continue;
    if (match.index > from) pieces.push({ text: text.slice(from, match.index) });
    pieces.push({ text: address, href });
    from = match.index + address.length;
  }
  if (from < text.length || pieces.length === 0) pieces.push({ text: text.slice(from) });
  return pieces;
}

/** Without the full stop or the bracket of the sentence around it. */
function withoutTail(address: string): string {
  for (let cut = address; ; ) {
    const bare = cut.replace(TRAILING, '');
    const next = closesMore(bare, '(', ')') || closesMore(bare, '[', ']') ? bare.slice(0, -1) : bare;
    if (next === cut) return cut;
    cut = next;
  }
}

function closesMore(text: string, open: string, close: string): boolean {
  return text.endsWith(close) && text.split(close).length > text.split(open).length;
}

function hrefOf(address: string): string | undefined {
  try {
    const url = new URL(address);
    return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : undefined;
  } catch {
    return undefined;
  }
}
