import type { Page } from '../app/page';
import type { Topic } from '../app/route';
import { countries, deliveryMethods } from '../checkout/delivery';
import { html, type Markup } from '../html';
import { formatted } from '../money';
import { sizeTables } from './size-tables';

interface Information {
  readonly title: string;
  readonly description: string;
  readonly text: () => Markup;
}

const INFORMATION: Readonly<Record<Topic, Information>> = {
  delivery: { title: 'Delivery', description: 'How, when and for how much we deliver.', text: delivery },
  returns: { title: 'Returns and exchanges', description: 'Sixty days to change your mind.', text: returns },
  'size-guide': {
    title: 'Size guide',
    description: 'How to measure, and which size it makes.',
    text: sizeTables,
  },
  repairs: { title: 'Repairs', description: 'How we mend what breaks.', text: repairs },
  contact: { title: 'Contact', description: 'How to reach a person.', text: contact },
};

export function informationPage(topic: Topic): Page {
  const { title, description, text } = INFORMATION[topic];
  return {
    kind: 'other',
    title,
    description,
    body: html`<article class="section prose">
      <h1>${title}</h1>
      ${text()}
    </article>`,
  };
}

function delivery(): Markup {
  return html`<p class="lead">Ordered by 14:00 on a working day, it leaves Westport the same afternoon.</p>
    <table>
      <thead><tr><th scope="col">How</th><th scope="col">How long</th><th scope="col">Price</th></tr></thead>
      <tbody>
        ${deliveryMethods.map(
          ({ name, promise, price, freeAbove }) =>
            html`<tr>
              <th scope="row">${name}</th>
              <td>${promise}</td>
              <td>${formatted(price)}${freeAbove && html`, free from ${formatted(freeAbove)}`}</td>
            </tr>`,
        )}
      </tbody>
    </table>
    <h2>Where to</h2>
    <p>We deliver to ${countries.map(({ name }, index) => html`${index > 0 && ', '}${name}`)}. Prices include VAT.</p>
    <h2>Following a parcel</h2>
    <p>The order page shows where a parcel is. If it does not move for two working days, tell us: we ask the carrier, so you need not.</p>
    <h2>When something is missing</h2>
    <p>If one piece is sold out after you ordered, we write the same day, send the rest, and pay that part back.</p>`;
}

function returns(): Markup {
  return html`<p class="lead">You have 60 days. Wear it indoors, walk about, sit down in it; then decide.</p>
    <h2>Sending back</h2>
    <ol>
      <li>Open your order and tell us what comes back, or ask in the chat.</li>
      <li>Print the label we send, or show the code at the post office.</li>
      <li>We pay you back within three working days of its arrival, the way you paid.</li>
    </ol>
    <p>Returns from Ireland are free. From elsewhere they cost €4.95, which we take off the refund. A wrong or faulty piece is always free.</p>
    <h2>Changing a size</h2>
    <p>We send the other size as soon as the carrier has scanned yours, so that you do not wait for both.</p>
    <h2>What we cannot take back</h2>
    <p>Boots with dirty soles, socks that were worn, and anything that smells of campfire. We have tried.</p>`;
}

function repairs(): Markup {
  return html`<p class="lead">Everything we make can be opened, mended and closed again.</p>
    <h2>What we mend</h2>
    <p>
      Zips, tears, seams, buckles, soles, tent poles, burn holes. Free for the first owner for as long as you have it; at cost for everyone
      after. We send a photo and a price before we begin.
    </p>
    <h2>How it works</h2>
    <ol>
      <li>Wash it, please. Our needle is grateful.</li>
      <li>Write to us with a photo of the damage. You have an answer within a working day.</li>
      <li>Send it in. Most repairs take nine days, a new sole three weeks.</li>
    </ol>
    <h2>Do it yourself</h2>
    <p>Patches, zip sliders, buckles and pole sections are sold at cost. Ask, and we say which one you need.</p>`;
}

function contact(): Markup {
  return html`<p class="lead">Four people answer, and all of them walk.</p>
    <h2>Chat</h2>
    <p>The button in the corner. If nobody is there, leave the question: it is answered by mail.</p>
    <h2>Mail</h2>
    <p><a href="mailto:hello@tarnwell.example">hello@tarnwell.example</a>. With your order number, if it is about an order.</p>
    <h2>Shop</h2>
    <p>Quay Street 4, Westport, Co. Mayo. Tuesday to Saturday, 10:00 to 17:30.</p>`;
}
