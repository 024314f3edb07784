import { tell } from '../analytics/data-layer';
import { addPaymentInfo, addShippingInfo, beginCheckout } from '../analytics/ecommerce-events';
import type { Page, Shop } from '../app/page';
import { groupedExpiry, groupedNumber, isDeclined } from '../checkout/card';
import { deliveryMethod } from '../checkout/delivery';
import { cardOf, type Entry, entryOf, type Field, problemsOf } from '../checkout/entry';
import { newOrderNumber, orderOf } from '../checkout/order';
import { html } from '../html';
import { formatted } from '../money';
import { icon } from '../parts/icons';
import { checkoutForm, checkoutSummary, totalOf } from './checkout-form';
import { FormProblems } from './form-problems';

/** A bank takes a moment; a payment that answers at once is not believed. */
const BANK_ANSWERS_AFTER_MS = 900;

export function checkoutPage(shop: Shop): Page {
  if (shop.carts.cart.length === 0) return nothingToPay();
  return {
    kind: 'checkout',
    title: 'Checkout',
    description: 'Address, delivery and payment.',
    body: html`<div class="section medium">
      <h1>Checkout</h1>
      <div class="checkout">
        ${checkoutForm(shop.carts.cart)}
        <aside class="summary" aria-label="Your order" data-summary>${checkoutSummary(shop.carts.cart, 'standard', isWide())}</aside>
      </div>
    </div>`,
    ready(main, leaving) {
      const form = main.querySelector<HTMLFormElement>('[data-checkout]');
      const summary = main.querySelector<HTMLElement>('[data-summary]');
      if (form && summary) new Checkout(shop, form, summary, leaving).begin();
    },
  };
}

/** On a phone the order begins folded, so that the form is near. */
function isWide(): boolean {
  return window.matchMedia('(min-width: 821px)').matches;
}

class Checkout {
  readonly #problems: FormProblems;
  #reportedDelivery: string | undefined;

  constructor(
    readonly shop: Shop,
    readonly form: HTMLFormElement,
    readonly summary: HTMLElement,
    readonly leaving: AbortSignal,
  ) {
    this.#problems = new FormProblems(form);
  }

  begin(): void {
    const { signal } = { signal: this.leaving };
    tell(beginCheckout(this.shop.carts.cart));
    this.form.addEventListener('input', (event) => this.#typed(event.target as HTMLInputElement), { signal });
    this.form.addEventListener('change', (event) => this.#changed(event.target as HTMLInputElement), {
      signal,
    });
    this.form.addEventListener(
      'submit',
      (event) => {
        event.preventDefault();
        void this.#submitted();
      },
      { signal },
    );
    this.shop.carts.addEventListener('change', () => this.#cartChanged(), { signal });
  }

  get #entry(): Entry {
    return entryOf(new FormData(this.form));
  }

  #typed(input: HTMLInputElement): void {
    const atEnd = input.selectionStart === input.value.length;
    if (input.name === 'number' && atEnd) input.value = groupedNumber(input.value) || input.value;
    // Deleting must be able to pass the slash, so only growing text is grouped.
    if (input.name === 'expiry' && atEnd && !input.value.endsWith(' /'))
      input.value = groupedExpiry(input.value) || input.value;
    this.#problems.recheck(input.name as Field, () => problemsOf(this.#entry, this.shop.now()));
  }

  #changed(input: HTMLInputElement): void {
    if (input.name === 'delivery') {
      this.#drawSummary();
      this.#reportDelivery();
    }
    if (input.name === 'country')
      this.#problems.recheck('postcode', () => problemsOf(this.#entry, this.shop.now()));
  }

  #cartChanged(): void {
    if (this.shop.carts.cart.length === 0) this.shop.visit('/cart');
    else this.#drawSummary();
  }

  #drawSummary(): void {
    const open = this.summary.querySelector('details')?.open ?? true;
    this.summary.innerHTML = checkoutSummary(this.shop.carts.cart, this.#entry.delivery, open).text;
    const amount = this.form.querySelector('[data-amount]');
    if (amount) amount.textContent = formatted(totalOf(this.shop.carts.cart, this.#entry.delivery));
  }

  #reportDelivery(): void {
    const { name } = deliveryMethod(this.#entry.delivery);
    if (this.#reportedDelivery === name) return;
    this.#reportedDelivery = name;
    tell(addShippingInfo(this.shop.carts.cart, name));
  }

  async #submitted(): Promise<void> {
    const entry = this.#entry;
    const problems = problemsOf(entry, this.shop.now());
    if (this.#problems.show(problems)) return;
    this.#reportDelivery();
    tell(addPaymentInfo(this.shop.carts.cart, 'Card'));
    this.#busy(true);
    await new Promise((resolve) => setTimeout(resolve, BANK_ANSWERS_AFTER_MS));
    if (this.leaving.aborted) return;
    if (isDeclined(cardOf(entry))) {
      this.#busy(false);
      this.#problems.show({
        number: 'The bank declined this card. Nothing was charged. Please try another card.',
      });
      return;
    }
    this.#place(entry);
  }

  #place(entry: Entry): void {
    const { carts, orders } = this.shop;
    const number = newOrderNumber(new Set(orders.orders.map((order) => order.number)), Math.random);
    orders.place(orderOf(carts.cart, entry, number, this.shop.now()));
    this.shop.visit(`/order/${number}`);
    carts.clear();
  }

  #busy(busy: boolean): void {
    const button = this.form.querySelector<HTMLButtonElement>('[data-pay]');
    if (!button) return;
    button.disabled = busy;
    button.classList.toggle('is-busy', busy);
    button.setAttribute('aria-busy', String(busy));
  }
}

function nothingToPay(): Page {
  return {
    kind: 'checkout',
    title: 'Checkout',
    description: 'Address, delivery and payment.',
    body: html`<div class="section">
      <div class="empty">
        ${icon('bag', 56)}
        <h1>Nothing to pay for yet</h1>
        <p>Put something in the cart first, then come back.</p>
        <p><a class="button" href="/">Look around</a></p>
      </div>
    </div>`,
  };
}
