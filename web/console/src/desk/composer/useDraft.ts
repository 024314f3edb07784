import { usePart } from '../../ui/store';
import { useDesk } from '../useDesk';
import { type Draft, NO_DRAFT } from './drafts';

/** The draft of a conversation, and how to change it. */
export function useDraft(conversation: string) {
  const desk = useDesk();
  const draft = usePart(desk.drafts, (drafts) => drafts[conversation]) ?? NO_DRAFT;
  return {
    draft,
    write: (text: string) => desk.draft(conversation, { ...draft, [draft.mode]: text }),
    setMode: (mode: Draft['mode']) => desk.draft(conversation, { ...draft, mode }),
  };
}
