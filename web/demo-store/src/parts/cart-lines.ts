import type { Shop } from '../app/page';
import { type CartLine, lineTotal, quantityOf, subtotal } from '../cart/cart';
import { variantOf } from '../catalogue/catalogue';
import { pictureUrl, skuOf, variantName } from '../catalogue/product';
import { mostOf } from '../catalogue/stock';
import { FREE_DELIVERY_ABOVE } from '../checkout/delivery';
import { html, type Markup } from '../html';
import { formatted, type Money } from '../money';
import { icon } from './icons';

function line({ variant, quantity }: CartLine): Markup {
  const { product, colour, size } = variant;
  const address = `/product/${product.slug}?colour=${colour.code}`;
  const most = mostOf(variant);
  return html`<li class="line" data-slug="${product.slug}" data-colour="${colour.code}" data-size="${size}">
    <a class="line-picture" href="${address}" tabindex="-1" aria-hidden="true"
      ><img src="${pictureUrl(product, colour)}" width="800" height="1000" alt=""
    /></a>
    <div class="line-text">
      <p class="line-name"><a href="${address}">${product.name}</a></p>
      <p class="line-variant">${variantName(variant)}</p>
      ${quantity >= most && most < 10 && html`<p class="line-note">That is all we have of this one.</p>`}
      <div class="line-foot">
        <div class="stepper" role="group" aria-label="Quantity of ${product.name}, ${variantName(variant)}">
          <button type="button" data-step="-1" data-focus="${skuOf(variant)}-less" aria-label="One less">${icon('minus', 16)}</button>
          <output aria-label="Quantity">${quantity}</output>
          <button type="button" data-step="1" data-focus="${skuOf(variant)}-more" aria-label="One more" aria-disabled="${quantity >= most ? 'true' : 'false'}">
            ${icon('plus', 16)}
          </button>
        </div>
        <button type="button" class="text-button" data-remove>Remove<span class="sr-only"> ${product.name}</span></button>
      </div>
    </div>
    <p class="line-price">${formatted(lineTotal({ variant, quantity }))}</p>
  </li>`;
}

export function cartLines(lines: readonly CartLine[]): Markup {
  return html`<ul class="lines">
    ${lines.map(line)}
  </ul>`;
}

/** How far it is to free delivery. */
export function freeDelivery(goods: Money): Markup {
  const missing = FREE_DELIVERY_ABOVE.minor - goods.minor;
  const text =
    missing > 0
      ? html`<strong>${formatted({ ...goods, minor: missing })}</strong> more and delivery is free`
      : html`Delivery is free`;
  return html`<p class="free-delivery">
    <span>${missing > 0 ? icon('truck', 18) : icon('check', 18)} ${text}</span>
    <progress max="${FREE_DELIVERY_ABOVE.minor}" value="${Math.min(goods.minor, FREE_DELIVERY_ABOVE.minor)}" aria-hidden="true"></progress>
  </p>`;
}

/** Makes the steppers and remove buttons within `root` work, and keeps the keyboard's place when the lines are drawn anew. */
export function listenToLines(root: HTMLElement, shop: Shop, signal?: AbortSignal): void {
  root.addEventListener(
    'click',
    (event) => {
      const button = (event.target as Element).closest<HTMLButtonElement>('[data-step], [data-remove]');
      const row = button?.closest<HTMLElement>('.line');
      if (!button || !row) return;
      const { slug = '', colour = '', size = '' } = row.dataset;
      const variant = variantOf(slug, colour, size);
      if (!variant) return;
      const held = quantityOf(shop.carts.cart, variant);
      const wanted = button.dataset.step ? held + Number(button.dataset.step) : 0;
      shop.setQuantity(variant, wanted);
      const same = root.querySelector<HTMLElement>(
        `[data-focus="${CSS.escape(button.dataset.focus ?? '')}"]`,
      );
      (same ?? root.querySelector<HTMLElement>('[data-lines-heading]'))?.focus();
      if (wanted <= 0) {
        shop.say(`${variant.product.name} is out of the cart.`, {
          label: 'Put it back',
          take: () => shop.setQuantity(variant, held),
        });
      }
    },
    signal && { signal },
  );
}

export function cartSubtotal(shop: Shop): Money {
  return subtotal(shop.carts.cart);
}
