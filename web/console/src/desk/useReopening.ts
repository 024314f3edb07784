import type { WorkItem } from '@shopbell/protocol';
import { useQuery } from '@tanstack/react-query';
import { conversationQuery } from '../api/conversations';
import { usePart } from '../ui/store';
import { useErased } from './thread/useErased';
import { useDesk } from './useDesk';

export type Reopening =
  | { readonly is: 'possible' | 'erased' }
  /** The shopper goes on in another conversation. */
  | { readonly is: 'elsewhere'; readonly conversation: string };

/** Whether a closed conversation can be opened again: a shopper has one open conversation at a time. */
export function useReopening({ conversation, shopper }: WorkItem): Reopening {
  const desk = useDesk();
  const erased = useErased(conversation);
  const earlier = useQuery(conversationQuery(conversation)).data?.shopper.earlier;
  const elsewhere = usePart(desk.work, (work) => {
    // The list has the open ones as they are now; those of the shopper's other browsers the server told of.
    const told = earlier?.find(({ conversation: id, state }) => (work.get(id)?.state ?? state) === 'open');
    if (told) return told.conversation;
    for (const other of work.values())
      if (other.state === 'open' && other.shopper.id === shopper.id && other.conversation !== conversation)
        return other.conversation;
    return undefined;
  });
  if (erased) return { is: 'erased' };
  return elsewhere === undefined ? { is: 'possible' } : { is: 'elsewhere', conversation: elsewhere };
}
