// Generated from server/protocol; never edited. `./shopbell docs` writes it anew.

/** The version of the protocol that this code speaks. */
export const VERSION = 1;

/**
 * The longest line, in UTF-16 units: what the narrowest of the large messengers (WhatsApp, Telegram: 4,096)
 * would take.
 */
export const MAX_TEXT = 4000;

/**
 * The largest frame from a client, in bytes: a longest line of three-byte characters, escaped once, and its
 * envelope.
 */
export const MAX_CLIENT_FRAME_BYTES = 32_768;

/** How long a receiver shows that somebody types, without hearing of it again. */
export const TYPING_SECONDS = 6;

/** The most characters that are shown of a line before it is sent. */
export const MAX_WORDS_SEEN = 1000;

/** How long an agent may be without a connection and still count as available: a reload of the console. */
export const ABSENCE_SECONDS = 10;

/**
 * How many open conversations the work list shows: more than a shop with a hundred agents has at once.
 * Those who wait longest come first.
 */
export const MAX_OPEN_WORK = 500;

/** How many closed conversations the work list shows. */
export const MAX_CLOSED_WORK = 100;

/** How many rows of the list of visitors one connection watches: some screens full. */
export const MAX_VISITOR_ROWS = 200;

/** The longest excerpt, in UTF-16 units: a row shows two lines of some 60 characters. */
export const LAST_LINE_MAX_TEXT = 140;

/** A UUID in its usual text form, in lower case. */
export type Uuid = string;

/** What an entry of a conversation is. */
export type EntryKind =
  /** The conversation began. */
  | 'opened'
  /**
   * The shop invited with these words, and the conversation began from it; by the member of staff who
   * invited, or by the program where a rule did.
   */
  | 'invited'
  /** A line of chat, by a shopper or by staff. */
  | 'line'
  /** A note among staff. Shoppers never see it, nor a gap where it stands. */
  | 'note'
  /** A file, by a shopper or by staff. Counts as a line: it is said, waits for an answer and is one. */
  | 'file'
  /** A member of staff took the conversation. */
  | 'taken'
  /** The conversation was closed. */
  | 'closed'
  /** The conversation was opened again. */
  | 'reopened'
  /**
   * All that was said and sent before this entry was deleted, for the shopper and for staff: lines and
   * notes have no text any more. Comes last; the conversation is closed and stays so.
   */
  | 'erased';

/** A page of a shop, as its document describes itself. Hostile until shown as text. */
export interface Page {
  /** http or https, at most 2,000 UTF-16 units; longer ones are cut, others replaced by an empty text */
  readonly url: string;
  /** at most 200 UTF-16 units; longer ones are cut */
  readonly title: string;
}

/** What somebody does with a page that they have open. */
export type PageState =
  /** They look at it and do something. */
  | 'active'
  /** It is in sight, and nothing was done on it for a while. */
  | 'idle'
  /** Another tab or window covers it. */
  | 'hidden'
  /** It was left. */
  | 'gone';

/** What a page of a shop is for. */
export type PageKind =
  /** The shop's first page. */
  | 'home'
  /** A list of products. */
  | 'category'
  /** One product. */
  | 'product'
  /** What a search found. */
  | 'search'
  /** What is about to be bought. */
  | 'cart'
  /** Address, delivery and payment. */
  | 'checkout'
  /** An order that was placed: its confirmation or its status. */
  | 'order'
  /** A customer's own pages. */
  | 'account'
  /** Every other page, and every page of which nobody says what it is. */
  | 'other';

/** What became of the last invitation of a visitor. */
export type InvitationStanding =
  /** There was none. */
  | 'none'
  /** It is shown, or on its way to the page. */
  | 'shown'
  /** They opened the chat by it. */
  | 'accepted'
  /** They said no. */
  | 'declined'
  /** They put it away, which is not a no. */
  | 'closed'
  /** They did nothing about it. */
  | 'ignored';

/**
 * Which visitors are wanted: those for whom all of it holds. An empty list and an absent member ask for
 * nothing. Texts are looked for as a part, in any case, and have at most 100 characters.
 */
