// Generated from server/protocol; never edited. `./shopbell docs` writes it anew.
import type * as protocol from './protocol.ts';

/** Whether a value has the form of `T`. Members that it does not know are ignored. */
export type Guard<T> = (value: unknown) => value is T;
type Check = (value: unknown) => boolean;

const text: Check = (value) => typeof value === 'string';
const whole: Check = Number.isSafeInteger;
const amount: Check = Number.isFinite;
const flag: Check = (value) => typeof value === 'boolean';
const optional =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value);
const listOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);
const oneOf =
  <T extends string>(...names: T[]) =>
  (value: unknown): value is T =>
    names.includes(value as T);
const shape =
  <T>(members: Record<string, Check>) =>
  (value: unknown): value is T =>
    typeof value === 'object' &&
    value !== null &&
    Object.entries(members).every(([name, check]) => check((value as Record<string, unknown>)[name]));
const frame = <T extends { type: string }>(type: T['type'], members: Record<string, Check> = {}) =>
  shape<T>({ type: oneOf(type), ...members });

export const isEntryKind = /* @__PURE__ */ oneOf('opened', 'invited', 'line', 'note', 'file', 'taken', 'closed', 'reopened', 'erased');
export const isPage = /* @__PURE__ */ shape<protocol.Page>({ url: text, title: text });
export const isPageState = /* @__PURE__ */ oneOf('active', 'idle', 'hidden', 'gone');
export const isPageKind = /* @__PURE__ */ oneOf('home', 'category', 'product', 'search', 'cart', 'checkout', 'order', 'account', 'other');
export const isInvitationStanding = /* @__PURE__ */ oneOf('none', 'shown', 'accepted', 'declined', 'closed', 'ignored');
export const isVisitorFilter = /* @__PURE__ */ shape<protocol.VisitorFilter>({ sites: listOf(text), kinds: listOf(isPageKind), states: listOf(isPageState), countries: listOf(text), languages: listOf(text), standings: listOf(isInvitationStanding), product: optional(text), source: optional(text), text: optional(text), cartFrom: optional(amount), chatting: optional(flag), returning: optional(flag) });
export const isVisitorSort = /* @__PURE__ */ oneOf('timeOnSite', 'cartValue', 'pages', 'newest', 'lastActivity');
export const isAuthorKind = /* @__PURE__ */ oneOf('shopper', 'staff', 'system');
export const isAuthor = /* @__PURE__ */ shape<protocol.Author>({ kind: isAuthorKind, id: text, name: optional(text) });
export const isConversationState = /* @__PURE__ */ oneOf('open', 'closed');
export const isConversationHead = /* @__PURE__ */ shape<protocol.ConversationHead>({ id: text, state: isConversationState, head: whole });
export const isProblemAction = /* @__PURE__ */ oneOf('mend', 'signIn', 'retryLater', 'resume', 'reload', 'stop');
export const isProblemDetail = /* @__PURE__ */ shape<protocol.ProblemDetail>({ code: text, title: text, detail: optional(text), action: isProblemAction });
export const isSentFile = /* @__PURE__ */ shape<protocol.SentFile>({ id: text, name: text, mediaType: text, bytes: whole, width: optional(whole), height: optional(whole) });
export const isEntry = /* @__PURE__ */ shape<protocol.Entry>({ number: whole, kind: isEntryKind, author: isAuthor, atMicros: whole, text: optional(text), clientId: optional(text), file: optional(isSentFile) });
export const isLastLine = /* @__PURE__ */ shape<protocol.LastLine>({ by: isAuthorKind, kind: isEntryKind, text: text, atMicros: whole });
export const isWorkItem = /* @__PURE__ */ shape<protocol.WorkItem>({ conversation: text, version: whole, state: isConversationState, siteName: text, shopper: isAuthor, assignee: optional(isAuthor), openedAtMicros: whole, closedAtMicros: optional(whole), waitingSinceMicros: optional(whole), lastLine: optional(isLastLine), lastShopperNumber: whole, readUpTo: whole, page: optional(isPage), pageAtMicros: whole });
export const isRole = /* @__PURE__ */ oneOf('agent', 'supervisor', 'administrator');
export const isStaffMember = /* @__PURE__ */ shape<protocol.StaffMember>({ id: text, name: text, role: isRole, available: flag, photo: optional(text) });
export const isProduct = /* @__PURE__ */ shape<protocol.Product>({ id: optional(text), name: text, category: optional(text), price: optional(amount), currency: optional(text), picture: optional(text) });
export const isItem = /* @__PURE__ */ shape<protocol.Item>({ id: optional(text), name: text, quantity: whole, price: optional(amount) });
export const isCart = /* @__PURE__ */ shape<protocol.Cart>({ value: amount, currency: optional(text), items: listOf(isItem) });
export const isDevice = /* @__PURE__ */ oneOf('phone', 'tablet', 'desktop');
export const isCampaign = /* @__PURE__ */ shape<protocol.Campaign>({ source: optional(text), medium: optional(text), name: optional(text) });
export const isVisitorRow = /* @__PURE__ */ shape<protocol.VisitorRow>({ visitor: text, site: text, siteName: text, name: optional(text), page: isPage, kind: isPageKind, product: optional(isProduct), cart: optional(isCart), country: optional(text), place: optional(text), ip: optional(text), language: optional(text), device: optional(isDevice), browser: optional(text), referrer: optional(text), campaign: optional(isCampaign), firstSeenMicros: whole, visits: whole, orders: whole, pages: whole, onSiteSinceMicros: whole, lastMicros: whole, state: isPageState, conversation: optional(text), invitation: isInvitationStanding, declinedUntilMicros: optional(whole) });
export const isInviter = /* @__PURE__ */ shape<protocol.Inviter>({ name: text, photo: optional(text) });
export const isInvitation = /* @__PURE__ */ shape<protocol.Invitation>({ id: text, text: text, from: optional(isInviter), accept: text, decline: text, close: optional(text), language: optional(text) });

