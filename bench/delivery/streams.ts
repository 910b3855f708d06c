/** What streams cost and how soon they tell: a publish until 1,000 routers have applied it, and 5,000 that are idle. */
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { startDelivery } from './hosts';
import type { Options } from './options';
import { type Figure, figure, median, quantile } from './report';
import { launch } from './servers';
import { ENVIRONMENT, type World } from './world';

/** Processes that the routers are spread over. */
const PROCESSES = 4;
const PATIENCE_MS = 20_000;
const POLICY_BYTES = 56_000;

interface Told {
  /** Ms since 1970 at which each follower had the version, of those that have it. */
  readonly times: readonly number[];
  /** Processor time that all of them have taken since they began. */
  readonly cpuMs: number;
}

interface Followers {
  readonly told: (version: string) => Promise<Told>;
  readonly stop: () => void;
}

interface Wish {
  readonly count: number;
  /** Whether they are routers; streams that nothing is done with otherwise. */
  readonly library: boolean;
}

async function begin(world: World, base: string, { count, library }: Wish): Promise<Followers> {
  const { token, roots } = world;
  const script = path.join(import.meta.dirname, 'routers.mjs');
  const children = Array.from({ length: PROCESSES }, () => launch([script], undefined));
  const tell = async (child: ChildProcess, message: object): Promise<Told> => {
    child.send(message);
    const [said] = (await once(child, 'message')) as [{ problem?: string } & Partial<Told>];
    if (said.problem) throw new Error(said.problem);
    return { times: said.times ?? [], cpuMs: said.cpuMs ?? 0 };
  };
  const each = { base, token, roots, environment: ENVIRONMENT, library, count: count / PROCESSES };
  await Promise.all(children.map((child) => tell(child, { begin: each })));
  return {
    told: async (version) => {
      const all = await Promise.all(children.map((child) => tell(child, { told: version })));
      return {
        times: all.flatMap(({ times }) => times),
        cpuMs: all.reduce((sum, { cpuMs }) => sum + cpuMs, 0),
      };
    },
    stop: () => {
      for (const child of children) child.kill();
    },
  };
}

interface Publish {
  /** Ms from the commit to each follower's having it; for one that never had it, endless. */
  readonly waits: readonly number[];
  /** Processor time for each follower. */
  readonly cpuMs: number;
}

async function publishTo(followers: Followers, { count }: Wish, publish: World['publish']): Promise<Publish> {
  const before = await followers.told('none');
  const { version, at } = await publish(POLICY_BYTES);
  const until = Date.now() + PATIENCE_MS;
  let now = before;
  do {
    await delay(500);
    now = await followers.told(version);
  } while (now.times.length < count && Date.now() < until);
  const missing = Array<number>(count - now.times.length).fill(Number.POSITIVE_INFINITY);
  return {
    waits: [...now.times.map((time) => time - at), ...missing],
    cpuMs: (now.cpuMs - before.cpuMs) / count,
  };
}

interface Case extends Wish {
  readonly name: string;
  readonly publish: World['publish'];
  readonly runs: number;
  readonly target: Figure['target'];
}

/** A publish until followers have it: p99 of all of them, the median of several publishes. */
async function follow(world: World, of: Case): Promise<Figure> {
  const delivery = await startDelivery(world, { core: undefined });
  const followers = await begin(world, delivery.base, of);
  try {
    const runs: Publish[] = [];
    for (let run = 0; run < of.runs; run++) {
      await delay(2_000);
      runs.push(await publishTo(followers, of, of.publish));
    }
    const at = (share: number) => Math.round(median(runs.map(({ waits }) => quantile(waits, share))));
    const cpu = median(runs.map(({ cpuMs }) => cpuMs)).toFixed(1);
    const note = `p50 ${at(0.5)} ms; ${cpu} ms of processor time each; ${runs.length} publishes`;
    return figure(of.name, at(0.99), 'ms', of.target, note);
  } finally {
    followers.stop();
    await delivery.started.stop();
  }
}

/**
 * Routers verify, fetch and prepare; a stop changes no bundle, so that they need not fetch; streams that are only read tell how
 * much of it all is the host's.
 */
export async function applied(world: World, { quick }: Options): Promise<Figure[]> {
  const count = quick ? 100 : 1_000;
  const runs = quick ? 1 : 5;
  const { publish, stop } = world;
  const routers = { count, library: true, runs, target: { most: 500 } };
  const streams = { count, library: false, runs, target: null };
  return [
    await follow(world, {
      ...routers,
      name: `publish → applied in ${count} streaming routers, p99`,
      publish,
    }),
    await follow(world, {
      ...routers,
      name: `stop → applied in ${count} streaming routers, p99`,
      publish: stop,
      target: null,
    }),
    await follow(world, { ...streams, name: `publish → told on ${count} streams, p99`, publish }),
  ];
}

/** Memory of a host with streams that nothing happens on, over the same host before they were opened. */
export async function idle(world: World, { quick }: Options): Promise<Figure[]> {
  const count = quick ? 500 : 5_000;
  const delivery = await startDelivery(world);
  for (let asked = 0; asked < 200; asked++) await (await fetch(delivery.url, delivery)).arrayBuffer();
  await delay(2_000);
  const before = await delivery.started.usage();
  const followers = await begin(world, delivery.base, { count, library: false });
  try {
    // More than one of the comments that keep quiet connections open.
    await delay(quick ? 2_000 : 32_000);
    const after = await delivery.started.usage();
    const megabytes = (bytes: number) => bytes / 1_000_000;
    const note = `${Math.round(megabytes(before.rssBytes))} MB idle, ${Math.round(megabytes(after.rssBytes))} MB with them`;
    const value = megabytes(after.rssBytes - before.rssBytes);
    return [figure(`memory for ${count} idle streams`, value, 'MB', { most: quick ? 12 : 120 }, note)];
  } finally {
    followers.stop();
    await delivery.started.stop();
  }
}