export interface VisitorFilter {
  /** on one of these */
  readonly sites: readonly Uuid[];
  /** on a page of one of these kinds */
  readonly kinds: readonly PageKind[];
  /** doing one of these; those who are gone are listed only where `gone` is named */
  readonly states: readonly PageState[];
  /** from one of these, two letters each */
  readonly countries: readonly string[];
  /** with one of these; `de` also stands for `de-AT` */
  readonly languages: readonly string[];
  /** whose last invitation stands so */
  readonly standings: readonly InvitationStanding[];
  /** looking at such a product */
  readonly product?: string;
  /** came from such a page or campaign */
  readonly source?: string;
  /** anything about them: page, product, address, place, browser */
  readonly text?: string;
  /** whose cart is worth at least this */
  readonly cartFrom?: number;
  /** whether they have a conversation open */
  readonly chatting?: boolean;
  /** whether they were here before */
  readonly returning?: boolean;
}

/** What comes first in a list of visitors. Among equals, who came last. */
export type VisitorSort =
  /** Who has been here longest. */
  | 'timeOnSite'
  /** Whose cart is worth most. */
  | 'cartValue'
  /** Who saw most pages. */
  | 'pages'
  /** Who came last. */
  | 'newest'
  /** Who did something last. */
  | 'lastActivity';

/** Which side of the counter an author stands on. */
export type AuthorKind =
  /** A visitor of a storefront. */
  | 'shopper'
  /** Somebody who works for the shop. */
  | 'staff'
  /** The program itself. */
  | 'system';

/** Who wrote an entry. */
export interface Author {
  readonly kind: AuthorKind;
  /** the visitor's or the account's id */
  readonly id: Uuid;
  /** the public name of a member of staff; what a shopper calls themselves, where known */
  readonly name?: string;
}

/** Whether a conversation takes lines from a shopper. */
export type ConversationState =
  /** It does; a customer has at most one such conversation on a site. */
  | 'open'
  /** It ended; a shopper's next line opens another. */
  | 'closed';

/** A conversation in a few words. */
export interface ConversationHead {
  readonly id: Uuid;
  readonly state: ConversationState;
  /** the highest number in the receiver's view */
  readonly head: number;
}

/** What a client does about a problem. */
export type ProblemAction =
  /** Change what was asked, with the person's help, and ask again. */
  | 'mend'
  /** Sign in again (staff) or get a new token (shopper), then connect again. */
  | 'signIn'
  /** Repeat the same request after a pause with jitter. */
  | 'retryLater'
  /** Connect again with jittered back-off and go on from the cursors held. */
  | 'resume'
  /** Drop every cursor and cached entry, load the newest client, and start from 0. */
  | 'reload'
  /** Do not try again by itself. */
  | 'stop';

/**
 * A `Problem` as it travels, in a frame or as the body of an HTTP answer (RFC 9457,
 * `application/problem+json`).
 */
export interface ProblemDetail {
  /** see `code`; `type` on HTTP is `urn:shopbell:problem:` and this code */
  readonly code: string;
  /** what went wrong, for a person, in English */
  readonly title: string;
  /** what is special about this case and what to do; never an internal text */
  readonly detail?: string;
  /** what the client should do */
  readonly action: ProblemAction;
}

/**
 * A file as those see it who may read it. Its content is at `/api/files/{id}`, the small form of a picture
 * at `/api/files/{id}/preview`; both ask who is calling.
 */
export interface SentFile {
  readonly id: Uuid;
  /** safe to save under, and ending as its content does; hostile until shown as text */
  readonly name: string;
  /** what the content is: the server looked. Pictures, and they alone, are `image/...` */
  readonly mediaType: string;
  /** the length of the content */
  readonly bytes: number;
  /** of a picture, in pixels */
  readonly width?: number;
  /** of a picture, in pixels */
  readonly height?: number;
}

/** One entry of a conversation, as one view sees it. Entries are only ever added. */
export interface Entry {
  /** place in the conversation, gapless from 1, in the view of the receiver (staff or shopper) */
  readonly number: number;
  readonly kind: EntryKind;
  readonly author: Author;
  /** the server's clock when the entry was accepted, microseconds since 1970 UTC; orders nothing */
  readonly atMicros: number;
  /**
   * for `invited`, `line` and `note`; plain text, hostile until shown as text; absent once the conversation
   * was `erased`
   */
  readonly text?: string;
  /** the id that the author's client gave the line */
  readonly clientId?: Uuid;
  /** for `file`; absent where it was erased */
  readonly file?: SentFile;
}

/** The newest line of a conversation, cut to `MAX_TEXT`. */
export interface LastLine {
  readonly by: AuthorKind;
  readonly kind: EntryKind;
  /** of a file, its name, which ends as its content does; empty where it was erased */
  readonly text: string;
  readonly atMicros: number;
}

