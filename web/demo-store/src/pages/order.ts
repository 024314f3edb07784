import { tell } from '../analytics/data-layer';
import { purchase } from '../analytics/ecommerce-events';
import type { Page, Shop } from '../app/page';
import { countryName, deliveryMethod } from '../checkout/delivery';
import { expectedBy, type Order, type OrderLine, type Stage, stageOf, stages } from '../checkout/order';
import { html, type Markup } from '../html';
import { formatted, times } from '../money';
import { icon } from '../parts/icons';

export const stageNames: Readonly<Record<Stage, string>> = {
  received: 'Received',
  packing: 'Being packed',
  'on-its-way': 'On its way',
  delivered: 'Delivered',
};

export function orderPage(number: string, shop: Shop): Page {
  const order = shop.orders.numbered(number);
  if (!order) return unknownOrder(number);
  return {
    kind: 'order',
    title: `Order ${order.number}`,
    description: 'Where your order stands.',
    body: html`<div class="section narrow">
      <p class="order-thanks">${icon('check', 26)} Thank you, ${order.address.name.split(' ')[0]}</p>
      <h1>Order <span class="order-number">${order.number}</span></h1>
      <p>Booked for <strong>${order.email}</strong>. Keep the number: it is all we need when you ask us about this order.</p>
      ${progress(order, shop.now())}
      <div class="order-columns">
        <section aria-labelledby="goods-heading">
          <h2 id="goods-heading">What you ordered</h2>
          <ul class="sold">
            ${order.lines.map(soldLine)}
          </ul>
          ${sums(order)}
        </section>
        <aside>${whereTo(order)}</aside>
      </div>
    </div>`,
    ready() {
      if (shop.orders.takeReport(order.number)) tell(purchase(order));
    },
  };
}

function progress(order: Order, now: Date): Markup {
  const stage = stageOf(order, now);
  const reached = stages.indexOf(stage);
  const day = new Intl.DateTimeFormat('en-IE', { weekday: 'long', day: 'numeric', month: 'long' }).format(
    expectedBy(order),
  );
  return html`<section class="progress" aria-label="Status of the order">
    <p class="progress-now">
      <strong>${stageNames[stage]}</strong>${stage === 'delivered' ? html`. We hope it fits.` : html`. With you by ${day}.`}
    </p>
    <ol>
      ${stages.map(
        (name, index) =>
          html`<li class="${index <= reached ? 'is-reached' : ''}"${index === reached && html` aria-current="step"`}>
            <span class="progress-dot">${index <= reached && icon('check', 14)}</span>${stageNames[name]}
          </li>`,
      )}
    </ol>
  </section>`;
}

function soldLine(line: OrderLine): Markup {
  return html`<li>
    <img src="${line.picture}" width="800" height="1000" alt="" />
    <p><a href="/product/${line.slug}">${line.name}</a><br /><span class="quiet">${line.variant} × ${line.quantity}</span></p>
    <p class="line-price">${formatted(times(line.price, line.quantity))}</p>
  </li>`;
}

function sums(order: Order): Markup {
  return html`<dl class="sums">
    <div><dt>Goods</dt><dd>${formatted(order.goods)}</dd></div>
    <div>
      <dt>${deliveryMethod(order.delivery).name} delivery</dt>
      <dd>${order.shipping.minor === 0 ? 'Free' : formatted(order.shipping)}</dd>
    </div>
    <div class="sums-total"><dt>Total</dt><dd>${formatted(order.total)}</dd></div>
    <div class="quiet small"><dt>of which VAT</dt><dd>${formatted(order.vat)}</dd></div>
  </dl>`;
}

function whereTo({ address, delivery, cardEnding, note, placedAt }: Order): Markup {
  const { name, promise } = deliveryMethod(delivery);
  const placed = new Intl.DateTimeFormat('en-IE', { dateStyle: 'long', timeStyle: 'short' }).format(
    new Date(placedAt),
  );
  return html`<h2>Going to</h2>
    <address>${address.name}<br />${address.street}<br />${address.city}, ${address.postcode}<br />${countryName(address.country)}</address>
    <p class="quiet">${name}: ${promise}</p>
    ${note !== '' && html`<p class="quiet">Your note: ${note}</p>`}
    <h2>Paid with</h2>
    <p>Test card ending in ${cardEnding}<br /><span class="quiet">${placed}</span></p>
    <h2>Anything wrong?</h2>
    <p><a href="/returns">Send something back</a><br /><a href="/contact">Ask about this order</a></p>`;
}

function unknownOrder(number: string): Page {
  return {
    kind: 'order',
    title: 'Order not found',
    description: 'No order with this number in this browser.',
    body: html`<div class="section narrow">
      <div class="empty">
        ${icon('search', 56)}
        <h1>No order ${number} here</h1>
        <p>
          Orders are kept in the browser they were placed in. If you placed it on another device, open the shop there, or ask us with the
          number and your e-mail address.
        </p>
        <p class="actions"><a class="button" href="/orders">Your orders</a> <a class="button button-plain" href="/contact">Contact</a></p>
      </div>
    </div>`,
  };
}
