import fc from 'fast-check';
import { expect, test } from 'vitest';
import { onColour } from '../src/colour.ts';

/** WCAG 2.2, relative luminance, to the letter. */
function luminance([r, g, b]: readonly [number, number, number]): number {
  const linear = (value: number) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
  return 0.2126 * linear(r / 255) + 0.7152 * linear(g / 255) + 0.0722 * linear(b / 255);
}

test('text_on_any_colour_of_a_brand_can_be_read', () => {
  const channel = fc.nat({ max: 255 });
  fc.assert(
    fc.property(fc.tuple(channel, channel, channel), (colour) => {
      const hex = `#${colour.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
      const light = luminance(colour) + 0.05;
      const contrast = onColour(hex) === '#fff' ? 1.05 / light : light / 0.05;
      expect(contrast).toBeGreaterThanOrEqual(4.5);
    }),
    { numRuns: 20_000 },
  );
});