/**
 * A row of the work list: what an agent must know of a conversation to decide where to look next.
 *
 * Two rows of one conversation merge thus: the one with the higher `version` wins, `readUpTo` is the
 * greater of both, `page` is the one with the later `pageAtMicros`. So events applied to a stale list give
 * what a fresh list shows.
 */
export interface WorkItem {
  readonly conversation: Uuid;
  /** the highest entry number in the staff view; every change but reading and page views adds an entry */
  readonly version: number;
  readonly state: ConversationState;
  readonly siteName: string;
  /** who asks */
  readonly shopper: Author;
  /** who took it, if anybody */
  readonly assignee?: Author;
  readonly openedAtMicros: number;
  readonly closedAtMicros?: number;
  /** when the first line without an answer came; absent when nobody waits for us */
  readonly waitingSinceMicros?: number;
  /** the newest line or note */
  readonly lastLine?: LastLine;
  /** the staff-view number of the shopper's newest line, 0 without one: unread if above `readUpTo` */
  readonly lastShopperNumber: number;
  /** how far the receiver of this row has read */
  readonly readUpTo: number;
  readonly page?: Page;
  readonly pageAtMicros: number;
}

/** What a member of staff may do; each role may do all that the one before it may. */
export type Role =
  /** Answers shoppers. */
  | 'agent'
  /** Sees what every agent does. */
  | 'supervisor'
  /** Manages accounts and sites. */
  | 'administrator';

/** A member of staff as colleagues see them. */
export interface StaffMember {
  readonly id: Uuid;
  readonly name: string;
  readonly role: Role;
  /** connected and taking new conversations */
  readonly available: boolean;
  /** the version of the picture at `/photo/{id}.png`, another one for each photo; absent where there is none */
  readonly photo?: Uuid;
}

/** A product, as a shop's page describes it. Hostile until shown as text. */
export interface Product {
  /** the shop's own */
  readonly id?: string;
  readonly name: string;
  readonly category?: string;
  /** of one, in `currency` */
  readonly price?: number;
  /** by ISO 4217, `EUR` for one */
  readonly currency?: string;
  /** the address of a picture, http or https */
  readonly picture?: string;
}

/** Pieces of one product. */
export interface Item {
  readonly id?: string;
  readonly name: string;
  readonly quantity: number;
  /** of one, in the cart's currency */
  readonly price?: number;
}

/** What lies in a shopper's cart, as a shop's page tells it. Hostile until shown as text. */
export interface Cart {
  /** of everything in it, in `currency` */
  readonly value: number;
  /** by ISO 4217, `EUR` for one */
  readonly currency?: string;
  /** what lies in it, at most `MAX_ITEMS`; empty where the shop does not tell */
  readonly items: readonly Item[];
}

/** What somebody shops with. */
export type Device =
  /** Held in one hand. */
  | 'phone'
  /** Touched, and wider than a phone. */
  | 'tablet'
  /** With a pointer. */
  | 'desktop';

/**
 * What brought a shopper to the shop, as the address of the first page of the visit told it (`utm_source`
 * and so on). Hostile until shown as text.
 */
export interface Campaign {
  readonly source?: string;
  readonly medium?: string;
  readonly name?: string;
}

/** A row of the list of visitors. What a browser or a page told is hostile until shown as text. */
export interface VisitorRow {
  readonly visitor: Uuid;
  readonly site: Uuid;
  readonly siteName: string;
  /** what the customer behind the browser calls themselves */
  readonly name?: string;
  readonly page: Page;
  readonly kind: PageKind;
  readonly product?: Product;
  /** without its items */
  readonly cart?: Cart;
  /** two letters by ISO 3166 */
  readonly country?: string;
  /** a town, as far as the address tells */
  readonly place?: string;
  /** the address; below a supervisor without its last part */
  readonly ip?: string;
  readonly language?: string;
  readonly device?: Device;
  /** its family */
  readonly browser?: string;
  readonly referrer?: string;
  readonly campaign?: Campaign;
  /** when the browser came the first time */
  readonly firstSeenMicros: number;
  /** how often it came, this time included */
  readonly visits: number;
  /** how often a cart of theirs was ordered, as far as the shop tells of carts */
  readonly orders: number;
  /** how many pages were opened in this visit */
  readonly pages: number;
  /** when this visit began */
  readonly onSiteSinceMicros: number;
  /** when something was done last */
  readonly lastMicros: number;
  /** what is done with the page now */
  readonly state: PageState;
  /** one that is open */
  readonly conversation?: Uuid;
  /** what became of the last one */
  readonly invitation: InvitationStanding;
  /** until when a no counts */
  readonly declinedUntilMicros?: number;
}

