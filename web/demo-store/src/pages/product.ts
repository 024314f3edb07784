import { tell } from '../analytics/data-layer';
import { viewItem, viewItemList } from '../analytics/ecommerce-events';
import type { Page, Shop } from '../app/page';
import { categoryName, companionsOf } from '../catalogue/catalogue';
import type { Colour } from '../catalogue/colours';
import { ONE_SIZE, type Product, type Variant } from '../catalogue/product';
import { isSoldOut, stockOf } from '../catalogue/stock';
import { html, type Markup } from '../html';
import { formatted } from '../money';
import { icon, swatch } from '../parts/icons';
import { price, rating, shelf } from '../parts/product-card';
import { gallery, showColour } from './product-gallery';
import { facts, reviews } from './product-texts';

export function productPage(product: Product, wantedColour: string | null, shop: Shop): Page {
  const first = product.colours.find(({ code }) => code === wantedColour) ?? product.colours[0];
  const companions = companionsOf(product);
  return {
    kind: 'product',
    title: product.name,
    description: product.line,
    body: html`<nav class="crumbs" aria-label="You are here">
        <a href="/">Tarnwell</a> <span aria-hidden="true">/</span>
        <a href="/category/${product.category}">${categoryName(product.category)}</a>
      </nav>
      <div class="product">
        ${gallery(product, first)}
        <div class="product-side">
          <h1>${product.name}</h1>
          <p class="product-line">${product.line}</p>
          <p class="product-facts">${price(product)} <a class="plain" href="#reviews">${rating(product)}</a></p>
          ${purchaseForm(product, first)}
          <ul class="promises">
            <li>${icon('truck')} ${product.price.minor >= 10000 ? 'Free delivery' : 'Delivery from €3.50'}, 2 to 4 working days</li>
            <li>${icon('back')} 60 days to send it back, free in Ireland</li>
            <li>${icon('needle')} Mended free for its first owner</li>
          </ul>
          ${facts(product)}
        </div>
      </div>
      ${reviews(product)}
      <section class="section" aria-labelledby="companions-heading">
        <h2 id="companions-heading">Goes well with</h2>
        ${shelf(companions)}
      </section>`,
    ready(main, leaving) {
      tell(viewItem(product, first));
      tell(viewItemList({ id: 'goes_with', name: 'Goes well with' }, companions));
      listen(main, product, shop, leaving);
    },
  };
}

function purchaseForm(product: Product, first: Colour): Markup {
  const single = product.sizes.length === 1 && product.sizes[0] === ONE_SIZE;
  const soldOut = isSoldOut(product);
  return html`<form class="purchase" data-purchase novalidate>
    <fieldset>
      <legend>Colour: <span data-colour-name>${first.name}</span></legend>
      <div class="choices">
        ${product.colours.map(
          (colour) => html`<label class="choice-colour">
            <input type="radio" name="colour" value="${colour.code}"${colour === first && html` checked`} />
            ${swatch(colour.hex, colour.trim)}<span class="sr-only">${colour.name}</span>
          </label>`,
        )}
      </div>
    </fieldset>
    ${
      single
        ? html`<input type="hidden" name="size" value="${ONE_SIZE}" />`
        : html`<fieldset data-sizes>
          <legend>Size <a class="legend-link" href="/size-guide">${icon('ruler', 16)} Size guide</a></legend>
          <div class="choices">
            ${product.sizes.map(
              (size) =>
                html`<label class="choice-size"><input type="radio" name="size" value="${size}" /><span>${size}</span></label>`,
            )}
          </div>
          <p class="field-problem" id="size-problem" data-size-problem hidden>${icon('alert', 16)} Choose a size first.</p>
        </fieldset>`
    }
    <p class="stock" data-stock role="status"></p>
    <div class="buy">
      <button class="button button-wide" data-buy${soldOut && html` disabled`}>
        <span data-buy-text>Add to cart</span><span class="buy-price">${formatted(product.price)}</span>
      </button>
    </div>
  </form>`;
}

function listen(main: HTMLElement, product: Product, shop: Shop, leaving: AbortSignal): void {
  const form = main.querySelector<HTMLFormElement>('[data-purchase]');
  if (!form) return;
  const chosenColour = () => {
    const code = new FormData(form).get('colour');
    return product.colours.find((colour) => colour.code === code) ?? product.colours[0];
  };
  const chosen = (): Variant | undefined => {
    const size = new FormData(form).get('size');
    return typeof size === 'string' ? { product, colour: chosenColour(), size } : undefined;
  };
  const draw = () => {
    drawSizes(form, product, chosenColour());
    drawStock(form, chosen());
  };
  form.addEventListener(
    'change',
    (event) => {
      if ((event.target as HTMLInputElement).name === 'colour') {
        const colour = chosenColour();
        const name = form.querySelector('[data-colour-name]');
        if (name) name.textContent = colour.name;
        showColour(main, product, colour);
        shop.rewriteAddress(`/product/${product.slug}?colour=${colour.code}`);
      }
      draw();
    },
    { signal: leaving },
  );
  form.addEventListener(
    'submit',
    (event) => {
      event.preventDefault();
      const variant = chosen();
      if (variant) shop.add(variant);
      else askForSize(form);
    },
    { signal: leaving },
  );
  draw();
}

function askForSize(form: HTMLFormElement): void {
  const problem = form.querySelector<HTMLElement>('[data-size-problem]');
  problem?.removeAttribute('hidden');
  const sizes = form.querySelectorAll<HTMLInputElement>('input[name="size"]');
  for (const size of sizes) size.setAttribute('aria-describedby', 'size-problem');
  sizes[0]?.focus({ preventScroll: true });
  form.querySelector('[data-sizes]')?.scrollIntoView({ block: 'center' });
}

/** Sizes that are gone stay choosable, so that a shopper can ask for them, but say so. */
function drawSizes(form: HTMLFormElement, product: Product, colour: Colour): void {
  for (const input of form.querySelectorAll<HTMLInputElement>('input[type="radio"][name="size"]')) {
    const gone = stockOf({ product, colour, size: input.value }).state === 'sold-out';
    input.parentElement?.classList.toggle('is-gone', gone);
    input.setAttribute('aria-label', gone ? `${input.value}, sold out` : input.value);
  }
}

function drawStock(form: HTMLFormElement, variant: Variant | undefined): void {
  const place = form.querySelector<HTMLElement>('[data-stock]');
  const button = form.querySelector<HTMLButtonElement>('[data-buy]');
  const text = form.querySelector<HTMLElement>('[data-buy-text]');
  if (!place || !button || !text) return;
  if (variant) form.querySelector('[data-size-problem]')?.setAttribute('hidden', '');
  const stock = variant && stockOf(variant);
  button.disabled = stock?.state === 'sold-out';
  text.textContent = button.disabled ? 'Sold out' : 'Add to cart';
  place.className = `stock stock-${stock?.state ?? 'unknown'}`;
  place.textContent = stock ? stockText(stock) : '';
}

function stockText(stock: ReturnType<typeof stockOf>): string {
  switch (stock.state) {
    case 'plenty':
      return 'In stock, leaves us today or tomorrow';
    case 'few':
      return stock.left === 1 ? 'The last one' : `Only ${stock.left} left`;
    case 'sold-out':
      return 'Sold out in this colour and size. Ask us when it comes back.';
  }
}
