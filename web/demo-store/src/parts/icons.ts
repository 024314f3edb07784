import { type Markup, raw } from '../html';

/** Icons of one weight on a grid of 24; they carry no meaning of their own, so screen readers skip them. */
const SHAPES = {
  search: '<circle cx="11" cy="11" r="6.5"/><path d="M16 16l4.5 4.5"/>',
  bag: '<path d="M5.5 8h13l1 12.5h-15z"/><path d="M8.5 10V7a3.5 3.5 0 0 1 7 0v3"/>',
  menu: '<path d="M4 7h16M4 12h16M4 17h16"/>',
  close: '<path d="M6 6l12 12M18 6L6 18"/>',
  minus: '<path d="M6 12h12"/>',
  plus: '<path d="M6 12h12M12 6v12"/>',
  check: '<path d="M5 12.5l4.5 4.5L19 7.5"/>',
  truck:
    '<path d="M3 6.5h11v10H3zM14 10h4l3 3.5v3h-7z"/><circle cx="7.5" cy="17.5" r="1.8"/><circle cx="17" cy="17.5" r="1.8"/>',
  back: '<path d="M8 5L4 9l4 4"/><path d="M4 9h10a5.5 5.5 0 0 1 0 11h-3"/>',
  needle:
    '<path d="M20 4L8 16"/><path d="M20 4c-2.5-.8-4.5 1.2-3.7 3.7"/><path d="M8 16c-3 3-5.5 1-4.5-1.5s5-1 5.5 1.5 2 4 5 3.5"/>',
  ruler: '<path d="M3 15.5L15.5 3 21 8.5 8.5 21z"/><path d="M7 11.5l2 2M10 8.5l2.5 2.5M13 5.5l2 2"/>',
  lock: '<rect x="5.5" y="10.5" width="13" height="9.5" rx="1.5"/><path d="M8.5 10.5V8a3.5 3.5 0 0 1 7 0v2.5"/>',
  alert: '<circle cx="12" cy="12" r="9"/><path d="M12 7.5v5.5M12 16.3v.2"/>',
  arrow: '<path d="M5 12h14M13 6l6 6-6 6"/>',
} as const;

export type IconName = keyof typeof SHAPES;

export function icon(name: IconName, size = 20): Markup {
  return raw(
    `<svg class="icon" width="${size}" height="${size}" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">${SHAPES[name]}</svg>`,
  );
}

const STAR = 'M10 1.5l2.6 5.6 6 .7-4.5 4.2 1.2 6L10 15l-5.3 3 1.2-6L1.400 7.800l6-.7z';

/** Five stars, filled to the mean. */
export function stars(mean: number): Markup {
  const star = (index: number) => {
    const share = Math.max(0, Math.min(1, mean - index));
    return (
      `<path d="${STAR}" transform="translate(${index * 21} 0)" class="star-empty"/>` +
      (share > 0
        ? `<svg x="${index * 21}" width="${(20 * share).toFixed(1)}" height="20" overflow="hidden"><path d="${STAR}" class="star-full"/></svg>`
        : '')
    );
  };
  return raw(
    `<svg class="stars" width="88" height="17" viewBox="0 0 104 20" aria-hidden="true">${[0, 1, 2, 3, 4].map(star).join('')}</svg>`,
  );
}

/** A round sample of a dye, split where its trim differs. Drawn, so that no inline style is needed. */
export function swatch(hex: string, trim: string): Markup {
  return raw(
    `<svg class="swatch-dot" viewBox="0 0 24 24" aria-hidden="true"><circle cx="12" cy="12" r="11.5" fill="${hex}"/><path d="M20.1 3.900A11.5 11.5 0 0 1 3.900 20.1z" fill="${trim}" opacity=".35"/></svg>`,
  );
}
