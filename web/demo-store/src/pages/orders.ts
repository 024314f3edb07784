import type { Page, Shop } from '../app/page';
import { type Order, stageOf } from '../checkout/order';
import { html, type Markup } from '../html';
import { formatted } from '../money';
import { icon } from '../parts/icons';
import { stageNames } from './order';

export function ordersPage(shop: Shop): Page {
  const { orders } = shop.orders;
  return {
    kind: 'order',
    title: 'Your orders',
    description: 'Orders placed in this browser.',
    body: html`<div class="section narrow">
      <h1>Your orders</h1>
      ${orders.length === 0 ? none() : html`<ul class="order-list">${orders.map((order) => row(order, shop.now()))}</ul>`}
    </div>`,
  };
}

function row(order: Order, now: Date): Markup {
  const day = new Intl.DateTimeFormat('en-IE', { dateStyle: 'long' }).format(new Date(order.placedAt));
  return html`<li>
    <div class="order-pictures">
      ${order.lines.slice(0, 3).map(({ picture }) => html`<img src="${picture}" width="800" height="1000" alt="" loading="lazy" />`)}
    </div>
    <p>
      <a href="/order/${order.number}"><strong>${order.number}</strong></a
      ><br /><span class="quiet">${day} <span aria-hidden="true">·</span> ${formatted(order.total)}</span>
    </p>
    <p class="stage-chip">${stageNames[stageOf(order, now)]}</p>
  </li>`;
}

function none(): Markup {
  return html`<div class="empty">
    ${icon('truck', 56)}
    <p>No orders yet. They appear here as soon as you place one in this browser.</p>
    <p><a class="button" href="/">Look around</a></p>
  </div>`;
}
