import { usePart } from '../../ui/store';
import { useDesk } from '../useDesk';

/** Whether all that was said in a conversation was deleted: there is no going on with it then. */
export function useErased(conversation: string): boolean {
  const desk = useDesk();
  return usePart(desk.threads.of(conversation), ({ entries }) =>
    entries.some(({ kind }) => kind === 'erased'),
  );
}
