import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, type Page } from '@playwright/test';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds wrong with the page as it is, a line each: with all of it, or with its content alone. */
export async function violations(
  page: Page,
  { within, only = TAGS }: { within?: 'main' | '[role=dialog]'; only?: readonly string[] } = {},
): Promise<string[]> {
  // A page behind another has no frames, so that nothing of it ends.
  await page.bringToFront();
  await page.evaluate(AXE);
  return page.evaluate(
    async ({ where, runOnly }) => {
      const { axe } = window as unknown as { axe: typeof import('axe-core') };
      // A colour on its way from one scheme to the other is neither, and what inherits it sets out a moment later; what
      // turns for ever never ends.
      const passing = () =>
        document.getAnimations().some((one) => one.effect?.getTiming().iterations !== Infinity);
      const moment = () => new Promise((resolve) => setTimeout(resolve, 50));
      await moment();
      for (let moments = 0; moments < 40 && passing(); moments += 1) await moment();
      const result = await axe.run(where ?? document, { runOnly });
      return result.violations.flatMap(({ id, nodes }) =>
        nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.any[0]?.message ?? ''}`),
      );
    },
    { where: within, runOnly: [...only] },
  );
}

const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];

/** What is wrong in the light, and what of the colours in the dark: nothing else changes with them. */
export async function violationsInBothSchemes(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const [colorScheme, only] of [
    ['light', TAGS],
    ['dark', COLOUR_RULES],
  ] as const) {
    await page.emulateMedia({ colorScheme });
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme);
    found.push(...(await violations(page, { only })));
  }
  return found;
}
