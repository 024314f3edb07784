import { dress, element } from './dom.ts';
import css from './faces.css?inline';
import type { Panel } from './parts.ts';
import { settings } from './settings.ts';

/** The photos of those who answer, beside their names. Whoever has none is met by name alone. */
export function begin({ chat, changed }: Panel): () => void {
  dress(css);
  /** Of these accounts there is a photo. */
  const there = new Set<string>();
  /** By account: with how many lines of theirs it was asked for. With another line there may be one. */
  const asked = new Map<string, number>();
  const ask = (id: string, lines: number) => {
    if (there.has(id) || asked.get(id) === lines) return;
    asked.set(id, lines);
    const face = picture(id);
    face.onload = () => {
      there.add(id);
      changed();
    };
  };
  return () => {
    const people = new Map<string, string>();
    const lines = new Map<string, number>();
    for (const { entries } of chat.threads) {
      for (const { author } of entries) {
        const { kind, id, name = '' } = author;
        if (kind !== 'staff') continue;
        // Two of one name cannot be told apart here: better no face than a wrong one.
        people.set(name, people.has(name) && people.get(name) !== id ? '' : id);
        lines.set(id, (lines.get(id) ?? 0) + 1);
      }
    }
    for (const place of document.querySelectorAll<HTMLElement>('.theirs > .name')) {
      const id = people.get(place.textContent);
      if (!id) continue;
      ask(id, lines.get(id) ?? 0);
      if (there.has(id) && !place.querySelector('img')) place.prepend(picture(id));
    }
  };
}

function picture(id: string): HTMLImageElement {
  return element('img', { className: 'face', alt: '', src: `${settings.server}/photo/${id}.png` });
}
