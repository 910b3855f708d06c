import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TOKENS } from '../../lib/delivery/testing/memory-source';
import { until } from '../../lib/delivery/testing/until';
import type { RouterOptions } from './options';
import { bundleFor, createWorld, type World } from './testing/world';
import type { Timing } from './timing';

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

/** Polls so seldom that what is heard sooner was heard otherwise. */
const SELDOM = { stream: true, pollIntervalMs: 600_000 };
const follow = (options: Partial<RouterOptions> = {}, timing: Partial<Timing> = {}) =>
  world.router({ ...SELDOM, ...options }, timing);
const asked = (end: string) => world.proxy.requests.filter(({ path }) => path.endsWith(end));
const streams = () => asked('/events');
const held = () => asked('/policy').filter(({ headers }) => headers.prefer);
const streamsOpen = (count: number) => until(() => world.counts().streams === count);

describe('on a stream', () => {
  it('hears of each version at once, and asks for nothing but its bundle', async () => {
    const router = await follow({}, { acknowledgeMs: 600_000 });
    await streamsOpen(1);
    const before = world.proxy.requests.length;
    for (const version of [4, 5, 6]) {
      await world.publish(version, bundleFor(`model-${version}`));
      expect(await until(() => router.answer() === `model-${version}`)).toBeLessThan(2_000);
    }
    const since = world.proxy.requests.slice(before);
    expect(since.map(({ path }) => path.replace(/[0-9a-f]{64}/, ''))).toEqual(
      Array(3).fill('/api/v1/policies/sha-256/'),
    );
    expect(router.names()).toEqual(['change', 'change', 'change']);
    expect(router.status().stale).toBe(false);
  });

  it('says who it is, what it runs, and begins after that', async () => {
    const router = await follow({ instance: 'proxy-7 of eu-west' });
    await streamsOpen(1);
    const { digest } = router.status();
    expect(streams()[0]?.headers).toMatchObject({
      accept: 'text/event-stream',
      'last-event-id': '1.3',
      'router-instance': 'proxy-7 of eu-west',
      'router-applied': `1.3;${digest}`,
      'router-library': '@fairlead/router/0.1.0',
    });
    expect(router.status().instance).toBe('proxy-7 of eu-west');
  });

  it('acknowledges what it applied', async () => {
    const router = await follow({}, { acknowledgeMs: 100 });
    await streamsOpen(1);
    await world.publish(4, bundleFor('second'));
    await until(() => router.answer() === 'second');
    const { digest } = router.status();
    await until(() => asked('/policy').at(-1)?.headers['router-applied'] === `1.4;${digest}`);
  });

  it('acknowledges what it refused, once, and keeps what it has', async () => {
    const router = await follow({}, { acknowledgeMs: 50 });
    await streamsOpen(1);
    const { bundle } = await world.publish(4, { ...bundleFor('bad'), offerings: {} });
    await until(() => router.names().includes('rejected'));
    await until(() => asked('/policy').at(-1)?.headers['router-rejected'] === `${bundle.digest};invalid`);
    const polls = asked('/policy').length;
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(asked('/policy')).toHaveLength(polls);
    expect(router.answer()).toBe('alpha');
    expect(router.names()).toEqual(['rejected']);
  });

  it('goes on polling, for the proof that what it holds is current', async () => {
    await follow({ pollIntervalMs: 100 });
    await streamsOpen(1);
    const before = asked('/policy').length;
    await until(() => asked('/policy').length > before + 3);
  });

  it('takes no event for a policy that is none, and asks instead', async () => {
    const router = await follow();
    await streamsOpen(1);
    const before = asked('/policy').length;
    for (const stream of world.proxy.streams) {
      stream.write('event: policy\ndata: {"format":"fairlead.manifest/1"}\n\n');
    }
    await until(() => asked('/policy').length > before);
    expect(router.answer()).toBe('alpha');
    expect(router.names()).toEqual([]);
  });
});

