import type { Author } from '@shopbell/protocol';

/** As many colours as can still be told apart as small tinted circles. */
const HUES = 10;

/** The colour of somebody, always the same for the same id (FNV-1a, 32 bits). */
export function hueOf(id: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < id.length; at++) hash = Math.imul(hash ^ id.charCodeAt(at), 0x01000193);
  return ((hash >>> 0) % HUES) * (360 / HUES);
}

/** The first letters of the first and last word, for an avatar. Empty where the name has no letter. */
export function initialsOf(name: string): string {
  const words = name.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu) ?? [];
  const first = words[0] ?? '';
  const last = words.length > 1 ? (words.at(-1) ?? '') : '';
  const letter = (word: string) => [...word][0]?.toLocaleUpperCase() ?? '';
  return letter(first) + letter(last);
}

/** What somebody is called; shoppers without a name are told apart by the end of their id. */
export function nameOf(author: Author, anonymous: (mark: string) => string): string {
  const name = author.name?.trim();
  return name ? name : anonymous(author.id.slice(-4).toUpperCase());
}
