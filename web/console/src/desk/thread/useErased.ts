import { usePart } from '../../ui/store';
import { useDesk } from '../useDesk';
import { isErased } from './threadState';

/** Whether all that was said in a conversation was deleted. */
export function useErased(conversation: string): boolean {
  const desk = useDesk();
  return usePart(desk.threads.of(conversation), isErased);
}
