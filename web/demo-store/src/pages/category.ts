import { tell } from '../analytics/data-layer';
import { viewItemList } from '../analytics/ecommerce-events';
import type { Page, Shop } from '../app/page';
import { productsIn } from '../catalogue/catalogue';
import type { Category, Product } from '../catalogue/product';
import { html, type Markup } from '../html';
import { shelf } from '../parts/product-card';
import { scene } from '../parts/scene';
import { colourNames, type Order, orderNames, type Selection, selected, selectionOf } from './selection';

export function categoryPage(category: Category, shop: Shop): Page {
  const stock = productsIn(category.slug);
  const start = selectionOf(new URLSearchParams(location.search), stock);
  return {
    kind: 'category',
    title: category.name,
    description: category.introduction,
    body: html`<header class="category-head">
        ${scene(category.scene, '', true)}
        <div class="category-text">
          <h1>${category.name}</h1>
          <p>${category.introduction}</p>
        </div>
      </header>
      <div class="section">
        <form class="filters" data-filters>
          ${select('colour', 'Colour', 'All colours', colourNames(stock), start.colour)}
          ${select('order', 'Sort by', undefined, orderNames, start.order)}
          <p class="filters-count" data-count role="status"></p>
        </form>
        <div data-shelf></div>
      </div>`,
    ready(main, leaving) {
      const form = main.querySelector<HTMLFormElement>('[data-filters]');
      const place = main.querySelector<HTMLElement>('[data-shelf]');
      const count = main.querySelector<HTMLElement>('[data-count]');
      if (!form || !place || !count) return;
      const show = (selection: Selection): readonly Product[] => {
        const shown = selected(stock, selection);
        place.innerHTML = shelf(shown, {
          heading: 'h2',
          colour: selection.colour || undefined,
          eagerUpTo: 4,
        }).text;
        count.textContent = shown.length === 1 ? '1 product' : `${shown.length} products`;
        return shown;
      };
      tell(viewItemList(listOf(category), show(start)));
      form.addEventListener(
        'change',
        () => {
          const data = new FormData(form);
          const selection: Selection = {
            colour: String(data.get('colour')),
            order: String(data.get('order')) as Order,
          };
          const shown = show(selection);
          const parameters = new URLSearchParams();
          if (selection.colour) parameters.set('colour', selection.colour);
          if (selection.order !== 'shelf') parameters.set('order', selection.order);
          shop.rewriteAddress(`${location.pathname}${parameters.size > 0 ? `?${parameters}` : ''}`);
          tell(viewItemList(listOf(category), shown));
        },
        { signal: leaving },
      );
    },
  };
}

function listOf({ slug, name }: Category): { id: string; name: string } {
  return { id: `category_${slug}`, name };
}

function select(
  name: string,
  label: string,
  all: string | undefined,
  options: Readonly<Record<string, string>>,
  chosen: string,
): Markup {
  const option = (value: string, text: string) =>
    html`<option value="${value}"${value === chosen && html` selected`}>${text}</option>`;
  return html`<label class="select"
    ><span>${label}</span
    ><select name="${name}">
      ${all && option('', all)}${Object.entries(options).map(([value, text]) => option(value, text))}
    </select></label
  >`;
}
