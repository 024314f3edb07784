import css from './attach.css?inline';
import { byId, element } from './dom.ts';
import { type Panel, withTexts } from './parts.ts';
import { settings } from './settings.ts';
import { text } from './texts.ts';

/**
 * Takes files that are chosen, pasted or dropped; what sends and shows them is loaded when there is one, and what shows
 * faces when somebody has answered.
 */
export function begin(panel: Panel): () => void {
  /** Those that nobody sends yet. */
  const waiting: File[] = [];
  let draw: (() => void) | undefined;
  let drawFaces: (() => void) | undefined;
  let drawWriting: (() => void) | undefined;
  const take = (files: FileList | null | undefined, event: Event) => {
    if (!files?.length) return;
    event.preventDefault();
    // What is asked before a chat is answered first.
    if (panel.holders.size) return;
    waiting.push(...files);
    panel.changed();
  };
  if (settings.files.allowed) listen(take);
  if (settings.writing.shown) {
    void withTexts(() => import('./writing.ts')).then((writing) => {
      drawWriting = writing.begin(panel);
      drawWriting();
    });
  }
  return () => {
    if (!draw && (waiting.length || document.querySelector('.file'))) {
      draw = () => {};
      void withTexts(() => import('./files.ts')).then((files) => {
        draw = files.begin(panel, waiting);
        draw();
      });
    }
    draw?.();
    if (!drawFaces && settings.showPhotos && document.querySelector('.theirs')) {
      drawFaces = () => {};
      import('./faces.ts').then(
        (faces) => {
          drawFaces = faces.begin(panel);
          drawFaces();
        },
        // A face is no loss; it comes with the next opening.
        () => {},
      );
    }
    drawFaces?.();
    drawWriting?.();
  };
}

function listen(take: (files: FileList | null | undefined, event: Event) => void): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets.push(sheet);
  const input = element('input', {
    type: 'file',
    multiple: true,
    ariaLabel: text('attach'),
    title: text('attach'),
  });
  byId('text').before(element('span', { id: 'attach', className: 'icon' }, input));
  input.onchange = (event) => {
    take(input.files, event);
    input.value = '';
  };
  const dropping = (on: boolean) => document.body.classList.toggle('dropping', on);
  addEventListener('paste', (event) => take(event.clipboardData?.files, event));
  // A file that misses the field would be opened in place of the chat.
  addEventListener('dragover', (event) => {
    event.preventDefault();
    dropping(true);
  });
  addEventListener('dragleave', () => dropping(false));
  addEventListener('drop', (event) => {
    event.preventDefault();
    dropping(false);
    take(event.dataTransfer?.files, event);
  });
}
