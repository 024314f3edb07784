import { dress, element } from './dom.ts';
import css from './faces.css?inline';
import type { Panel } from './parts.ts';
import { settings } from './settings.ts';

/** The photos of those who answer, beside their names. Whoever has none is met by name alone. */
export function begin({ chat, changed }: Panel): () => void {
  dress(css);
  /** By account: whether there is a photo, as far as it has come. */
  const there = new Map<string, boolean>();
  const ask = (id: string) => {
    there.set(id, false);
    const face = picture(id);
    face.onload = () => {
      there.set(id, true);
      changed();
    };
  };
  return () => {
    const people = new Map<string, string>();
    for (const { entries } of chat.threads) {
      for (const { author } of entries) {
        const { kind, id, name = '' } = author;
        if (kind !== 'staff') continue;
        // Two of one name cannot be told apart here: better no face than a wrong one.
        people.set(name, people.has(name) && people.get(name) !== id ? '' : id);
      }
    }
    for (const place of document.querySelectorAll<HTMLElement>('.theirs > .name')) {
      const id = people.get(place.textContent);
      if (!id) continue;
      if (!there.has(id)) ask(id);
      else if (there.get(id) && !place.querySelector('img')) place.prepend(picture(id));
    }
  };
}

function picture(id: string): HTMLImageElement {
  return element('img', { className: 'face', alt: '', src: `${settings.server}/photo/${id}.png` });
}
