import axe, { type RunOptions } from 'axe-core';
import type { Frame, Page } from 'playwright-core';
import { expect } from 'vitest';

const SCHEMES = ['light', 'dark'] as const;
/** What does not hang on colours is looked at in the light alone. */
const RULES_OF_COLOUR = ['color-contrast', 'link-in-text-block'];

/**
 * Nothing that axe calls serious or critical, in the page and its frames, in light and dark colours.
 *
 * @param part of the page, as a selector: it alone is looked at, without its frames, where the rest was before
 * @param except rules of axe that do not hold here, for a reason that stands beside
 * @param strict whether what axe calls moderate or minor counts too
 */
export async function expectAccessible(
  page: Page,
  state: string,
  { part, except = [], strict = false }: { part?: string; except?: string[]; strict?: boolean } = {},
): Promise<void> {
  for (const colorScheme of SCHEMES) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const options: RunOptions = { iframes: false };
    if (colorScheme === 'dark') options.runOnly = RULES_OF_COLOUR;
    else options.rules = Object.fromEntries(except.map((rule) => [rule, { enabled: false }]));
    for (const frame of part ? [page.mainFrame()] : page.frames()) {
      const findings = await look(frame, part ?? 'html', options, strict);
      expect(findings.join('\n'), `${state}, ${colorScheme}, ${frame.url()}`).toBe('');
    }
  }
}

/** Once in each frame, as a frame of another origin cannot be looked into from outside. Axe stays in the page. */
async function look(
  frame: Frame,
  part: string,
  options: RunOptions,
  strict: boolean,
): Promise<readonly string[]> {
  if (!(await frame.evaluate(() => 'axe' in window))) await frame.evaluate(axe.source);
  const { violations, passes } = await frame.evaluate(
    async ([root, how]) => {
      const found = await (window as unknown as { axe: typeof axe }).axe.run(root, how);
      return { violations: found.violations, passes: found.passes.length };
    },
    [part, options] as const,
  );
  if (frame.parentFrame() === null && !options.runOnly) expect(passes).toBeGreaterThan(0);
  return violations
    .filter(({ impact }) => strict || impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary}`),
    );
}
