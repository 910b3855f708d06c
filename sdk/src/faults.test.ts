import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TOKENS } from '../../lib/delivery/testing/memory-source';
import { until } from '../../lib/delivery/testing/until';
import type { Fault } from './testing/proxy';
import { bundleFor, createWorld, type World } from './testing/world';

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(async () => {
  await world.close();
});

const isPolicy = (url: string | undefined) => /\/(policy|sha-256\/\w+)$/.test(url ?? '');
const bundlesAsked = () => world.proxy.requests.filter(({ path: asked }) => asked.includes('sha-256')).length;

describe('a policy that is not to be taken', () => {
  it('is refused when it is not valid, is told once, and is not downloaded again', async () => {
    const router = await world.router();
    const bad = { ...(bundleFor('bad') as { offerings: object }), offerings: {} };
    await world.publish(4, bad);
    await until(() => router.names().includes('rejected'));
    const asked = () => world.proxy.requests.filter(({ status }) => status === 200).length;
    await until(() => world.proxy.requests.at(-1)?.headers['router-rejected'] !== undefined);
    const before = asked();
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(asked()).toBe(before);
    expect(router.answer()).toBe('alpha');
    expect(router.status()).toMatchObject({
      version: '1.3',
      rejected: { reason: 'invalid', version: '1.4' },
    });
    expect(router.names()).toEqual(['rejected']);
    await world.publish(5, bundleFor('good'));
    await until(() => router.answer() === 'good');
    expect(router.status().rejected).toBe(null);
  });

  it('is refused when it is older, until the server has caught up', async () => {
    await world.publish(9, bundleFor('new'));
    const router = await world.router();
    await world.publish(8, bundleFor('old'));
    await until(() => router.names().includes('behind'));
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(router.answer()).toBe('new');
    expect(router.told).toEqual([{ name: 'behind', event: { held: '1.9', served: '1.8' } }]);
    await world.publish(10, bundleFor('newer'));
    await until(() => router.answer() === 'newer');
  });

  it('is refused when it is another content under the same number', async () => {
    const router = await world.router();
    await world.publish(3, bundleFor('forged'));
    await until(() => router.names().includes('rejected'));
    expect(router.answer()).toBe('alpha');
    expect(router.status().rejected?.reason).toBe('equivocation');
  });

  it("is refused when it is another environment's", async () => {
    const router = await world.router();
    await world.publish(4, bundleFor('elsewhere'), { forged: { env: 'staging' } });
    await until(() => router.names().includes('rejected'));
    expect(router.status().rejected?.reason).toBe('wrong_environment');
    await world.publish(5, { ...bundleFor('elsewhere'), environment: 'staging' });
    await until(() => router.status().rejected?.version === '1.5');
    expect(router.status().rejected?.reason).toBe('wrong_environment');
    expect(router.answer()).toBe('alpha');
  });

  it.each([
    ['truncated', (body: Buffer) => body.subarray(0, body.length / 2)],
    [
      'corrupted',
      (body: Buffer) => Buffer.from(body.map((byte, index) => (index === 100 ? byte ^ 1 : byte))),
    ],
    ['lengthened', (body: Buffer) => Buffer.concat([body, Buffer.alloc(1_000_000, 32)])],
    ['emptied', () => Buffer.alloc(0)],
    ['replaced by a page', () => Buffer.from('<html>sign in</html>')],
  ])('is refused when it was %s on the way', async (_, damage) => {
    const router = await world.router();
    world.proxy.tamper = (url, answer) => {
      if (!isPolicy(url) || answer.status !== 200) return undefined;
      delete answer.headers['content-encoding'];
      delete answer.headers['content-length'];
      return damage(answer.body);
    };
    await world.publish(4, bundleFor('second'));
    await until(() => bundlesAsked() >= 2);
    expect(router.answer()).toBe('alpha');
    expect(router.status().version).toBe('1.3');
    expect(router.status().lastError).not.toBe(null);
    world.proxy.tamper = null;
    await until(() => router.answer() === 'second');
  });

  it('is refused when the connection breaks in the middle', async () => {
    const router = await world.router();
    world.proxy.fault = (request, response) => {
      if (!isPolicy(request.url)) return false;
      response.writeHead(200, { 'content-length': '10000' });
      response.write('{"format":');
      setTimeout(() => response.destroy(), 10);
      return true;
    };
    await world.publish(4, bundleFor('second'));
    await until(() => router.names().includes('error'));
    expect(router.answer()).toBe('alpha');
    world.proxy.fault = null;
    await until(() => router.answer() === 'second');
  });

  it.each([
    ['no JSON', 'hello'],
    ['no manifest', '{}'],
    ['longer than may be', `{"x":"${'x'.repeat(5_000)}"}`],
    [
      'with a release that has holes',
      '{"format":"fairlead.manifest/1","bundle":{"etag":"x"},"release":{"env":"production"}}',
    ],
  ])('is not looked for behind a manifest that is %s', async (_, text) => {
    const router = await world.router();
    world.proxy.fault = (request, response) => {
      if (!request.url?.endsWith('/manifest')) return false;
      response.end(text);
      return true;
    };
    await world.publish(4, bundleFor('second'));
    await until(() => router.names().includes('error'));
    expect(router.answer()).toBe('alpha');
  });
});

