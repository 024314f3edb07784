import type { WorkItem } from '@shopbell/protocol';
import { type Onlooker, waitsForMe } from '../list/views';
import { isUnread, type WorkList } from '../list/workList';

/** The rows in which a shopper said something new between two states of the list. */
export function withNewLines(before: WorkList, after: WorkList): WorkItem[] {
  if (before === after) return [];
  return [...after.values()].filter(
    (item) =>
      isUnread(item) && item.lastShopperNumber > (before.get(item.conversation)?.lastShopperNumber ?? 0),
  );
}

/** Whether a new line should be heard: somebody waits for this person, who is not looking at it already. */
export function calls(item: WorkItem, by: Onlooker, openConversation: string | undefined): boolean {
  return waitsForMe(item, by) && item.conversation !== openConversation;
}
