import { tell } from '../analytics/data-layer';
import { viewItemList } from '../analytics/ecommerce-events';
import type { Page } from '../app/page';
import { categories, products, productsIn, productsNamed } from '../catalogue/catalogue';
import { pictureUrl, ratingOf } from '../catalogue/product';
import { html, type Markup } from '../html';
import { icon } from '../parts/icons';
import { shelf } from '../parts/product-card';
import { scene } from '../parts/scene';

const ARRIVALS = { id: 'home_new', name: 'New this season' };
const FAVOURITES = { id: 'home_favourites', name: 'Worn most' };
const LAYERS = ['merino-200-crew', 'hearth-grid-fleece', 'skerry-3l-shell-jacket'] as const;
const LAYER_TEXTS = [
  ['Next to skin', 'Merino takes the sweat away and does not smell of it.'],
  ['In the middle', 'A grid of fleece holds warm air and lets the rest go.'],
  ['Outside', 'A shell stops wind and water. It does nothing else, and that is enough.'],
] as const;

export function homePage(): Page {
  const arrivals = products.filter(({ isNew }) => isNew).slice(0, 4);
  const favourites = [...products]
    .sort((left, right) => ratingOf(right).count - ratingOf(left).count)
    .slice(0, 4);
  return {
    kind: 'home',
    title: 'Tarnwell: clothing for the weather you get',
    description: 'Jackets, fleece, merino, boots and tents for walking in real weather. Mended for life.',
    body: html`${hero()}
      <section class="section" aria-labelledby="shelves-heading">
        <h2 id="shelves-heading">What are you missing?</h2>
        <ul class="tiles">
          ${categories.map(tile)}
        </ul>
      </section>
      <section class="section" aria-labelledby="new-heading">
        <h2 id="new-heading">New this season</h2>
        ${shelf(arrivals)}
      </section>
      ${layers()}
      <section class="section" aria-labelledby="favourites-heading">
        <h2 id="favourites-heading">Worn most</h2>
        ${shelf(favourites)}
      </section>
      ${repairs()}`,
    ready() {
      tell(viewItemList(ARRIVALS, arrivals));
      tell(viewItemList(FAVOURITES, favourites));
    },
  };
}

function hero(): Markup {
  return html`<section class="hero">
    ${scene('first-light', '', true)}
    <div class="hero-text">
      <h1>For the weather you get, not the one you were promised</h1>
      <p>Clothing and gear for walking: drawn on the west coast, tested there by accident most days, and mended for life.</p>
      <p class="actions">
        <a class="button" href="/category/jackets">Jackets for this week ${icon('arrow', 18)}</a>
        <a class="button button-glass" href="/size-guide">Find your size</a>
      </p>
    </div>
  </section>`;
}

function tile({ slug, name, line }: (typeof categories)[number]): Markup {
  const [product] = productsIn(slug);
  const picture =
    product &&
    html`<img src="${pictureUrl(product, product.colours[0])}" width="800" height="1000" alt="" loading="lazy" />`;
  return html`<li class="tile">
    ${picture}
    <p class="tile-text"><a href="/category/${slug}">${name}</a><span>${line}</span></p>
  </li>`;
}

function layers(): Markup {
  const worn = productsNamed(LAYERS);
  return html`<section class="band">
    <div class="section layers">
      <div class="layers-text">
        <h2>Three layers, any day of the year</h2>
        <p>Nobody needs eleven jackets. These three go over one another, and between them they have been up every hill we know.</p>
        <p><a class="more" href="/size-guide">How they fit over each other ${icon('arrow', 18)}</a></p>
      </div>
      <ol class="layer-list">
        ${worn.map(
          (product, index) => html`<li>
            <img src="${pictureUrl(product, product.colours[1] ?? product.colours[0])}" width="800" height="1000" alt="" loading="lazy" />
            <h3>${LAYER_TEXTS[index]?.[0]}</h3>
            <p>${LAYER_TEXTS[index]?.[1]}</p>
            <p><a href="/product/${product.slug}">${product.name}</a></p>
          </li>`,
        )}
      </ol>
    </div>
  </section>`;
}

function repairs(): Markup {
  return html`<section class="section split">
    ${scene('pine-lake', 'A still lake between wooded hills in morning light')}
    <div class="split-text">
      <h2>Send it back when it breaks</h2>
      <p>
        Zips, tears, soles, burnt cuffs. Four people in our workshop mend about ninety pieces a week, free for the first owner and at
        cost for everyone after. The oldest jacket on the bench this month was from 2009.
      </p>
      <blockquote>
        <p>“Tore the sleeve on barbed wire in week two. Came back patched in nine days with a handwritten note.”</p>
        <footer>Maren, Skerry 3L Shell Jacket</footer>
      </blockquote>
      <p><a class="more" href="/repairs">How a repair works ${icon('arrow', 18)}</a></p>
    </div>
  </section>`;
}