describe('a server that does not serve', () => {
  const answering =
    (status: number, headers: Record<string, string> = {}): Fault =>
    (_, response) => {
      response.writeHead(status, headers).end('{"detail":"Not now."}');
      return true;
    };

  it.each([400, 401, 403, 404, 429, 500, 503])(
    'changes nothing by answering %i, and is asked again',
    async (status) => {
      const router = await world.router();
      world.proxy.fault = answering(status);
      await until(() => router.names().includes('error'));
      expect(router.answer()).toBe('alpha');
      expect(router.told[0]?.event).toEqual({ message: `the server answered ${status}: Not now.`, status });
      expect(router.status().lastError).toContain(String(status));
      world.proxy.fault = null;
      await world.publish(4, bundleFor('second'));
      await until(() => router.answer() === 'second');
      expect(router.status().lastError).toBe(null);
    },
  );

  it.each([429, 503])('is left alone for as long as it asks for with %i', async (status) => {
    const router = await world.router();
    world.proxy.fault = answering(status, { 'retry-after': '1' });
    await until(() => router.names().includes('error'));
    const asked = world.proxy.requests.length;
    const refusedAt = Date.now();
    await until(() => world.proxy.requests.length > asked);
    expect(Date.now() - refusedAt).toBeGreaterThanOrEqual(900);
  });

  it.each([301, 302, 307, 308])('is not followed elsewhere by %i', async (status) => {
    const elsewhere = await createWorld();
    try {
      await elsewhere.publish(9, bundleFor('evil'));
      const router = await world.router();
      world.proxy.fault = (request, response) => {
        response.writeHead(status, { location: elsewhere.proxy.url + request.url }).end();
        return true;
      };
      await until(() => router.names().includes('error'));
      expect(router.status().lastError).toContain('redirects');
      expect(router.answer()).toBe('alpha');
      expect(elsewhere.proxy.requests).toEqual([]);
    } finally {
      await elsewhere.close();
    }
  });

  it('is given up on after a while, and asked again', async () => {
    const router = await world.router({ requestTimeoutMs: 200 });
    world.proxy.fault = () => true;
    await until(() => router.names().includes('error'));
    world.proxy.fault = null;
    await world.publish(4, bundleFor('second'));
    await until(() => router.answer() === 'second');
  });

  it('never ends the polling, however it fails', async () => {
    const router = await world.router();
    const kinds: Fault[] = [
      answering(500),
      answering(404),
      (_, response) => {
        response.destroy();
        return true;
      },
      (_, response) => {
        response.socket?.end('garbage\r\n\r\n');
        return true;
      },
      (_, response) => {
        response.writeHead(200, { 'content-encoding': 'gzip', 'content-type': 'x' }).end('not gzip');
        return true;
      },
    ];
    for (const kind of kinds) {
      const before = router.told.length;
      world.proxy.fault = kind;
      void router.refresh();
      await until(() => router.told.length > before);
    }
    world.proxy.fault = null;
    await world.publish(4, bundleFor('second'));
    await until(() => router.answer() === 'second', 15_000);
  });

  it('is no reason to reject: a router without any policy starts, denies, and recovers', async () => {
    await world.stopHost();
    const started = performance.now();
    const router = await world.router({ startTimeoutMs: 300 });
    expect(performance.now() - started).toBeLessThan(2_000);
    expect(router.answer()).toBe('no_policy');
    expect(router.status()).toMatchObject({ version: null, source: null, denying: true, ageSeconds: null });
    await world.startHost();
    await until(() => router.answer() === 'alpha');
    expect(router.told.find(({ name }) => name === 'change')?.event).toMatchObject({ previous: null });
  });

  it('with a token that does not hold leaves a router without a policy', async () => {
    const router = await world.router({ token: TOKENS.revoked.token, startTimeoutMs: 200 });
    expect(router.answer()).toBe('no_policy');
    expect(router.status().lastError).toContain('revoked');
  });
});