describe('where streams do not last', () => {
  const cutAll = () => {
    for (const stream of world.proxy.streams) stream.destroy();
  };
  const RETRY = 'retry: 20\n\n';
  /** Each stream begins and is cut. */
  const cutting = () => {
    world.proxy.fault = (request, response) => {
      if (!request.url?.endsWith('/events')) return false;
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write(RETRY);
      setTimeout(() => response.destroy(), 20);
      return true;
    };
  };

  it('comes back after one is cut, and has missed nothing', async () => {
    const router = await follow({}, { acknowledgeMs: 50 });
    await streamsOpen(1);
    cutAll();
    await streamsOpen(0);
    await world.publish(4, bundleFor('second'));
    await until(() => router.answer() === 'second');
    await until(() => world.proxy.streams.size === 1, 15_000);
    expect(streams().at(-1)?.headers['last-event-id']).toBe('1.4');
    await world.publish(5, bundleFor('third'));
    await until(() => router.answer() === 'third');
  });

  it('has its polls held after three, hears by them, and tries a stream again after a while', async () => {
    cutting();
    const router = await follow({}, { acknowledgeMs: 20, streamAgainMs: 3_000 });
    await until(() => streams().length === 3);
    await until(() => world.counts().waits === 1);
    expect(held().at(-1)?.headers.prefer).toBe('wait=25');
    await world.publish(4, bundleFor('second'));
    expect(await until(() => router.answer() === 'second')).toBeLessThan(1_000);
    await until(() => world.counts().waits === 1);
    expect(held().at(-1)?.headers['router-applied']).toMatch(/^1\.4;/);
    expect(streams()).toHaveLength(3);
    world.proxy.fault = null;
    await until(() => world.counts().streams === 1);
    expect(streams()).toHaveLength(4);
    await world.publish(5, bundleFor('third'));
    await until(() => router.answer() === 'third');
    expect(router.names()).toEqual(['change', 'change']);
  });

  it('finds out that something keeps every byte back', async () => {
    world.proxy.buffers = true;
    const router = await follow({ requestTimeoutMs: 150 }, { acknowledgeMs: 20, streamAgainMs: 60_000 });
    await until(() => streams().length === 3);
    await until(() => world.counts().waits === 1);
    await world.publish(4, bundleFor('second'));
    expect(await until(() => router.answer() === 'second')).toBeLessThan(1_000);
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    expect(streams()).toHaveLength(3);
  });

  it('cuts one that has been silent for longer than three comments', async () => {
    const router = await follow({}, { silentMs: 300, acknowledgeMs: 20 });
    await streamsOpen(1);
    await until(() => streams().length === 2);
    await world.publish(4, bundleFor('second'));
    await until(() => router.answer() === 'second');
  });

  it('does not take a page for a stream', async () => {
    world.proxy.fault = (request, response) => {
      if (!request.url?.endsWith('/events')) return false;
      response.writeHead(200, { 'content-type': 'text/html' }).end('<p>Sign in');
      return true;
    };
    const router = await follow({}, { acknowledgeMs: 20 });
    await until(() => world.counts().waits === 1);
    await world.publish(4, bundleFor('second'));
    await until(() => router.answer() === 'second');
    expect(streams()).toHaveLength(1);
  });

  it('cuts one whose event is longer than a manifest can be', async () => {
    world.proxy.fault = (request, response) => {
      if (!request.url?.endsWith('/events')) return false;
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write(`data: ${'x'.repeat(9_000)}`);
      return true;
    };
    const router = await follow({}, { acknowledgeMs: 20 });
    await until(() => streams().length === 3);
    expect(router.answer()).toBe('alpha');
  });

  it('polls at its interval where polls are cut for being held too', async () => {
    cutting();
    const fault = world.proxy.fault;
    world.proxy.fault = (request, response) => {
      if (fault?.(request, response)) return true;
      if (request.headers.prefer) setTimeout(() => response.destroy(), 250);
      return false;
    };
    const router = await follow({ pollIntervalMs: 200 }, { acknowledgeMs: 20, heldMs: 200 });
    await until(() => held().length === 2);
    await until(() => router.names().filter((name) => name === 'error').length === 2);
    const before = asked('/policy').length;
    await until(() => asked('/policy').length > before + 3);
    expect(held()).toHaveLength(2);
  });
});

