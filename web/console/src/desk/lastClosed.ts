import type { WorkItem } from '@shopbell/protocol';
import { Store } from '../ui/store';

/** The conversation closed last from this page, for undoing it by a key. */
export const lastClosed = new Store<WorkItem | undefined>(undefined);