/** A member of staff, as shoppers see them. */
export interface Inviter {
  readonly name: string;
  /** the address of a picture */
  readonly photo?: string;
}

/** An invitation to chat, for one page that a shopper has open. */
export interface Invitation {
  readonly id: Uuid;
  /** what it says */
  readonly text: string;
  /** who invites, where somebody does so by hand */
  readonly from?: Inviter;
  /** the words of the button that opens the chat */
  readonly accept: string;
  /** the words of the one that says no */
  readonly decline: string;
  /** what the button is called that puts it away */
  readonly close?: string;
  /** of all of these words; absent for the page's own */
  readonly language?: string;
}

/** Opens the connection. The server answers `welcome`, or closes with a `Problem`. */
export interface Hello {
  readonly type: 'hello';
  /** the newest protocol version that the client understands, see `VERSION` */
  readonly version: number;
  /** the visitor's token; absent for staff, who are known by their session cookie */
  readonly token?: string | undefined;
}

/**
 * The answer to `heartbeat`. A connection without a sign of life for two heartbeats and a half is closed
 * with `lineSilent`.
 */
export interface Beat {
  readonly type: 'beat';
}

/**
 * Says one line. Answered by `said` once the line is on disk, or by `refused` with `clientId` as its `ref`.
 * Safe to repeat with the same `clientId`: a repeat gets the first answer, also after a lost connection or
 * a restart; the same id with another text is refused with `clientIdReused`. A client repeats a line until
 * it has one of the two answers, and has at most one unanswered line in a conversation, so that its lines
 * keep the order in which they were written, whatever fails.
 */
export interface Say {
  readonly type: 'say';
  /** made by the client, unique among its own lines */
  readonly clientId: Uuid;
  /**
   * where to say it; a shopper leaves it out, and the line opens or joins the shopper's one open
   * conversation
   */
  readonly conversation?: Uuid | undefined;
  /** `line`, `note` (staff only), or `file` */
  readonly kind: EntryKind;
  /**
   * 1 to `MAX_TEXT` UTF-16 units, not only white space, without U+0000 and without lone surrogates. For
   * `file` the id of an upload (`POST /api/files`) that is ready, was made by the sender, and was begun
   * with this `clientId`: so a file is said once, and by nobody else
   */
  readonly text: string;
}

/**
 * Asks for the entries after `after` and then for every later one, as `entries`, without gap or double. A
 * repeat starts again from its own `after`. Refused with `conversation` as the `ref` where the caller may
 * not read.
 */
export interface Follow {
  readonly type: 'follow';
  readonly conversation: Uuid;
  /** the last number the client holds in its view; 0 for the beginning */
  readonly after: number;
  /**
   * the epoch under which `after` was read (see `welcome`); absent with `after` 0. A stale one is refused
   * with `staleEpoch`
   */
  readonly epoch?: string | undefined;
}

/** Ends a `follow`. Not answered. */
export interface Unfollow {
  readonly type: 'unfollow';
  readonly conversation: Uuid;
}

/**
 * Says that the sender began (or ceased) to type. Ephemeral: never stored, dropped first under load, not
 * answered. Sent again every few seconds while it lasts; the receiver forgets it after `TYPING_SECONDS`.
 */
export interface Typing {
  readonly type: 'typing';
  readonly conversation: Uuid;
  readonly on: boolean;
  /**
   * what stands in the field so far, of which the first `MAX_WORDS_SEEN` characters are shown; from
   * shoppers, where the site shows it and tells them so, and ignored elsewhere
   */
  readonly words?: string | undefined;
}

/**
 * Staff: the sender has read the followed conversation up to `number`. Only ever moves forward. Not
 * answered; from shoppers it is ignored.
 */
export interface Read {
  readonly type: 'read';
  readonly conversation: Uuid;
  readonly number: number;
}

/** Staff: makes the sender the assignee. Answered by `done` or `refused`. */
export interface Take {
  readonly type: 'take';
  readonly ref: string;
  readonly conversation: Uuid;
}

/** Staff: closes an open conversation. Closing a closed one is `done`. */
export interface Close {
  readonly type: 'close';
  readonly ref: string;
  readonly conversation: Uuid;
}

/**
 * Staff: opens a closed conversation again; refused with `anotherIsOpen` where the customer has a newer
 * open one.
 */
