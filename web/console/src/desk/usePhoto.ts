import type { StaffMember } from '@shopbell/protocol';
import { use } from 'react';
import { Store, usePart } from '../ui/store';
import { DeskContext } from './useDesk';

const NOBODY = new Store<readonly StaffMember[]>([]);

/** Where the photo of a member of staff is; nothing where they have none, and for shoppers. */
export function usePhoto(id: string): string | undefined {
  const desk = use(DeskContext);
  const photo = usePart(desk?.staff ?? NOBODY, (staff) => staff.find((one) => one.id === id)?.photo);
  return photo && `/photo/${id}.png?${photo}`;
}
