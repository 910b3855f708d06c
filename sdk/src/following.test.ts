import { describe, expect, it } from 'vitest';
import { TOKENS } from '../../lib/delivery/testing/memory-source';
import { until } from '../../lib/delivery/testing/until';
import {
  anotherWorld,
  asked,
  follow,
  held,
  streams,
  streamsOpen,
  withWorld,
  world,
} from './testing/followed';
import { bundleFor } from './testing/world';

withWorld();

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

describe('a server without room', () => {
  it('for streams is asked to hold polls, and for a stream not before it said', async () => {
    await anotherWorld({ streams: 0 });
    const router = await follow({}, { acknowledgeMs: 20 });
    await until(() => world.counts().waits === 1);
    await world.publish(4, bundleFor('second'));
    await until(() => router.answer() === 'second');
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(streams().map(({ status }) => status)).toEqual([503]);
  });

  it('for streams and held polls is polled at the interval', async () => {
    await anotherWorld({ streams: 0, waits: 0 });
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
    await anotherWorld({ streams: 0 });
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
    await anotherWorld(what === 'a held poll' ? { streams: 0 } : {});
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
