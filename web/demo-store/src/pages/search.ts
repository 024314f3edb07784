import { tell } from '../analytics/data-layer';
import { viewItemList } from '../analytics/ecommerce-events';
import type { Page, Shop } from '../app/page';
import { categories, products, productsNamed } from '../catalogue/catalogue';
import { search } from '../catalogue/search';
import { html, type Markup } from '../html';
import { icon } from '../parts/icons';
import { shelf } from '../parts/product-card';

const ASKED_FOR = ['rain jacket', 'merino', 'boots', 'warm gloves', 'rucksack'];
const CONSOLATION = ['skerry-3l-shell-jacket', 'hearth-grid-fleece', 'cairn-mid-boot', 'daypack-22'];

export function searchPage(query: string, shop: Shop): Page {
  const found = search(query, products);
  return {
    kind: 'search',
    title: query === '' ? 'Search' : `Search: ${query}`,
    description: 'Search the shop.',
    body: html`<div class="section search-page">
      <h1>${heading(query, found.length)}</h1>
      <form class="search search-large" role="search" aria-label="Search again" action="/search" data-search>
        <label class="sr-only" for="page-search">Search the shop</label>
        <input id="page-search" type="search" name="q" value="${query}" placeholder="What are you looking for?" enterkeyhint="search" />
        <button type="submit" aria-label="Search">${icon('search', 22)}</button>
      </form>
      ${found.length > 0 ? shelf(found, { heading: 'h2', eagerUpTo: 4 }) : nothing(query)}
    </div>`,
    ready(main, leaving) {
      const form = main.querySelector<HTMLFormElement>('[data-search]');
      form?.addEventListener(
        'submit',
        (event) => {
          event.preventDefault();
          const typed = String(new FormData(form).get('q') ?? '').trim();
          shop.visit(typed === '' ? '/search' : `/search?${new URLSearchParams({ q: typed })}`);
        },
        { signal: leaving },
      );
      if (found.length > 0) tell(viewItemList({ id: 'search_results', name: 'Search results' }, found));
    },
  };
}

function heading(query: string, count: number): Markup {
  if (query === '') return html`Search`;
  if (count === 0) return html`Nothing found for “${query}”`;
  return html`${count} ${count === 1 ? 'product' : 'products'} for “${query}”`;
}

function nothing(query: string): Markup {
  const advice =
    query === ''
      ? html`<p>Type a product, a material or a colour. Or start with what others look for:</p>`
      : html`<p>
          Perhaps another word for it? We searched names, materials, colours and descriptions. If you think we should have it, ask us: we
          read every question.
        </p>`;
  return html`<div class="nothing">
      ${advice}
      <ul class="chips" aria-label="Often searched">
        ${ASKED_FOR.map((words) => html`<li><a href="/search?${new URLSearchParams({ q: words }).toString()}">${words}</a></li>`)}
      </ul>
      <p class="quiet">
        All categories: ${categories.map(({ slug, name }, index) => html`${index > 0 && ', '}<a href="/category/${slug}">${name}</a>`)}
      </p>
    </div>
    <h2>Hard to go wrong with</h2>
    ${shelf(productsNamed(CONSOLATION))}`;
}
