import type { CartStore } from '../cart/cart-store';
import type { Variant } from '../catalogue/product';
import type { OrderStore } from '../checkout/order-store';
import type { Markup } from '../html';
import type { PageKind } from './route';

/** What a page is given to work with. */
export interface Shop {
  readonly carts: CartStore;
  readonly orders: OrderStore;
  now(): Date;
  /** Goes to an address of the shop, as a click on a link would. */
  visit(address: string): void;
  /** Changes the address and nothing else: for filters that the page applies itself. */
  rewriteAddress(address: string): void;
  /** Puts one more of a variant in the cart, tells analytics and opens the drawer. */
  add(variant: Variant): void;
  /** Sets how many of a variant the cart holds, and tells analytics. */
  setQuantity(variant: Variant, quantity: number): void;
  /** Says something in passing, also to screen readers; with an action that can still be taken. */
  say(text: string, action?: { readonly label: string; take(): void }): void;
}

export interface Page {
  readonly kind: PageKind;
  readonly title: string;
  readonly description: string;
  readonly body: Markup;
  /** Runs when the body is in place; `leaving` is aborted when the shopper goes on, and takes the page's listeners with it. */
  ready?(main: HTMLElement, leaving: AbortSignal): void;
}

export const SHOP_NAME = 'Tarnwell';
