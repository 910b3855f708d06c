/** Pages of one console and of two, each looked at in two windows without rest. */
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { inRoot } from '../../scripts/setup/paths';
import { startConsole } from '../delivery/hosts';
import type { Options } from '../delivery/options';
import type { Figure } from '../delivery/report';
import { launch } from '../delivery/servers';
import { ADMIN, type World } from '../delivery/world';
import { compared, memory, type Run, runOf, usages } from './rates';

/** Ms: a page is compiled by being asked for. */
const WARM_MS = 8_000;

export async function pages(world: World, { rounds, seconds }: Options): Promise<Figure[]> {
  const consoles = [await startConsole(world, undefined), await startConsole(world, undefined)];
  const servers = consoles.map(({ started }) => started);
  const one: Run[] = [];
  const two: Run[] = [];
  try {
    for (const [count, runs] of [
      [1, one],
      [2, two],
    ] as const) {
      const readers = await Promise.all(consoles.slice(0, count).map(({ base }) => reader(base)));
      await delay(WARM_MS);
      for (let round = 0; round < rounds; round++) {
        const before = await seenBy(readers);
        runs.push(
          await runOf(servers.slice(0, count), async () => {
            await delay(seconds * 1_000);
            return (await seenBy(readers)) - before;
          }),
        );
      }
      for (const each of readers) each.kill();
    }
    const [used] = await usages(servers);
    return [...compared('pages', one, two, 0.8), ...(used ? [memory('a console', used)] : [])];
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
  }
}

async function reader(base: string): Promise<ChildProcess> {
  const child = launch([inRoot('bench', 'delivery', 'renders.mjs')], undefined);
  await ask(child, { base, ...ADMIN });
  return child;
}

async function seenBy(readers: readonly ChildProcess[]): Promise<number> {
  const counts = await Promise.all(readers.map((each) => ask(each, 'pages')));
  return counts.reduce((sum, { pages: seen }) => sum + seen, 0);
}

async function ask(child: ChildProcess, message: object | string): Promise<{ pages: number }> {
  child.send(message);
  const [said] = (await once(child, 'message')) as [{ pages: number; problem?: string }];
  if (said.problem) throw new Error(said.problem);
  return said;
}
