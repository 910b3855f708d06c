/** How long polls wait at a steady 5,000 a second while the console, beside it, does nothing but render pages. */
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { startConsole, startDelivery } from './hosts';
import type { Options } from './options';
import { type Figure, figure, median } from './report';
import { launch } from './servers';
import { ADMIN, type World } from './world';

const PER_SECOND = 5_000;
const CONNECTIONS = 100;

interface Paced {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly reached: number;
  readonly wrong: readonly string[];
}

async function ask<T>(child: ChildProcess, message: object | string): Promise<T> {
  child.send(message);
  const [said] = (await once(child, 'message')) as [T & { problem?: string }];
  if (said.problem) throw new Error(said.problem);
  return said;
}

/** Nothing is pinned: the system gives the processors to whoever has work, as it does where both run on one machine. */
export async function polls(world: World, { quick }: Options): Promise<Figure[]> {
  const delivery = await startDelivery(world, { core: undefined });
  const console = await startConsole(world, undefined);
  const script = (name: string) => launch([path.join(import.meta.dirname, name)], undefined);
  const [reader, poller] = [script('renders.mjs'), script('paced.mjs')];
  try {
    const first = await fetch(delivery.url, { headers: delivery.headers });
    await first.arrayBuffer();
    const headers = { ...delivery.headers, 'if-none-match': first.headers.get('etag') ?? '' };
    const wish = { url: delivery.url, headers, perSecond: PER_SECOND, connections: CONNECTIONS };
    await ask<Paced>(poller, { ...wish, seconds: 3 });
    const alone = await ask<Paced>(poller, { ...wish, seconds: 5 });
    await ask(reader, { base: console.base, ...ADMIN });
    // A page is compiled by being asked for.
    await new Promise((resolve) => setTimeout(resolve, 5_000));
    const runs: Paced[] = [];
    const seconds = quick ? 5 : 10;
    const { pages: before } = await ask<{ pages: number }>(reader, 'pages');
    const count = quick ? 1 : 5;
    for (let run = 0; run < count; run++) runs.push(await ask<Paced>(poller, { ...wish, seconds }));
    const { pages } = await ask<{ pages: number }>(reader, 'pages');
    const wrong = runs.flatMap((run) => run.wrong);
    if (wrong.length > 0) throw new Error(`polls were answered ${wrong[0]}`);
    const of = (what: 'p50' | 'p95' | 'p99' | 'reached') => median(runs.map((run) => run[what]));
    const note = [
      `${Math.round(of('reached'))}/s reached of ${PER_SECOND}`,
      `p50 ${of('p50').toFixed(1)}, p99 ${of('p99').toFixed(1)}`,
      `runs ${Math.min(...runs.map(({ p95 }) => p95)).toFixed(1)}–${Math.max(...runs.map(({ p95 }) => p95)).toFixed(1)}`,
      `${((pages - before) / (count * seconds)).toFixed(1)} pages/s`,
    ].join('; ');
    return [
      figure(`polls at ${PER_SECOND}/s while pages render, p95`, of('p95'), 'ms', { most: 10 }, note),
      figure(
        `polls at ${PER_SECOND}/s with the console idle, p95`,
        alone.p95,
        'ms',
        null,
        `p99 ${alone.p99.toFixed(1)}`,
      ),
    ];
  } finally {
    reader.kill();
    poller.kill();
    await Promise.all([delivery.started.stop(), console.started.stop()]);
  }
}