export const isHello = /* @__PURE__ */ frame<protocol.Hello>('hello', { version: whole, token: optional(text) });
export const isBeat = /* @__PURE__ */ frame<protocol.Beat>('beat');
export const isSay = /* @__PURE__ */ frame<protocol.Say>('say', { clientId: text, conversation: optional(text), kind: isEntryKind, text: text });
export const isFollow = /* @__PURE__ */ frame<protocol.Follow>('follow', { conversation: text, after: whole, epoch: optional(text) });
export const isUnfollow = /* @__PURE__ */ frame<protocol.Unfollow>('unfollow', { conversation: text });
export const isTyping = /* @__PURE__ */ frame<protocol.Typing>('typing', { conversation: text, on: flag, words: optional(text) });
export const isRead = /* @__PURE__ */ frame<protocol.Read>('read', { conversation: text, number: whole });
export const isTake = /* @__PURE__ */ frame<protocol.Take>('take', { ref: text, conversation: text });
export const isClose = /* @__PURE__ */ frame<protocol.Close>('close', { ref: text, conversation: text });
export const isReopen = /* @__PURE__ */ frame<protocol.Reopen>('reopen', { ref: text, conversation: text });
export const isPageView = /* @__PURE__ */ frame<protocol.PageView>('pageView', { page: isPage });
export const isHere = /* @__PURE__ */ frame<protocol.Here>('here', { view: text, state: isPageState });
export const isWatchVisitors = /* @__PURE__ */ frame<protocol.WatchVisitors>('watchVisitors', { filter: isVisitorFilter, sort: isVisitorSort, first: whole, count: whole });
export const isUnwatchVisitors = /* @__PURE__ */ frame<protocol.UnwatchVisitors>('unwatchVisitors');
export const isWatchWork = /* @__PURE__ */ frame<protocol.WatchWork>('watchWork');
export const isSetAvailability = /* @__PURE__ */ frame<protocol.SetAvailability>('setAvailability', { available: flag });
export const isWelcome = /* @__PURE__ */ frame<protocol.Welcome>('welcome', { version: whole, epoch: text, heartbeatSeconds: whole, you: isAuthor });
export const isHeartbeat = /* @__PURE__ */ frame<protocol.Heartbeat>('heartbeat', { heads: listOf(isConversationHead) });
export const isSaid = /* @__PURE__ */ frame<protocol.Said>('said', { clientId: text, conversation: text, number: whole, atMicros: whole });
export const isDone = /* @__PURE__ */ frame<protocol.Done>('done', { ref: text });
export const isRefused = /* @__PURE__ */ frame<protocol.Refused>('refused', { ref: text, problem: isProblemDetail });
export const isEntries = /* @__PURE__ */ frame<protocol.Entries>('entries', { conversation: text, entries: listOf(isEntry), head: whole });
export const isCurrent = /* @__PURE__ */ frame<protocol.Current>('current', { conversation: optional(isConversationHead) });
export const isTypingSeen = /* @__PURE__ */ frame<protocol.TypingSeen>('typingSeen', { conversation: text, author: isAuthor, on: flag, words: optional(text) });
export const isReachable = /* @__PURE__ */ frame<protocol.Reachable>('reachable', { staffAvailable: flag, open: flag, opensAtMicros: optional(whole), answerSeconds: optional(whole) });
export const isWaiting = /* @__PURE__ */ frame<protocol.Waiting>('waiting', { conversation: text, position: whole, expectedSeconds: optional(whole) });
export const isWorkList = /* @__PURE__ */ frame<protocol.WorkList>('workList', { items: listOf(isWorkItem) });
export const isWorkItems = /* @__PURE__ */ frame<protocol.WorkItems>('workItems', { items: listOf(isWorkItem) });
export const isStaff = /* @__PURE__ */ frame<protocol.Staff>('staff', { members: listOf(isStaffMember) });
export const isVisitors = /* @__PURE__ */ frame<protocol.Visitors>('visitors', { total: whole, everybody: whole, first: whole, rows: listOf(isVisitorRow) });
export const isInvited = /* @__PURE__ */ frame<protocol.Invited>('invited', { invitation: isInvitation });
export const isWithdrawn = /* @__PURE__ */ frame<protocol.Withdrawn>('withdrawn', { invitation: text });
export const isGoodbye = /* @__PURE__ */ frame<protocol.Goodbye>('goodbye', { problem: isProblemDetail });

