import type { WorkItem } from '@shopbell/protocol';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { EarlierConversation } from '../api/answers';
import { conversationQuery } from '../api/conversations';
import { usePart } from '../ui/store';
import type { WorkList } from './list/workList';
import { isErased } from './thread/threadState';
import { useErased } from './thread/useErased';
import { useDesk } from './useDesk';

export type Reopening =
  | { readonly is: 'possible' | 'erased' }
  /** The shopper goes on in another conversation. */
  | { readonly is: 'elsewhere'; readonly conversation: string };

/** Whether a closed conversation can be opened again: a shopper has one open conversation at a time. */
export function useReopening(item: WorkItem): Reopening {
  const desk = useDesk();
  const erased = useErased(item.conversation);
  const earlier = useQuery(conversationQuery(item.conversation)).data?.shopper.earlier;
  const elsewhere = usePart(desk.work, (work) => elsewhereOf(item, work, earlier));
  return reopening(erased, elsewhere);
}

/** The same at the moment when it is asked, for what is done by a key. */
export function useReopeningNow(): (item: WorkItem) => Reopening {
  const desk = useDesk();
  const queries = useQueryClient();
  return (item) => {
    const { conversation } = item;
    const earlier = queries.getQueryData(conversationQuery(conversation).queryKey)?.shopper.earlier;
    const elsewhere = elsewhereOf(item, desk.work.get(), earlier);
    return reopening(isErased(desk.threads.of(conversation).get()), elsewhere);
  };
}

function reopening(erased: boolean, elsewhere: string | undefined): Reopening {
  if (erased) return { is: 'erased' };
  return elsewhere === undefined ? { is: 'possible' } : { is: 'elsewhere', conversation: elsewhere };
}

/** The open conversation of the same shopper, if there is one. */
export function elsewhereOf(
  { conversation, shopper }: WorkItem,
  work: WorkList,
  earlier: readonly EarlierConversation[] | undefined,
): string | undefined {
  // The list has the open ones as they are now; those of the shopper's other browsers the server told of.
  const told = earlier?.find(({ conversation: id, state }) => (work.get(id)?.state ?? state) === 'open');
  if (told) return told.conversation;
  for (const other of work.values())
    if (other.state === 'open' && other.shopper.id === shopper.id && other.conversation !== conversation)
      return other.conversation;
  return undefined;
}
