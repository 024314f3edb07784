import type { Colour } from '../catalogue/colours';
import { type View, viewsOf } from '../catalogue/drawing';
import { type Product, pictureUrl } from '../catalogue/product';
import { html, type Markup } from '../html';

const VIEW_TEXT: Record<View, string> = {
  front: 'from the front',
  back: 'from behind',
  detail: 'close up',
  outdoors: 'out of doors',
};

function description(product: Product, colour: Colour, view: View): string {
  return `${product.name} in ${colour.name}, ${VIEW_TEXT[view]}`;
}

/** All views beside each other on wide screens; a row to swipe on phones. */
export function gallery(product: Product, colour: Colour): Markup {
  return html`<div class="gallery" role="group" aria-label="Pictures of the product" tabindex="0">
    ${viewsOf(product.drawing).map(
      (view, index) => html`<img
        class="gallery-picture gallery-${view}"
        data-view="${view}"
        src="${pictureUrl(product, colour, view)}"
        width="800"
        height="1000"
        alt="${description(product, colour, view)}"
        loading="${index < 2 ? 'eager' : 'lazy'}"
      />`,
    )}
  </div>`;
}

/** Every picture changes its colour in place. */
export function showColour(main: HTMLElement, product: Product, colour: Colour): void {
  for (const picture of main.querySelectorAll<HTMLImageElement>('.gallery [data-view]')) {
    const view = viewsOf(product.drawing).find((known) => known === picture.dataset.view);
    if (!view) continue;
    picture.src = pictureUrl(product, colour, view);
    picture.alt = description(product, colour, view);
  }
}
