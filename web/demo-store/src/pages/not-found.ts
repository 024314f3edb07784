import type { Page } from '../app/page';
import { html } from '../html';
import { scene } from '../parts/scene';

export function notFoundPage(path: string): Page {
  return {
    kind: 'other',
    title: 'Page not found',
    description: 'There is nothing at this address.',
    body: html`<section class="lost">
      ${scene('rain-ridge', 'A walker on a ridge in the rain', true)}
      <div class="lost-text">
        <p class="lost-code">404</p>
        <h1>The path ends here</h1>
        <p>There is nothing at <code>${path}</code>. It may have been moved, or the address has a slip in it.</p>
        <p class="actions">
          <a class="button" href="/">To the front page</a>
          <a class="button button-glass" href="/search">Search</a>
        </p>
      </div>
    </section>`,
  };
}
