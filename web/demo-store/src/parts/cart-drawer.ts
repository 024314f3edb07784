import { tell } from '../analytics/data-layer';
import { viewCart } from '../analytics/ecommerce-events';
import type { Shop } from '../app/page';
import { pieces, subtotal } from '../cart/cart';
import { html, type Markup } from '../html';
import { formatted } from '../money';
import { cartLines, freeDelivery, listenToLines } from './cart-lines';
import { icon } from './icons';

function contents(shop: Shop): Markup {
  const { cart } = shop.carts;
  const goods = subtotal(cart);
  const head = html`<div class="drawer-head">
    <h2 tabindex="-1" data-lines-heading>Cart <span class="quiet">${pieces(cart)}</span></h2>
    <form method="dialog"><button class="icon-button" aria-label="Close the cart">${icon('close', 24)}</button></form>
  </div>`;
  if (cart.length === 0) {
    return html`${head}
      <div class="drawer-empty">
        ${icon('bag', 44)}
        <p>Nothing in here yet. What you add waits for you, also after you close the browser.</p>
        <a class="button" href="/category/jackets">Look at jackets</a>
      </div>`;
  }
  return html`${head} ${freeDelivery(goods)}
    <div class="drawer-lines">${cartLines(cart)}</div>
    <div class="drawer-foot">
      <p class="total"><span>Subtotal</span> <strong>${formatted(goods)}</strong></p>
      <p class="quiet small">VAT included. Delivery is chosen at checkout.</p>
      <a class="button button-wide" href="/checkout">Checkout</a>
      <a class="button button-plain button-wide" href="/cart">View the cart</a>
    </div>`;
}

/** The cart that slides in over any page. */
export class CartDrawer {
  readonly #dialog: HTMLDialogElement;

  constructor(readonly shop: Shop) {
    this.#dialog = document.createElement('dialog');
    this.#dialog.className = 'drawer';
    this.#dialog.setAttribute('aria-label', 'Cart');
    document.body.append(this.#dialog);
    listenToLines(this.#dialog, shop);
    shop.carts.addEventListener('change', () => {
      if (this.#dialog.open) this.#draw();
    });
    this.#dialog.addEventListener('click', (event) => {
      if (event.target === this.#dialog || (event.target as Element).closest('a')) this.#dialog.close();
    });
  }

  open(): void {
    this.#draw();
    if (!this.#dialog.open) this.#dialog.showModal();
    this.#dialog.querySelector<HTMLElement>('[data-lines-heading]')?.focus();
    tell(viewCart(this.shop.carts.cart));
  }

  close(): void {
    this.#dialog.close();
  }

  #draw(): void {
    const scrolled = this.#dialog.querySelector('.drawer-lines')?.scrollTop ?? 0;
    this.#dialog.innerHTML = contents(this.shop).text;
    const lines = this.#dialog.querySelector('.drawer-lines');
    if (lines) lines.scrollTop = scrolled;
  }
}
