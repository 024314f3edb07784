import type { Shop } from '../app/page';
import { pieces } from '../cart/cart';
import { categories } from '../catalogue/catalogue';
import { FREE_DELIVERY_ABOVE } from '../checkout/delivery';
import { html, type Markup } from '../html';
import { formatted } from '../money';
import { icon } from './icons';

function logo(): Markup {
  return html`<a class="logo" href="/" aria-label="Tarnwell, to the front page"
    ><img src="/pictures/mark.svg" width="34" height="34" alt="" /><span aria-hidden="true">Tarnwell</span></a
  >`;
}

function links(): Markup {
  return html`<ul>
    ${categories.map(({ slug, name }) => html`<li><a href="/category/${slug}">${name}</a></li>`)}
  </ul>`;
}

function searchForm(id: string): Markup {
  return html`<form class="search" role="search" aria-label="Shop" action="/search">
    <label class="sr-only" for="${id}">Search the shop</label>
    <input id="${id}" type="search" name="q" placeholder="Search" autocomplete="off" enterkeyhint="search" />
    <button type="submit" aria-label="Search">${icon('search')}</button>
  </form>`;
}

function header(): Markup {
  return html`<p class="announcement">
      Free delivery from ${formatted(FREE_DELIVERY_ABOVE)} <span aria-hidden="true">·</span> 60 days to change your mind
      <span class="announcement-more"><span aria-hidden="true">·</span> <a href="/repairs">Repairs for life</a></span>
    </p>
    <div class="bar">
      <button type="button" class="icon-button menu-button" data-open-menu aria-haspopup="dialog" aria-label="Menu">${icon('menu', 24)}</button>
      ${logo()}
      <nav class="shelves" aria-label="Categories">${links()}</nav>
      ${searchForm('search')}
      <a class="icon-button search-link" href="/search" aria-label="Search">${icon('search', 22)}</a>
      <button type="button" class="icon-button cart-button" data-open-cart aria-haspopup="dialog">
        ${icon('bag', 23)}<span class="sr-only">Cart, </span><span class="cart-count" data-cart-count>0</span
        ><span class="sr-only"> pieces</span>
      </button>
    </div>
    <dialog class="menu" id="menu" aria-label="Menu">
      <div class="menu-head">
        ${logo()}
        <form method="dialog"><button class="icon-button" aria-label="Close the menu">${icon('close', 24)}</button></form>
      </div>
      ${searchForm('menu-search')}
      <nav aria-label="Menu">
        ${links()}
        <ul class="menu-more">
          <li><a href="/orders">Your orders</a></li>
          <li><a href="/delivery">Delivery</a></li>
          <li><a href="/returns">Returns</a></li>
          <li><a href="/size-guide">Size guide</a></li>
          <li><a href="/repairs">Repairs</a></li>
        </ul>
      </nav>
    </dialog>`;
}

/** The head of every page: it is drawn once, and afterwards only its count and its current link change. */
export function mountHeader(root: HTMLElement, shop: Shop, openCart: () => void): void {
  root.innerHTML = header().text;
  const menu = root.querySelector('dialog');
  const count = () => {
    for (const place of root.querySelectorAll<HTMLElement>('[data-cart-count]')) {
      const total = pieces(shop.carts.cart);
      place.textContent = String(total);
      place.classList.toggle('is-empty', total === 0);
    }
  };
  shop.carts.addEventListener('change', count);
  count();
  root.querySelector('[data-open-menu]')?.addEventListener('click', () => menu?.showModal());
  root.querySelector('[data-open-cart]')?.addEventListener('click', openCart);
  menu?.addEventListener('click', (event) => {
    if (event.target === menu || (event.target as Element).closest('a')) menu.close();
  });
  root.addEventListener('submit', (event) => {
    const form = event.target as HTMLFormElement;
    if (!form.matches('.search')) return;
    event.preventDefault();
    const query = String(new FormData(form).get('q') ?? '').trim();
    if (query === '') return form.querySelector('input')?.focus();
    menu?.close();
    form.reset();
    shop.visit(`/search?${new URLSearchParams({ q: query })}`);
  });
}

/** Marks where the shopper is, for the eye and for screen readers. */
export function markCurrent(root: HTMLElement, path: string): void {
  for (const link of root.querySelectorAll<HTMLAnchorElement>('nav a')) {
    if (link.pathname === path) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
}
