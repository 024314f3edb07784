import type { Role } from '@shopbell/protocol';
import {
  IconBuildingStore,
  IconClockHour9,
  IconCode,
  IconMailbox,
  IconMailForward,
  IconWalk,
  type TablerIcon,
} from '@tabler/icons-react';

/** A page beside the desk. */
export interface Place {
  readonly to: '/visitors' | '/requests' | '/invitations' | '/hours' | '/sites' | '/install';
  readonly text: 'visitors' | 'requests' | 'invitations' | 'hours' | 'sites' | 'install';
  readonly icon: TablerIcon;
  /** The least role that may go there. */
  readonly role: Role;
}

/** The pages beside the desk, in the order of the rail; each is reached from there, on a phone from the account's menu. */
const PLACES: readonly Place[] = [
  { to: '/visitors', text: 'visitors', icon: IconWalk, role: 'agent' },
  { to: '/requests', text: 'requests', icon: IconMailbox, role: 'agent' },
  { to: '/invitations', text: 'invitations', icon: IconMailForward, role: 'agent' },
  { to: '/hours', text: 'hours', icon: IconClockHour9, role: 'agent' },
  { to: '/sites', text: 'sites', icon: IconBuildingStore, role: 'administrator' },
  { to: '/install', text: 'install', icon: IconCode, role: 'agent' },
];

const RANK: Record<Role, number> = { agent: 0, supervisor: 1, administrator: 2 };

export function placesOf(role: Role): readonly Place[] {
  return PLACES.filter((place) => RANK[role] >= RANK[place.role]);
}