export interface Reopen {
  readonly type: 'reopen';
  readonly ref: string;
  readonly conversation: Uuid;
}

/** The page of the shop that the shopper is looking at. Not answered; text that is too long is cut. */
export interface PageView {
  readonly type: 'pageView';
  /** the page as its own document describes it: hostile until shown as text */
  readonly page: Page;
}

/**
 * From a page of the shop, on its own line: it is open, and this is what is done with it. Sent first after
 * the hello, and whenever that changes. Not answered. Once the line ends, the page counts as left.
 */
export interface Here {
  readonly type: 'here';
  /** the page view that this page announced before, see `POST /intake/{key}/view` */
  readonly view: Uuid;
  /** never `gone`, which is what the end of the line says */
  readonly state: PageState;
}

/**
 * Asks for a window of the list of visitors: answered by `visitors` at once and again when something in it
 * changes, at most twice a second. Replaces what the connection asked for before. A filter or window that
 * is not allowed is answered by `refused` with the `ref` `watchVisitors`.
 */
export interface WatchVisitors {
  readonly type: 'watchVisitors';
  readonly filter: VisitorFilter;
  readonly sort: VisitorSort;
  /** the place of the first row wanted, from 0 */
  readonly first: number;
  /** how many rows are wanted, at most `MAX_VISITOR_ROWS` */
  readonly count: number;
}

/** Wants no more of the list. */
export interface UnwatchVisitors {
  readonly type: 'unwatchVisitors';
}

/** Asks for the work list: answered by `workList`, followed by a `workItems` for each change. */
export interface WatchWork {
  readonly type: 'watchWork';
}

/**
 * Says whether the sender takes new conversations. Seen by colleagues and, as "somebody is here", by
 * shoppers. An agent whose last connection has been gone for `ABSENCE_SECONDS` counts as away.
 */
export interface SetAvailability {
  readonly type: 'setAvailability';
  readonly available: boolean;
}

/** The answer to `hello`: the connection is admitted. */
export interface Welcome {
  readonly type: 'welcome';
  /** the version that both sides will speak: the lower of theirs and ours */
  readonly version: number;
  /**
   * identifies this history of the database. When it differs from the one a client knows, every cursor and
   * cached entry it holds is void, and it reads again from 0
   */
  readonly epoch: string;
  /** the longest silence of the server; after two and a half of it the line counts as lost */
  readonly heartbeatSeconds: number;
  /** who the server takes the client for */
  readonly you: Author;
}

/** A sign of life, answered by `beat`. */
export interface Heartbeat {
  readonly type: 'heartbeat';
  /** the highest number of each followed conversation; a client that holds less sends `follow` again */
  readonly heads: readonly ConversationHead[];
}

/** The line is on disk, and will be delivered to everybody who may read the conversation. */
export interface Said {
  readonly type: 'said';
  readonly clientId: Uuid;
  readonly conversation: Uuid;
  /** the line's place in the sender's view */
  readonly number: number;
  readonly atMicros: number;
}

/** The command with this `ref` was carried out and is on disk. */
export interface Done {
  readonly type: 'done';
  readonly ref: string;
}

/** A frame was refused; the connection goes on. */
export interface Refused {
  readonly type: 'refused';
  /** the `ref` or `clientId` of a command; the conversation's id for a `follow` */
  readonly ref: string;
  readonly problem: ProblemDetail;
}

/**
 * Entries of a followed conversation, in order and without a gap: the first number is one above the last
 * that the follower was sent, or above `after` of its `follow`.
 */
export interface Entries {
  readonly type: 'entries';
  readonly conversation: Uuid;
  readonly entries: readonly Entry[];
  /**
   * the highest number in the view; more entries follow if it is above the last one here. With no entries
   * the follower was up to date
   */
  readonly head: number;
}

/**
 * To a shopper: their newest conversation on this site. Sent after `welcome`, and when a conversation of
 * theirs opens or opens again, in this tab or another; follow it.
 */
export interface Current {
  readonly type: 'current';
  /** absent while the shopper never had one */
  readonly conversation?: ConversationHead;
}

/** Somebody else in a followed conversation types, or ceased to. Ephemeral. */
export interface TypingSeen {
  readonly type: 'typingSeen';
  readonly conversation: Uuid;
  readonly author: Author;
  readonly on: boolean;
  /** what a shopper has written so far; absent where that is not told, or did not change */
  readonly words?: string;
}