type Guarded<G> = G extends Guard<infer T> ? T : never;

/**
 * A reader of the frames that the guards admit: `frameReader(isSaid, isRefused)`. It answers undefined for
 * anything else, be it a frame of a later version or no frame at all: both are to be ignored.
 */
export const frameReader =
  <G extends Guard<unknown>[]>(...guards: G) =>
  (json: string): Guarded<G[number]> | undefined => {
    try {
      const value: unknown = JSON.parse(json);
      return guards.some((guard) => guard(value)) ? (value as Guarded<G[number]>) : undefined;
    } catch {
      return undefined;
    }
  };

/** Reads any frame of the server. */
export const readServerFrame = /* @__PURE__ */ frameReader(
  isWelcome,
  isHeartbeat,
  isSaid,
  isDone,
  isRefused,
  isEntries,
  isCurrent,
  isTypingSeen,
  isReachable,
  isWaiting,
  isWorkList,
  isWorkItems,
  isStaff,
  isVisitors,
  isInvited,
  isWithdrawn,
  isGoodbye,
);

/** Reads any frame of a client. */
export const readClientFrame = /* @__PURE__ */ frameReader(
  isHello,
  isBeat,
  isSay,
  isFollow,
  isUnfollow,
  isTyping,
  isRead,
  isTake,
  isClose,
  isReopen,
  isPageView,
  isHere,
  isWatchVisitors,
  isUnwatchVisitors,
  isWatchWork,
  isSetAvailability,
);
