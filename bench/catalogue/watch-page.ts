import path from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';

declare global {
  interface Window {
    /** What in-page.js offers. */
    readonly bench: {
      /** Ms since the page was asked for: rows are painted, the table answers. */
      readonly times: { readonly rows?: number; readonly usable?: number };
      readonly listen: () => void;
      readonly painted: () => Promise<number | null>;
      readonly scroll: (ms: number) => Promise<number[]>;
    };
  }
}

/** Has every page of a window watch itself. */
export async function watched(context: BrowserContext): Promise<void> {
  await context.addInitScript({ path: path.join(import.meta.dirname, 'in-page.js') });
}

/** Ms from each letter typed into the search until the rows for it are painted. */
export async function typed(page: Page, text: string): Promise<readonly number[]> {
  const times: number[] = [];
  await page.getByRole('searchbox').focus();
  for (const letter of text) {
    await page.evaluate(() => window.bench.listen());
    await page.keyboard.type(letter);
    const ms = await page.evaluate(() => window.bench.painted());
    // A letter that leaves the same rows repaints none.
    if (ms !== null) times.push(ms);
  }
  return times;
}
