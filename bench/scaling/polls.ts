/** 304s of one delivery process and of two, with half of the connections each. */
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { inRoot } from '../../scripts/setup/paths';
import { type Polled, startDelivery } from '../delivery/hosts';
import type { Options } from '../delivery/options';
import type { Figure } from '../delivery/report';
import { launch } from '../delivery/servers';
import type { World } from '../delivery/world';
import { compared, memory, type Run, runOf, usages } from './rates';

const CONNECTIONS = 50;

export async function polls(world: World, { rounds, seconds }: Options): Promise<Figure[]> {
  const hosts = [
    await startDelivery(world, { core: undefined }),
    await startDelivery(world, { core: undefined }),
  ];
  const loads = hosts.map(() => launch([inRoot('bench', 'delivery', 'load.mjs')], undefined));
  try {
    const wish = async ({ url, headers }: Polled, connections: number) => {
      const answer = await fetch(url, { headers: { ...headers, 'accept-encoding': 'identity' } });
      await answer.arrayBuffer();
      const tagged = { ...headers, 'if-none-match': answer.headers.get('etag') ?? '' };
      return { url, headers: tagged, status: 304, connections, seconds };
    };
    const load = async (count: number): Promise<Run> => {
      const asked = hosts.slice(0, count);
      const wishes = await Promise.all(asked.map((host) => wish(host, CONNECTIONS / count)));
      return runOf(
        asked.map(({ started }) => started),
        async () =>
          (await Promise.all(wishes.map((each, at) => answersOf(loads[at] as ChildProcess, each)))).reduce(
            (a, b) => a + b,
          ),
      );
    };
    const [one, two]: [Run[], Run[]] = [[], []];
    await load(2);
    for (let round = 0; round < rounds; round++) {
      one.push(await load(1));
      two.push(await load(2));
    }
    const [used] = await usages(hosts.map(({ started }) => started));
    return [
      ...compared('polls answered 304', one, two, 0.8),
      ...(used ? [memory('a delivery process', used)] : []),
    ];
  } finally {
    for (const load of loads) load.kill();
    await Promise.all(hosts.map(({ started }) => started.stop()));
  }
}

async function answersOf(load: ChildProcess, wish: object): Promise<number> {
  load.send(wish);
  const [said] = (await once(load, 'message')) as [{ total: number; problem?: string }];
  if (said.problem) throw new Error(said.problem);
  return said.total;
}
