import { dress, element } from './dom.ts';
import css from './faces.css?inline';
import type { Panel } from './parts.ts';
import { settings } from './settings.ts';

/** The photos of those who answer, beside their names. Whoever has none is met by name alone. */
export function begin({ chat }: Panel): () => void {
  dress(css);
  const absent = new Set<string>();
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
      if (!id || absent.has(id) || place.querySelector('img')) continue;
      const face = element('img', { className: 'face', alt: '', src: `${settings.server}/photo/${id}.png` });
      face.onerror = () => {
        absent.add(id);
        face.remove();
      };
      place.prepend(face);
    }
  };
}
