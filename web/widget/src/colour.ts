/**
 * Black or white, whichever is easier to read on `#rrggbb`: at least 4.5:1 on any colour, since both are equally far
 * (4.58:1) from a relative luminance of 0.179 (WCAG 2.2, with its curve taken as a power of 2.2).
 */
export function onColour(hex: string): '#000' | '#fff' {
  const colour = Number.parseInt(hex.slice(1), 16);
  const linear = (shift: number) => (((colour >> shift) & 255) / 255) ** 2.2;
  return 0.2126 * linear(16) + 0.7152 * linear(8) + 0.0722 * linear(0) > 0.179 ? '#000' : '#fff';
}
