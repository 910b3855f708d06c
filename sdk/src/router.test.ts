import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TOKENS } from '../../lib/delivery/testing/memory-source';
import { until } from '../../lib/delivery/testing/until';
import { bundleFor, createWorld, type World } from './testing/world';

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

const notModified = () => world.proxy.requests.filter(({ status }) => status === 304).length;

describe('following', () => {
  it('decides by the active policy from the start, and by the next as soon as it polls', async () => {
    await world.publish(4, bundleFor('first'));
    const router = await world.router();
    expect(router.answer()).toBe('first');
    expect(router.status()).toMatchObject({
      environment: 'production',
      trust: 'tls',
      version: '1.4',
      source: 'server',
      stale: false,
      denying: false,
      rejected: null,
      lastError: null,
    });
    await world.publish(5, bundleFor('second'));
    await until(() => router.answer() === 'second');
    expect(router.told).toMatchObject([{ name: 'change', event: { version: '1.5', previous: '1.4' } }]);
  });

  it('asks whether anything changed, and is told that nothing did', async () => {
    const router = await world.router();
    await until(() => notModified() >= 3);
    const policies = world.proxy.requests.filter(({ path }) => path.endsWith('/policy'));
    expect(policies.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(world.proxy.requests.filter(({ path }) => path.endsWith('/manifest'))).toHaveLength(1);
    expect(policies.at(-1)?.headers['router-applied']).toBe(`1.3;${router.status().digest}`);
    expect(policies.at(-1)?.headers['router-instance']).toBe(router.status().instance);
    expect(router.told).toEqual([]);
  });

  it('spreads its polls', async () => {
    await world.router();
    await until(() => notModified() >= 12);
    const times = world.proxy.requests.filter(({ path }) => path.endsWith('/policy')).map(({ at }) => at);
    const gaps = times.slice(1).map((at, index) => at - (times[index] ?? 0));
    expect(new Set(gaps).size).toBeGreaterThan(4);
  });

  it('follows a stop that changes the overlay alone, without fetching the bundle again', async () => {
    const { bundle } = await world.publish(4, bundleFor('first'));
    const router = await world.router();
    await world.publish(5, bundleFor('first'), {
      overlay: { format: 'fairlead.overlay/1', disabled: [{ model: 'first', reason: 'incident' }] },
    });
    await until(() => router.answer() === 'no_eligible_offering');
    expect(router.status().digest).toBe(bundle.digest);
    expect(world.proxy.requests.filter(({ path }) => path.includes('sha-256'))).toEqual([]);
  });

  it('follows back to an earlier content, which has the same tag under a new number', async () => {
    await world.publish(4, bundleFor('first'));
    const router = await world.router();
    await world.publish(5, bundleFor('first'));
    await until(() => router.status().version === '1.5');
    expect(router.answer()).toBe('first');
  });

  it('follows into a new epoch with a lower number', async () => {
    const router = await world.router();
    await world.publish(1, bundleFor('fresh'), { epoch: 2 });
    await until(() => router.answer() === 'fresh');
  });

  it('needs no header that a proxy may strip', async () => {
    const STRIPPED = /^(policy-|repr-digest|etag|vary|date|x-)/;
    world.proxy.tamper = (_, { headers }) => {
      for (const name of Object.keys(headers)) if (STRIPPED.test(name)) delete headers[name];
      return undefined;
    };
    const router = await world.router();
    await until(() => notModified() >= 2);
    expect(router.status().stale).toBe(false);
    await world.publish(4, bundleFor('second'));
    await until(() => router.answer() === 'second');
    expect(router.names()).toEqual(['change']);
  });

  it('is right when a publish comes between its two questions', async () => {
    await world.publish(4, bundleFor('first'));
    let raced = false;
    world.proxy.fault = (request) => {
      if (request.url?.endsWith('/manifest') && !raced) {
        raced = true;
        void world.publish(5, bundleFor('second'));
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
      }
      return false;
    };
    const router = await world.router();
    await until(() => router.answer() === 'second');
    expect(router.status().version).toBe('1.5');
    expect(router.status().rejected).toBe(null);
  });

  it('asks at once when told to, and goes on deciding after it was closed', async () => {
    const router = await world.router({ pollIntervalMs: 60_000 });
    await world.publish(4, bundleFor('second'));
    await Promise.all([router.refresh(), router.refresh()]);
    expect(router.answer()).toBe('second');
    await router.close();
    const asked = world.proxy.requests.length;
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(world.proxy.requests).toHaveLength(asked);
    expect(router.answer()).toBe('second');
  });

  it('stops telling a listener that has left', async () => {
    const router = await world.router();
    let calls = 0;
    const leave = router.on('change', () => {
      calls += 1;
    });
    leave();
    await world.publish(4, bundleFor('second'));
    await until(() => router.answer() === 'second');
    expect(calls).toBe(0);
    expect(router.names()).toEqual(['change']);
  });
});

describe('deciding', () => {
  it('gives a decision for anything at all', async () => {
    const router = await world.router();
    for (const request of [
      undefined,
      null,
      7,
      'x',
      [],
      {},
      { taskClass: 7 },
      { taskClass: 'summarisation', x: 1 },
    ]) {
      expect(router.evaluate(request)).toMatchObject({ outcome: 'deny', code: 'invalid_request' });
    }
    expect(router.evaluate({ taskClass: 'nothing' }).code).toBe('unknown_task_class');
  });

  it('gives what the resolve endpoint gives', async () => {
    const router = await world.router();
    const request = { taskClass: 'summarisation', inputTokens: 1_000, maxOutputTokens: 100 };
    const answer = await fetch(`${world.proxy.url}/api/v1/environments/production/resolve`, {
      method: 'POST',
      headers: { authorization: `Bearer ${TOKENS.good.token}`, 'content-type': 'application/json' },
      body: JSON.stringify(request),
    });
    expect(router.evaluate(request)).toEqual(await answer.json());
  });
});

describe('options', () => {
  const good = {
    url: 'https://fairlead.example.com',
    token: 'flr_x',
    environment: 'production',
    trust: 'tls',
  } as const;
  it.each([
    ['no address', { url: 'fairlead' }, /^url/],
    ['another protocol', { url: 'ftp://fairlead.example.com' }, /^url/],
    ['no encryption', { url: 'http://fairlead.example.com' }, /https/],
    ['no encryption, to what only begins like loopback', { url: 'http://127.0.0.1.example.com' }, /https/],
    ['a password in the address', { url: 'https://a:b@fairlead.example.com' }, /^url/],
    ['no environment', { environment: '' }, /^environment/],
    ['two environments', { url: 'https://a.example/api/v1/environments/staging' }, /^environment/],
    ['a token with a line break', { token: 'flr_x\nX: y' }, /^token/],
    ['no token', { token: '' }, /^token/],
    ['another trust', { trust: 'none' as 'tls' }, /^trust/],
    ['no trust', { trust: undefined as unknown as 'tls' }, /^trust/],
    ['no root', { trust: { roots: [] } }, /^trust/],
    ['a root that is no key', { trust: { roots: ['kcmyZpzCxF7RUF'] } }, /^trust\.roots/],
    ['a root in hex', { trust: { roots: ['0'.repeat(64)] } }, /^trust\.roots/],
    ['an interval of nothing', { pollIntervalMs: 0 }, /^pollIntervalMs/],
    ['a timeout that is no number', { startTimeoutMs: Number.NaN }, /^startTimeoutMs/],
  ])('%s is refused', async (_, wrong, message) => {
    await expect(world.router({ ...good, ...wrong })).rejects.toThrow(message);
    await expect(world.router({ ...good, ...wrong })).rejects.toThrow(TypeError);
  });

  it("takes the environment's own address, below a path too", async () => {
    const { environment: _, ...rest } = { environment: undefined };
    const router = await world.router({
      ...rest,
      url: `${world.proxy.url}/api/v1/environments/production/`,
      environment: 'production',
    });
    expect(router.answer()).toBe('alpha');
  });
});
