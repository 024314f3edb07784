import type { ConversationState, Entry, Page, Role, WorkItem } from '@shopbell/protocol';
import type { SiteSettings } from './sites';

/** The bodies of the HTTP API that the console reads. Optional members are absent, never null. */

export interface Account {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
}

/** An account as an administrator sees it. */
export interface TeamAccount extends Account {
  readonly disabled: boolean;
  /** Whether its owner has not set a password yet. */
  readonly invited: boolean;
}

/** One browser that somebody is signed in with. */
export interface SignedInSession {
  readonly id: string;
  readonly current: boolean;
  readonly userAgent?: string;
  readonly createdAtMicros: number;
  readonly lastSeenMicros: number;
}

/** A brand of the install, and what its shop must carry to have the widget. */
export interface Site {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly origins: readonly string[];
  readonly snippet: string;
}

export interface ShopperFacts {
  /** The browser that opened the conversation. */
  readonly visitor: string;
  readonly firstSeenMicros: number;
  readonly visits: number;
  readonly browser?: string;
  readonly language?: string;
  readonly page?: Page;
  readonly earlier: readonly EarlierConversation[];
}

export interface EarlierConversation {
  readonly conversation: string;
  readonly openedAtMicros: number;
  readonly state: ConversationState;
}

/** Who a customer is, as far as anybody says. */
export interface PersonFacts {
  /** How far the shop vouches for it: of `signed` for the id alone. */
  readonly proof: 'none' | 'signed' | 'proven';
  readonly id?: string;
  readonly name?: string;
  readonly email?: string;
}

export interface ConversationAnswer {
  readonly item: WorkItem;
  readonly shopper: ShopperFacts;
  readonly person?: PersonFacts;
  /** What the shop lets be sent. */
  readonly files: SiteSettings['files'];
}

export interface EntriesAnswer {
  readonly entries: readonly Entry[];
  readonly head: number;
  readonly epoch: string;
}
