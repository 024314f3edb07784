import { html, type Markup } from '../html';

/** A drawn landscape: by day, and at dusk where the shopper's screen is dark. */
export function scene(name: string, description: string, eager = false): Markup {
  const address = (hour: string) => `/pictures/scenes/${name}-${hour}.svg`;
  return html`<picture>
    <source srcset="${address('dusk')}" media="(prefers-color-scheme: dark)" />
    <img class="scene" src="${address('day')}" width="1600" height="900" alt="${description}" loading="${eager ? 'eager' : 'lazy'}" />
  </picture>`;
}
