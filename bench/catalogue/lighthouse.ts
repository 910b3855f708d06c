/** Lighthouse on the list, as a desktop has it, by somebody who is signed in. */
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { freePort } from '../../scripts/setup/ports';
import type { Options } from '../delivery/options';
import { type Figure, figure, median } from '../delivery/report';
import { signedIn } from './sign-in';
import type { CatalogueWorld } from './world';

const run = promisify(execFile);

/** A run takes half a minute. */
const PATIENCE_MS = 180_000;

interface Scores {
  readonly performance: number;
  readonly accessibility: number;
  /** Ms, and titles of what accessibility finds fault with. */
  readonly lcp: number;
  readonly tbt: number;
  readonly faults: readonly string[];
}

export async function lighthouse(world: CatalogueWorld, { quick }: Options): Promise<Figure[]> {
  const { base } = await world.console();
  const port = await freePort();
  const { browser, state } = await signedIn(base, [`--remote-debugging-port=${port}`]);
  try {
    const cookie = state.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
    const runs: Scores[] = [];
    for (let nth = 0; nth < (quick ? 1 : 5); nth++) {
      const script = path.join(import.meta.dirname, 'lighthouse.mjs');
      // Not in step: a page that Lighthouse opens waits until this process, which drives the browser too, has seen it.
      const { stdout } = await run(process.execPath, [script, `${base}/catalogue`, cookie, String(port)], {
        maxBuffer: 64 * 1024 * 1024,
        timeout: PATIENCE_MS,
      });
      runs.push(JSON.parse(stdout) as Scores);
    }
    const of = (what: 'performance' | 'accessibility' | 'lcp' | 'tbt') => runs.map((run) => run[what]);
    return [
      figure(
        'Lighthouse performance, desktop, median',
        median(of('performance')),
        '',
        { least: 90 },
        `${of('performance').join(', ')}; largest paint ${(median(of('lcp')) / 1000).toFixed(2)} s, blocked ${median(of('tbt')).toFixed(0)} ms`,
      ),
      figure(
        'Lighthouse accessibility',
        Math.min(...of('accessibility')),
        '',
        { least: 100 },
        [...new Set(runs.flatMap(({ faults }) => faults))].join('; '),
      ),
    ];
  } finally {
    await browser.close();
  }
}
