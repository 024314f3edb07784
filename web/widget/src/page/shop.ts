import type { PageKind } from '../settings.ts';

/**
 * What the shop's data layer says: e-commerce events as in Google Analytics 4, pushed as objects (tag manager) or as the
 * arguments of `gtag('event', ...)`. Everything in it is the shop's, so nothing is taken for granted.
 */

export interface Product {
  readonly id: string | undefined;
  readonly name: string;
  readonly category: string | undefined;
  readonly price: number | undefined;
  readonly currency: string | undefined;
}

export interface CartItem {
  readonly id: string | undefined;
  readonly name: string;
  readonly quantity: number;
  readonly price: number | undefined;
}

export interface Cart {
  readonly value: number;
  readonly currency: string | undefined;
  readonly items: readonly CartItem[];
}

/** What one event says of the page or the cart. */
export interface Facts {
  readonly kind?: PageKind | undefined;
  readonly product?: Product;
  readonly cart?: Cart;
}

type Loose = Record<string, unknown>;

const KINDS: Record<string, PageKind> = {
  view_item: 'product',
  view_item_list: 'category',
  view_search_results: 'search',
  search: 'search',
  view_cart: 'cart',
  begin_checkout: 'checkout',
  add_shipping_info: 'checkout',
  add_payment_info: 'checkout',
  purchase: 'order',
};
/** As many as the server takes. */
const MOST_ITEMS = 20;

const loose = (value: unknown): Loose => (value && typeof value === 'object' ? (value as Loose) : {});
const word = (value: unknown): string | undefined =>
  typeof value === 'string' || typeof value === 'number' ? `${value}`.slice(0, 200) : undefined;
const figure = (value: unknown): number | undefined => {
  const number = Number.parseFloat(`${value}`);
  return Number.isFinite(number) ? number : undefined;
};

function piece(value: unknown): CartItem {
  const item = loose(value);
  const id = word(item.item_id);
  return {
    id,
    name: word(item.item_name) ?? id ?? '?',
    quantity: Math.round(figure(item.quantity) ?? 1),
    price: figure(item.price),
  };
}

/** What an entry of the data layer says, given the cart as it was. */
export function factsOf(entry: unknown, before: Cart | undefined): Facts {
  const pushed = loose(entry);
  const isCall = pushed[0] === 'event';
  const name = word(isCall ? pushed[1] : pushed.event) ?? '';
  const body = loose(isCall ? pushed[2] : (pushed.ecommerce ?? pushed));
  const listed: unknown[] = Array.isArray(body.items) ? body.items : [];
  const items = listed.map(piece);
  const currency = word(body.currency) ?? before?.currency;
  const sign = name === 'add_to_cart' ? 1 : name === 'remove_from_cart' ? -1 : 0;
  if (sign) return { cart: cartOf(changed(before?.items ?? [], items, sign), currency) };
  const kind = Object.hasOwn(KINDS, name) ? KINDS[name] : undefined;
  if (kind === 'order') return { kind, cart: cartOf([], currency) };
  const [first] = items;
  if (!kind || !first) return { kind };
  if (kind === 'product') {
    const { id, name, price } = first;
    return { kind, product: { id, name, price, currency, category: word(loose(listed[0]).item_category) } };
  }
  return /cart|checkout/.test(kind) ? { kind, cart: cartOf(items, currency, figure(body.value)) } : { kind };
}

function cartOf(items: readonly CartItem[], currency: string | undefined, value?: number): Cart {
  const sum = items.reduce((total, { price = 0, quantity }) => total + price * quantity, 0);
  return { value: value ?? Math.round(sum * 100) / 100, currency, items: items.slice(0, MOST_ITEMS) };
}

function changed(before: readonly CartItem[], items: readonly CartItem[], sign: number): CartItem[] {
  const after = before.map((item) => ({ ...item }));
  for (const item of items) {
    const same = after.find(
      ({ id, name, price }) => id === item.id && name === item.name && price === item.price,
    );
    if (same) same.quantity += sign * item.quantity;
    else if (sign > 0) after.push(item);
  }
  return after.filter(({ quantity }) => quantity > 0);
}

/**
 * Hears what is in the data layer and whatever will be pushed. The shop's own pushes go first and are answered as
 * before; nothing that goes wrong here reaches them.
 */
export function listen(take: (entry: unknown) => void): void {
  const quietly = (entries: readonly unknown[]) => {
    for (const entry of entries) {
      try {
        take(entry);
      } catch {
        // An entry that throws when it is read says nothing to us.
      }
    }
  };
  try {
    const page = window as { dataLayer?: unknown[] };
    page.dataLayer ??= [];
    const layer = page.dataLayer;
    const { push } = layer;
    quietly(layer);
    layer.push = function (...entries) {
      const answer = push.apply(this, entries);
      quietly(entries);
      return answer;
    };
  } catch {
    // No list, or a frozen one: there is no data layer for us.
  }
}
