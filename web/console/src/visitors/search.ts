import type { InvitationStanding, PageKind, PageState, VisitorFilter, VisitorSort } from '@shopbell/protocol';

export const KINDS: readonly PageKind[] = [
  'home',
  'category',
  'product',
  'search',
  'cart',
  'checkout',
  'order',
  'account',
  'other',
];
export const STATES: readonly PageState[] = ['active', 'idle', 'hidden', 'gone'];
export const STANDINGS: readonly InvitationStanding[] = [
  'none',
  'shown',
  'accepted',
  'declined',
  'closed',
  'ignored',
];
export const SORTS: readonly VisitorSort[] = ['timeOnSite', 'cartValue', 'pages', 'newest', 'lastActivity'];

/** What the address of the page says of the list: which visitors, in which order, and whom one watches. */
export interface VisitorSearch {
  readonly sites?: readonly string[];
  readonly kinds?: readonly PageKind[];
  readonly states?: readonly PageState[];
  readonly countries?: readonly string[];
  readonly languages?: readonly string[];
  readonly standings?: readonly InvitationStanding[];
  readonly product?: string;
  readonly source?: string;
  readonly text?: string;
  readonly cartFrom?: number;
  readonly chatting?: boolean;
  readonly returning?: boolean;
  readonly sort?: VisitorSort;
  readonly visitor?: string;
}

/** Keeps what is allowed of an address that anybody may have typed; the rest is as if it were not there. */
export function readVisitorSearch(search: Record<string, unknown>): VisitorSearch {
  const texts = (name: string, most = 20): Record<string, string[]> => {
    const value = search[name];
    if (!Array.isArray(value)) return {};
    const kept = value.filter((one): one is string => typeof one === 'string').slice(0, most);
    return kept.length > 0 ? { [name]: kept } : {};
  };
  const words = <T extends string>(name: string, known: readonly T[]): Record<string, T[]> => {
    const kept = (texts(name)[name] ?? []).filter((one): one is T => known.includes(one as T));
    return kept.length > 0 ? { [name]: kept } : {};
  };
  const text = (name: string): Record<string, string> => {
    const value = search[name];
    // The router reads what looks like a number as one.
    const words = typeof value === 'number' ? String(value) : value;
    return typeof words === 'string' && words.trim() !== '' ? { [name]: words.slice(0, 100) } : {};
  };
  const flag = (name: string): Record<string, boolean> =>
    typeof search[name] === 'boolean' ? { [name]: search[name] } : {};
  const { cartFrom, sort } = search;
  return {
    ...texts('sites'),
    ...words('kinds', KINDS),
    ...words('states', STATES),
    ...texts('countries'),
    ...texts('languages'),
    ...words('standings', STANDINGS),
    ...text('product'),
    ...text('source'),
    ...text('text'),
    ...(typeof cartFrom === 'number' && cartFrom >= 0 ? { cartFrom } : {}),
    ...flag('chatting'),
    ...flag('returning'),
    ...(SORTS.includes(sort as VisitorSort) ? { sort: sort as VisitorSort } : {}),
    ...text('visitor'),
  };
}

export function filterOf(search: VisitorSearch): VisitorFilter {
  const { sort: _sort, visitor: _visitor, ...asked } = search;
  return { sites: [], kinds: [], states: [], countries: [], languages: [], standings: [], ...asked };
}

/** How many things the list is filtered by, the search field aside. */
export function filtersIn(search: VisitorSearch): number {
  const { sort: _sort, visitor: _visitor, text: _text, ...filters } = search;
  return Object.keys(filters).length;
}
