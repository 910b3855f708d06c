/** What is watched inside the page, where its own clock counts. */
import type { Page } from '@playwright/test';

declare global {
  interface Window {
    /** Ms since the page was asked for. */
    benchTimes?: { rows?: number; usable?: number };
  }
}

/** Has the page note when its rows are painted, and when its search field answers. */
export async function watched(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const times: { rows?: number; usable?: number } = {};
    window.benchTimes = times;
    const look = () => {
      const field = document.querySelector('input[type=search]');
      // React keeps a node's properties on it once it has taken the page over.
      const alive = field !== null && Object.keys(field).some((name) => name.startsWith('__reactProps'));
      if (times.rows === undefined && document.querySelector('tr[data-row]')) times.rows = performance.now();
      if (times.rows !== undefined && alive) times.usable = performance.now();
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
}

/** Ms from each letter typed into the search until the rows for it are painted. */
export async function typed(page: Page, text: string): Promise<readonly number[]> {
  const times: number[] = [];
  await page.getByRole('searchbox').focus();
  for (const letter of text) {
    const taken = page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          const field = document.querySelector('input[type=search]');
          const table = document.querySelector('[data-data-table]');
          let begun = 0;
          let last = 0;
          const changed = new MutationObserver(() => {
            // Painted with the next frame.
            requestAnimationFrame(() => {
              last = performance.now();
            });
          });
          field?.addEventListener(
            'input',
            () => {
              begun = performance.now();
              const body = table?.querySelector('tbody');
              if (body) changed.observe(body, { childList: true, subtree: true, characterData: true });
            },
            { once: true },
          );
          const settle = setInterval(() => {
            const pending = table?.querySelector('[data-pending], [aria-busy=true]');
            if (begun === 0 || pending || performance.now() - Math.max(begun, last) < 250) return;
            clearInterval(settle);
            changed.disconnect();
            resolve(last === 0 ? Number.NaN : last - begun);
          }, 20);
        }),
    );
    await page.keyboard.type(letter);
    times.push(await taken);
  }
  // A letter that leaves the same rows repaints none.
  return times.filter((time) => !Number.isNaN(time));
}
