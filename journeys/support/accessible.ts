import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

const SCHEMES = ['light', 'dark'] as const;

/**
 * Nothing that axe calls serious or critical, in the page and its frames, in light and dark colours.
 *
 * @param part of the page, as a selector: it alone is looked at, without its frames, where the rest was before
 */
export async function expectAccessible(page: Page, state: string, part?: string): Promise<void> {
  for (const colorScheme of SCHEMES) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const axe = new AxeBuilder({ page });
    if (part) axe.include(part).setLegacyMode();
    // What does not hang on colours was looked at in the light.
    if (part && colorScheme === 'dark') axe.withRules('color-contrast');
    const { violations, passes } = await axe.analyze();
    expect(passes.length).toBeGreaterThan(0);
    const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
    const findings = grave.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary}`),
    );
    expect(findings, `${state}, ${colorScheme}`).toEqual([]);
  }
}
