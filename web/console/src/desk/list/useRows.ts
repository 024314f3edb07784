import type { WorkItem } from '@shopbell/protocol';
import { useMemo } from 'react';
import { useStore } from '../../ui/store';
import { useDesk } from '../useDesk';
import { countsOf, onlooker, rowsOf, type View, type ViewCounts } from './views';

/** The rows of a view, as they are now. */
export function useRows(view: View): WorkItem[] {
  const desk = useDesk();
  const work = useStore(desk.work);
  const staff = useStore(desk.staff);
  return useMemo(() => rowsOf(work, view, onlooker(desk.me.id, staff)), [work, view, staff, desk]);
}

export function useCounts(): ViewCounts {
  const desk = useDesk();
  const work = useStore(desk.work);
  const staff = useStore(desk.staff);
  return useMemo(() => countsOf(work, onlooker(desk.me.id, staff)), [work, staff, desk]);
}
