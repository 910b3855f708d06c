/** What a person waits for in the list: its first load, the rows for what they type, the frames while they scroll. */
import type { Browser, BrowserContextOptions } from '@playwright/test';
import type { Options } from '../delivery/options';
import { type Figure, figure, median, quantile } from '../delivery/report';
import { signedIn } from './sign-in';
import { typed, watched } from './watch-page';
import type { CatalogueWorld } from './world';

const LOADS = 5;
const TYPED = 'claude sonnet 4.5';
const SCROLL_MS = 4_000;
const WINDOW = { width: 1440, height: 900 };

interface Load {
  /** Ms from asking for the page until rows are painted, and until the table answers. */
  readonly rows: number;
  readonly usable: number;
  /** Bytes of JavaScript as they came over the wire. */
  readonly script: number;
}

async function load(browser: Browser, options: BrowserContextOptions): Promise<Load> {
  // A window of its own has nothing in its cache.
  const context = await browser.newContext(options);
  await watched(context);
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  const scripts = new Set<string>();
  let script = 0;
  session.on(
    'Network.responseReceived',
    ({ requestId, type }) => void (type === 'Script' && scripts.add(requestId)),
  );
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) script += encodedDataLength;
  });
  await page.goto('/catalogue');
  await page.waitForFunction(() => window.bench.times.usable !== undefined);
  await page.waitForLoadState('networkidle');
  const times = await page.evaluate(() => window.bench.times);
  await context.close();
  return { rows: times.rows ?? Number.NaN, usable: times.usable ?? Number.NaN, script };
}

export async function browser(world: CatalogueWorld, { quick }: Options): Promise<Figure[]> {
  const { base } = await world.console();
  const { browser: chromium, state } = await signedIn(base);
  const options = { baseURL: base, storageState: state, viewport: WINDOW };
  try {
    await load(chromium, options);
    const loads: Load[] = [];
    for (let nth = 0; nth < (quick ? 2 : LOADS); nth++) loads.push(await load(chromium, options));
    const context = await chromium.newContext(options);
    await watched(context);
    const page = await context.newPage();
    await page.goto('/catalogue');
    await page.waitForLoadState('networkidle');
    // A server that was just started reads the route with its first question, as it does a page with its first load.
    await typed(page, 'g');
    await page.getByRole('searchbox').fill('');
    await page.waitForLoadState('networkidle');
    const letters = await typed(page, TYPED);
    await page.goto('/catalogue');
    await page.waitForLoadState('networkidle');
    const frames = await page.evaluate((ms) => window.bench.scroll(ms), quick ? 1_000 : SCROLL_MS);
    const of = (what: keyof Load) => loads.map((one) => one[what]);
    const slow = frames.filter((frame) => frame > 34).length;
    return [
      figure(
        'first load until the table answers, cold cache, median',
        median(of('usable')) / 1000,
        's',
        { most: 1.5 },
        `rows painted after ${(median(of('rows')) / 1000).toFixed(2)} s; ${of('usable')
          .map((ms) => (ms / 1000).toFixed(2))
          .join(', ')}`,
      ),
      figure('JavaScript of the route, as sent (gzip)', median(of('script')) / 1000, 'kB', { most: 350 }),
      figure(
        'from a letter to the repainted rows, p95',
        quantile(letters, 0.95),
        'ms',
        { most: 100 },
        `median ${median(letters).toFixed(0)}, ${letters.length} letters`,
      ),
      figure(
        'frame while scrolling, median',
        Math.round(median(frames) * 10) / 10,
        'ms',
        { most: 16.7 },
        `p95 ${quantile(frames, 0.95).toFixed(1)}; ${slow} of ${frames.length} took two frames or more`,
      ),
    ];
  } finally {
    await chromium.close();
  }
}
