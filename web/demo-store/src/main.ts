import '@fontsource-variable/bricolage-grotesque';
import '@fontsource-variable/hanken-grotesk';
import './styles/index.css';
import { tell } from './analytics/data-layer';
import { addToCart, removeFromCart } from './analytics/ecommerce-events';
import { type Page, SHOP_NAME, type Shop } from './app/page';
import { pageOf } from './app/pages';
import { routeOf } from './app/route';
import { type Arrival, Router } from './app/router';
import type { CartChange } from './cart/cart';
import { CartStore } from './cart/cart-store';
import { OrderStore } from './checkout/order-store';
import { CartDrawer } from './parts/cart-drawer';
import { footer } from './parts/footer';
import { markCurrent, mountHeader } from './parts/header';
import { Toasts } from './parts/toast';

function part(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (!element) throw new Error(`index.html lacks #${id}`);
  return element;
}

/** Undefined where the browser refuses storage, which it may do by throwing. */
function browserStorage(): Storage | undefined {
  try {
    return window.localStorage;
  } catch {
    return undefined;
  }
}

const main = part('main');
const header = part('header');
const storage = browserStorage();
const carts = new CartStore(storage);
const toasts = new Toasts();
const router = new Router(show);

const shop: Shop = {
  carts,
  orders: new OrderStore(storage),
  now: () => new Date(),
  visit: (address) => router.visit(address),
  rewriteAddress: (address) => router.rewriteAddress(address),
  add(variant) {
    const change = carts.add(variant);
    tellChange(change);
    if (change.difference === 0) shop.say('That is all we have of this one, and it is in your cart.');
    else drawer.open();
  },
  setQuantity(variant, quantity) {
    tellChange(carts.setQuantity(variant, quantity));
  },
  say: (text, action) => toasts.say(text, action),
};
const drawer = new CartDrawer(shop);

function tellChange({ variant, difference }: CartChange): void {
  if (difference > 0) tell(addToCart(variant, difference));
  if (difference < 0) tell(removeFromCart(variant, -difference));
}

let leave = new AbortController();

/** Puts a page in place. Kind and title change in the same task as the address, so whoever watches one can read the others. */
function show(url: URL, arrival: Arrival): void {
  leave.abort();
  leave = new AbortController();
  drawer.close();
  const page = pageOf(routeOf(url), shop);
  describe(page);
  main.innerHTML = page.body.text;
  main.className = `page-${page.kind}`;
  markCurrent(header, url.pathname);
  page.ready?.(main, leave.signal);
  if (arrival.by !== 'load') focusHeading();
  window.scrollTo({ top: arrival.scrollY, behavior: 'instant' });
}

/** The new page begins at its heading, for the keyboard and for screen readers, as a loaded document would. */
function focusHeading(): void {
  const heading = main.querySelector('h1') ?? main;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
}

function describe({ kind, title, description }: Page): void {
  document.documentElement.dataset.pageKind = kind;
  document.title = title.startsWith(SHOP_NAME) ? title : `${title} · ${SHOP_NAME}`;
  document.querySelector('meta[name="description"]')?.setAttribute('content', description);
}

window.addEventListener('storage', (event) => carts.hear(event));
part('footer').innerHTML = footer().text;
mountHeader(header, shop, () => drawer.open());
router.start();