/** To a shopper: whether somebody is there to answer. Sent after `welcome` and when it changes. */
export interface Reachable {
  readonly type: 'reachable';
  /** whether somebody is here, whatever the hours */
  readonly staffAvailable: boolean;
  /** whether it is within the opening hours; those who did not set any are always open */
  readonly open: boolean;
  /** when it will be next; absent while it is open, and where it never opens */
  readonly opensAtMicros?: number;
  /**
   * median time to the first answer over this site's recent conversations; absent until the site has enough
   * of them to tell
   */
  readonly answerSeconds?: number;
}

/**
 * To a shopper whose conversation waits for its first answer: their place in the queue. Sent when it
 * changes, at most about once a second.
 */
export interface Waiting {
  readonly type: 'waiting';
  readonly conversation: Uuid;
  /** 1 for whoever is next; 0 once somebody has taken the conversation or answered, or it was closed */
  readonly position: number;
  /**
   * how long it may still take, from how fast the queue moved lately, rounded up to whole minutes; absent
   * where too little was answered lately to tell, and while nobody is here
   */
  readonly expectedSeconds?: number;
}

/** The work list as it is now. Replaces what the client holds. */
export interface WorkList {
  readonly type: 'workList';
  /**
   * the open conversations, at most `MAX_OPEN_WORK`, and the most recently closed ones, at most
   * `MAX_CLOSED_WORK`
   */
  readonly items: readonly WorkItem[];
}

/** Rows of the work list that are new or changed, to be merged as `WorkItem` says. */
export interface WorkItems {
  readonly type: 'workItems';
  readonly items: readonly WorkItem[];
}

/** To staff: who is here. Sent with the `workList` and whenever it changes; replaces what the client holds. */
export interface Staff {
  readonly type: 'staff';
  readonly members: readonly StaffMember[];
}

/** To staff who watch visitors: the window they asked for, as it is now. Replaces what the client holds. */
export interface Visitors {
  readonly type: 'visitors';
  /** how many visitors the filter lets through */
  readonly total: number;
  /** how many are there in all */
  readonly everybody: number;
  /** the place of the first row here */
  readonly first: number;
  readonly rows: readonly VisitorRow[];
}

/**
 * To a page of the shop, on its own line: show this invitation. What becomes of it goes to `POST
 * /intake/{key}/outcome`.
 */
export interface Invited {
  readonly type: 'invited';
  readonly invitation: Invitation;
}

/** To a page of the shop: take this invitation away if it is still shown. */
export interface Withdrawn {
  readonly type: 'withdrawn';
  readonly invitation: Uuid;
}

/** The last frame before the server closes the connection. */
export interface Goodbye {
  readonly type: 'goodbye';
  readonly problem: ProblemDetail;
}

/** Frames that concern the connection itself. Either side of the counter sends them. */
export type SessionFrame =
  | Hello
  | Beat;

/**
 * Frames that write to a conversation and read from it.
 *
 * Numbers name the view of their sender: staff count every entry, shoppers only the entries that they may
 * see. Both counts are gapless and begin at 1.
 */
export type ConversationFrame =
  | Say
  | Follow
  | Unfollow
  | Typing
  | Read
  | Take
  | Close
  | Reopen;

/** Frames that tell what a shopper is doing in the shop. */
export type VisitorFrame =
  | PageView
  | Here;

/** Frames by which staff watch who is in the shops. */
export type VisitorListFrame =
  | WatchVisitors
  | UnwatchVisitors;

/** Frames of the agents' desk. */
export type DeskFrame =
  | WatchWork
  | SetAvailability;

/**
 * A frame from a client to the server. Each feature has one sealed sub-interface, and the server exactly
 * one handler for it.
 *
 * The first frame of every connection is a `hello`; frames sent after it are kept until it is answered, so
 * a client need not wait. Unknown members are ignored; an unknown `type` closes the connection with
 * `malformedFrame`.
 */
export type ClientFrame =
  | SessionFrame
  | ConversationFrame
  | VisitorFrame
  | VisitorListFrame
  | DeskFrame;

/**
 * A frame from the server to a client. A client ignores unknown members and frames of an unknown `type`,
 * and gets no frame that is newer than the version in its `hello`.
 */
export type ServerFrame =
  | Welcome
  | Heartbeat
  | Said
  | Done
  | Refused
  | Entries
  | Current
  | TypingSeen
  | Reachable
  | Waiting
  | WorkList
  | WorkItems
  | Staff
  | Visitors
  | Invited
  | Withdrawn
  | Goodbye;
