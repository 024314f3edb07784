import { tell } from '../analytics/data-layer';
import { viewCart } from '../analytics/ecommerce-events';
import type { Page, Shop } from '../app/page';
import { subtotal } from '../cart/cart';
import { productsNamed } from '../catalogue/catalogue';
import { deliveryMethod, deliveryPrice } from '../checkout/delivery';
import { html, type Markup } from '../html';
import { formatted, plus } from '../money';
import { cartLines, freeDelivery, listenToLines } from '../parts/cart-lines';
import { icon } from '../parts/icons';
import { shelf } from '../parts/product-card';

const SUGGESTIONS = ['trail-socks', 'harbour-rib-beanie', 'enamel-mug', 'merino-150-tee'];

export function cartPage(shop: Shop): Page {
  return {
    kind: 'cart',
    title: 'Cart',
    description: 'What you have chosen so far.',
    body: html`<div class="section" data-cart>${contents(shop)}</div>`,
    ready(main, leaving) {
      const place = main.querySelector<HTMLElement>('[data-cart]');
      if (!place) return;
      listenToLines(place, shop, leaving);
      shop.carts.addEventListener('change', () => (place.innerHTML = contents(shop).text), {
        signal: leaving,
      });
      tell(viewCart(shop.carts.cart));
    },
  };
}

function contents(shop: Shop): Markup {
  const { cart } = shop.carts;
  if (cart.length === 0) return empty();
  const goods = subtotal(cart);
  const shipping = deliveryPrice(deliveryMethod('standard'), goods);
  return html`<h1 tabindex="-1" data-lines-heading>Cart</h1>
    <div class="cart">
      <div>${freeDelivery(goods)} ${cartLines(cart)}</div>
      <aside class="summary" aria-labelledby="summary-heading">
        <h2 id="summary-heading">Summary</h2>
        <dl class="sums">
          <div><dt>Goods</dt><dd>${formatted(goods)}</dd></div>
          <div><dt>Standard delivery</dt><dd>${shipping.minor === 0 ? 'Free' : formatted(shipping)}</dd></div>
          <div class="sums-total"><dt>Total, VAT included</dt><dd>${formatted(plus(goods, shipping))}</dd></div>
        </dl>
        <a class="button button-wide" href="/checkout">Checkout</a>
        <p class="quiet small">${icon('back', 16)} 60 days to send anything back.</p>
      </aside>
    </div>`;
}

function empty(): Markup {
  return html`<div class="empty">
      ${icon('bag', 56)}
      <h1 tabindex="-1" data-lines-heading>Your cart is empty</h1>
      <p>What you add waits for you here, also after you close the browser.</p>
      <p><a class="button" href="/category/jackets">Start with a jacket</a></p>
    </div>
    <h2>Small things people add</h2>
    ${shelf(productsNamed(SUGGESTIONS))}`;
}