describe('a server without room', () => {
  it('for streams is asked to hold polls, and for a stream not before it said', async () => {
    await world.close();
    world = await createWorld({ streams: 0 });
    const router = await follow({}, { acknowledgeMs: 20 });
    await until(() => world.counts().waits === 1);
    await world.publish(4, bundleFor('second'));
    await until(() => router.answer() === 'second');
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(streams().map(({ status }) => status)).toEqual([503]);
  });

  it('for streams and held polls is polled at the interval', async () => {
    await world.close();
    world = await createWorld({ streams: 0, waits: 0 });
    const router = await follow({ pollIntervalMs: 300 }, { acknowledgeMs: 20 });
    await world.publish(4, bundleFor('second'));
    await until(() => router.answer() === 'second');
    const before = held().length;
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    const since = held().length - before;
    expect(since).toBeGreaterThanOrEqual(2);
    expect(since).toBeLessThanOrEqual(6);
  });
});

describe('a server that is away or refuses', () => {
  it('is followed again when it is back', async () => {
    const router = await follow({ pollIntervalMs: 300 }, { acknowledgeMs: 50 });
    await streamsOpen(1);
    await world.stopHost();
    await until(() => router.names().includes('error'));
    await world.startHost();
    await world.publish(4, bundleFor('second'));
    await until(() => router.answer() === 'second');
    await until(() => world.counts().streams === 1, 15_000);
  });

  it.each([401, 403])('by %i leaves a router its policy, and is asked again', async (status) => {
    const router = await follow({ pollIntervalMs: 200 }, { acknowledgeMs: 50, streamAgainMs: 1_000 });
    await streamsOpen(1);
    world.proxy.fault = (_, response) => {
      response.writeHead(status).end();
      return true;
    };
    for (const stream of world.proxy.streams) stream.destroy();
    await until(() => router.told.filter(({ name }) => name === 'error').length >= 2);
    expect(router.answer()).toBe('alpha');
    await until(() => streams().at(-1)?.status === status, 15_000);
    world.proxy.fault = null;
    await world.publish(4, bundleFor('second'));
    await until(() => router.answer() === 'second');
    await until(() => world.counts().streams === 1);
  });

  it('ends the stream of a token that is revoked', async () => {
    const router = await follow({ pollIntervalMs: 200 }, { acknowledgeMs: 50 });
    await streamsOpen(1);
    const { source } = world;
    const tokens = new Map(source.snapshotNow?.tokens);
    tokens.set(TOKENS.good.row.id, { ...TOKENS.good.row, revokedAt: Date.now() });
    if (source.snapshotNow) source.swap({ ...source.snapshotNow, tokens });
    await streamsOpen(0);
    await until(() => (router.status().lastError ?? '').includes('revoked'));
    expect(router.answer()).toBe('alpha');
  });
});

describe('asking now', () => {
  it('is not kept waiting by a poll that is held', async () => {
    await world.close();
    world = await createWorld({ streams: 0 });
    const router = await follow({}, { acknowledgeMs: 20 });
    await until(() => world.counts().waits === 1);
    const began = performance.now();
    await router.refresh();
    expect(performance.now() - began).toBeLessThan(2_000);
    expect(asked('/policy').at(-1)?.headers.prefer).toBe(undefined);
    expect(router.names()).toEqual([]);
  });
});

describe('the end', () => {
  it.each(['a stream', 'a held poll', 'a pause'])('comes at once in the middle of %s', async (what) => {
    await world.close();
    world = await createWorld(what === 'a held poll' ? { streams: 0 } : {});
    if (what === 'a pause') world.proxy.fault = (_, response) => Boolean(response.writeHead(503).end());
    const router = await follow({ startTimeoutMs: 300 }, { acknowledgeMs: 20 });
    if (what === 'a stream') await streamsOpen(1);
    if (what === 'a held poll') await until(() => world.counts().waits === 1);
    const began = performance.now();
    await router.close();
    await router.close();
    expect(performance.now() - began).toBeLessThan(1_000);
    await until(() => world.counts().streams + world.counts().waits === 0);
    const requests = world.proxy.requests.length;
    await router.refresh();
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(world.proxy.requests).toHaveLength(requests);
  });
});
