import { byId, element } from './dom.ts';
import type { Panel } from './parts.ts';
import { text } from './texts.ts';
import css from './writing.css?inline';

/** Where the shop sees what is being written before it is sent, tells the shopper so, and then shows it. */

const EVERY_MS = 1_000;
/** Told again as often as that, since whoever hears it forgets it. */
const AGAIN_MS = 4_000;
/** Who paused for longer is not writing any more. */
const PAUSE_MS = 30_000;

export function begin({ chat }: Panel): () => void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets.push(sheet);
  const field = byId<HTMLTextAreaElement>('text');
  const note = element('p', { id: 'writing' }, text('writingShown'));
  byId('composer').before(note);
  field.setAttribute('aria-describedby', note.id);
  let due: ReturnType<typeof setTimeout> | undefined;
  let wroteAt = 0;
  const tell = () => {
    due = undefined;
    // An empty field is told of as one in which nobody writes.
    if (!chat.open || !chat.about || !field.value || Date.now() - wroteAt > PAUSE_MS) return;
    chat.link.send({ type: 'typing', conversation: chat.about, on: true, words: field.value });
  };
  field.addEventListener('input', () => {
    wroteAt = Date.now();
    due ??= setTimeout(tell, EVERY_MS);
  });
  setInterval(() => due ?? tell(), AGAIN_MS);
  return () => {
    note.hidden = byId('composer').hidden;
  };
}
