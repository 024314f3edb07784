import { expect, test } from 'vitest';
import { html } from './html';

test('interpolated text is escaped in text and in attributes', () => {
  const typed = `"><img src=x onerror='alert(1)'>`;
  expect(html`<a title="${typed}">${typed}</a>`.text).toBe(
    '<a title="&quot;&gt;&lt;img src=x onerror=&#39;alert(1)&#39;&gt;">' +
      '&quot;&gt;&lt;img src=x onerror=&#39;alert(1)&#39;&gt;</a>',
  );
});

test('markup nests, lists join, and absent values leave nothing', () => {
  const items = ['a', '<b>'].map((item) => html`<li>${item}</li>`);
  expect(html`<ul>${items}${null}${undefined}${false}</ul>${0}`.text).toBe(
    '<ul><li>a</li><li>&lt;b&gt;</li></ul>0',
  );
});
