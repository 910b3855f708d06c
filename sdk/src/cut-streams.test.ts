import { describe, expect, it } from 'vitest';
import { until } from '../../lib/delivery/testing/until';
import { asked, follow, held, streams, streamsOpen, withWorld, world } from './testing/followed';
import { bundleFor } from './testing/world';

withWorld();

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
    // What goes between has it a moment after the host.
    await until(() => world.proxy.streams.size === 1);
    cutAll();
    await world.publish(4, bundleFor('second'));
    await until(() => router.answer() === 'second');
    await until(() => streams().length > 1, 15_000);
    // What it ran when it came back, which may have been before the publish.
    expect(['1.3', '1.4']).toContain(streams().at(-1)?.headers['last-event-id']);
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
