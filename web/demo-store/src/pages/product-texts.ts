import { type Product, type Review, ratingOf } from '../catalogue/product';
import { html, type Markup } from '../html';
import { stars } from '../parts/icons';

function weight(grams: number): string {
  return grams >= 1000 ? `${(grams / 1000).toFixed(2)} kg` : `${grams} g`;
}

/** What a shopper asks before buying: what it does, of what, how it fits, how to keep it, how it comes. */
export function facts(product: Product): Markup {
  const weighed =
    product.drawing.kind === 'footwear' || product.drawing.kind === 'hands' ? 'the pair' : 'in a middle size';
  return html`<div class="story">${product.story.map((paragraph) => html`<p>${paragraph}</p>`)}</div>
    <div class="facts">
      <details open>
        <summary>What it does</summary>
        <ul>
          ${product.features.map((feature) => html`<li>${feature}</li>`)}
        </ul>
      </details>
      <details>
        <summary>Fit</summary>
        <p>${product.fit}</p>
        <p><a href="/size-guide">Size guide</a></p>
      </details>
      <details>
        <summary>Materials and care</summary>
        <p>${product.materials}</p>
        <ul>
          ${product.care.map((rule) => html`<li>${rule}</li>`)}
        </ul>
        <p>Weighs ${weight(product.weightGrams)}, ${product.sizes.length === 1 ? 'as it comes' : weighed}.</p>
      </details>
      <details>
        <summary>Delivery and returns</summary>
        <p>
          Ordered by 14:00 it leaves us the same working day. Standard delivery takes 2 to 4 working days, express one. You have 60 days
          to send it back or change it for another size.
        </p>
        <p><a href="/delivery">Delivery</a> <span aria-hidden="true">·</span> <a href="/returns">Returns</a></p>
      </details>
    </div>`;
}

export function reviews(product: Product): Markup {
  const { mean, count } = ratingOf(product);
  const most = Math.max(...product.ratings, 1);
  return html`<section class="section reviews" id="reviews" aria-labelledby="reviews-heading">
    <div class="reviews-sum">
      <h2 id="reviews-heading">Reviews</h2>
      <p class="reviews-mean"><strong>${mean.toFixed(1)}</strong> <span>${stars(mean)}<br />from ${count} buyers</span></p>
      <table class="histogram">
        <caption class="sr-only">How many gave how many stars</caption>
        <tbody>
          ${product.ratings.map(
            (votes, index) => html`<tr>
              <th scope="row">${5 - index}<span class="sr-only"> stars</span></th>
              <td aria-hidden="true"><meter min="0" max="${most}" value="${votes}"></meter></td>
              <td>${votes}</td>
            </tr>`,
          )}
        </tbody>
      </table>
    </div>
    <ul class="review-list">
      ${product.reviews.map(review)}
    </ul>
  </section>`;
}

function review({ author, day, stars: given, title, text, bought }: Review): Markup {
  const written = new Intl.DateTimeFormat('en-IE', { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );
  return html`<li class="review">
    <p>${stars(given)}<span class="sr-only">${given} of 5 stars</span></p>
    <h3>${title}</h3>
    <p>${text}</p>
    <p class="quiet small">${author} <span aria-hidden="true">·</span> <time datetime="${day}">${written}</time><br />Bought: ${bought}</p>
  </li>`;
}
