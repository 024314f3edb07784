/** What somebody is writing to one conversation: an answer and a note, each kept while the other is written. */
export interface Draft {
  readonly mode: 'line' | 'note';
  readonly line: string;
  readonly note: string;
}

export type Drafts = Readonly<Record<string, Draft>>;

export const NO_DRAFT: Draft = { mode: 'line', line: '', note: '' };

/** As many conversations as one person has in hand on the busiest day; beyond it the oldest draft goes. */
const MOST_DRAFTS = 200;

/** The drafts with one more; the latest stands last, and an empty one is forgotten. */
export function withDraft(drafts: Drafts, conversation: string, draft: Draft): Drafts {
  const { [conversation]: _, ...others } = drafts;
  if (draft.line === '' && draft.note === '' && draft.mode === 'line') return others;
  const kept = Object.entries(others).slice(-(MOST_DRAFTS - 1));
  return Object.fromEntries([...kept, [conversation, draft]]);
}

export function hasText(draft: Draft | undefined): boolean {
  return draft !== undefined && (draft.line.trim() !== '' || draft.note.trim() !== '');
}

/** Reads drafts as they were stored; whatever is not a draft is left out. */
export function readDrafts(json: string | null): Drafts {
  if (json === null) return {};
  try {
    const value: unknown = JSON.parse(json);
    if (typeof value !== 'object' || value === null) return {};
    return Object.fromEntries(
      Object.entries(value).filter((pair): pair is [string, Draft] => isDraft(pair[1])),
    );
  } catch {
    return {};
  }
}

function isDraft(value: unknown): value is Draft {
  if (typeof value !== 'object' || value === null) return false;
  const { mode, line, note } = value as Record<string, unknown>;
  return (mode === 'line' || mode === 'note') && typeof line === 'string' && typeof note === 'string';
}
