import { categories } from '../catalogue/catalogue';
import { html, type Markup } from '../html';

export function footer(): Markup {
  return html`<div class="footer-columns">
      <section>
        <h2>Tarnwell</h2>
        <p>
          Clothing and gear for walking in real weather. We draw it in Westport, have it sewn by four workshops we visit, and mend it
          ourselves.
        </p>
        <p>Quay Street 4, Westport, Co. Mayo<br /><a href="mailto:hello@tarnwell.example">hello@tarnwell.example</a></p>
      </section>
      <nav aria-label="Shop">
        <h2>Shop</h2>
        <ul>
          ${categories.map(({ slug, name }) => html`<li><a href="/category/${slug}">${name}</a></li>`)}
        </ul>
      </nav>
      <nav aria-label="Help">
        <h2>Help</h2>
        <ul>
          <li><a href="/orders">Your orders</a></li>
          <li><a href="/delivery">Delivery</a></li>
          <li><a href="/returns">Returns and exchanges</a></li>
          <li><a href="/size-guide">Size guide</a></li>
          <li><a href="/repairs">Repairs</a></li>
          <li><a href="/contact">Contact</a></li>
        </ul>
      </nav>
    </div>
    <p class="small-print">
      Tarnwell is the demonstration shop of Shopbell. Nothing here is for sale, no card is charged, and what you type into the
      checkout stays in this browser.
    </p>`;
}
