import { type Product, pictureUrl, ratingOf } from '../catalogue/product';
import { isSoldOut } from '../catalogue/stock';
import { html, type Markup } from '../html';
import { formatted } from '../money';
import { stars, swatch } from './icons';

export function price({ price: now, before }: Pick<Product, 'price' | 'before'>): Markup {
  if (!before) return html`<span class="price">${formatted(now)}</span>`;
  return html`<span class="price price-reduced"
    ><span class="sr-only">now </span>${formatted(now)} <s><span class="sr-only">before </span>${formatted(before)}</s></span
  >`;
}

export function rating(product: Product): Markup {
  const { mean, count } = ratingOf(product);
  return html`<span class="rating"
    >${stars(mean)}<span class="sr-only">${mean.toFixed(1)} of 5 stars, </span><span class="rating-count">${count}</span
    ><span class="sr-only"> reviews</span></span
  >`;
}

export interface CardOptions {
  /** Which of its colours to show. */
  readonly colour?: string | undefined;
  readonly heading?: 'h2' | 'h3';
  /** True for cards that are seen without scrolling. */
  readonly eager?: boolean;
}

export function productCard(
  product: Product,
  { colour: wanted, heading = 'h3', eager = false }: CardOptions = {},
): Markup {
  const colour = product.colours.find(({ code }) => code === wanted) ?? product.colours[0];
  const address = wanted ? `/product/${product.slug}?colour=${colour.code}` : `/product/${product.slug}`;
  const badge = isSoldOut(product)
    ? 'Sold out'
    : product.before
      ? 'Reduced'
      : product.isNew
        ? 'New'
        : undefined;
  const name = html`<a href="${address}">${product.name}</a>`;
  return html`<article class="card">
    <div class="card-picture">
      <img
        src="${pictureUrl(product, colour)}"
        width="800"
        height="1000"
        alt="${product.name} in ${colour.name}"
        loading="${eager ? 'eager' : 'lazy'}"
      />
      ${badge && html`<span class="badge${product.before ? ' badge-reduced' : ''}">${badge}</span>`}
    </div>
    <div class="card-text">
      ${heading === 'h2' ? html`<h2 class="card-name">${name}</h2>` : html`<h3 class="card-name">${name}</h3>`}
      <p class="card-line">${product.line}</p>
      <p class="card-facts">${price(product)} ${rating(product)}</p>
      <p class="card-colours">
        <span class="sr-only">Colours: ${product.colours.map(({ name: colourName }) => colourName).join(', ')}</span>
        ${product.colours.map(({ hex, trim }) => swatch(hex, trim))}
      </p>
    </div>
  </article>`;
}

export function shelf(
  products: readonly Product[],
  options: CardOptions & { eagerUpTo?: number } = {},
): Markup {
  return html`<ul class="shelf">
    ${products.map((product, index) => html`<li>${productCard(product, { ...options, eager: index < (options.eagerUpTo ?? 0) })}</li>`)}
  </ul>`;
}
