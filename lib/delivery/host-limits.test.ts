import { beforeEach, describe, expect, it } from 'vitest';
import { examplePolicy } from './testing/memory-source';
import { rawConnection } from './testing/raw-socket';
import {
  connection,
  get,
  HEAD,
  host,
  POLICY,
  port,
  RESOLVE,
  source,
  start,
  statuses,
  withHost,
} from './testing/started-host';
import { until } from './testing/until';

withHost();

describe('clients that are slow', () => {
  beforeEach(() => start({ headersMs: 200, requestMs: 400, stalledMs: 300, idleMs: 300 }));

  it('ends a connection whose headers trickle in', async () => {
    const client = await connection();
    client.write('GET /healthz HTTP/1.1\r\n');
    const trickle = setInterval(() => client.write('X-A: b\r\n'), 50);
    const text = await client.closed.finally(() => clearInterval(trickle));
    expect(text).toMatch(/^HTTP\/1\.1 408/);
    expect(text).toContain('/problems/request-timeout');
  });

  it('ends a connection whose body trickles in', async () => {
    const client = await connection();
    client.write(
      `POST ${RESOLVE} HTTP/1.1\r\n${HEAD}Content-Type: application/json\r\nContent-Length: 100\r\n\r\n`,
    );
    const trickle = setInterval(() => client.write(' '), 50);
    await client.closed.finally(() => clearInterval(trickle));
    expect(statuses(client.received()).every((status) => status >= 400 && status < 500)).toBe(true);
  });

  it.each([
    ['headers', 'POST /api/console/documents HTTP/1.1\r\n', 'X-A: b\r\n'],
    ['body', `POST /api/console/documents HTTP/1.1\r\n${HEAD}Content-Length: 100\r\n\r\n`, ' '],
  ])('ends one that sends its %s drop by drop to what else is served there', async (_part, begin, drop) => {
    await host.close(100);
    await start(
      { headersMs: 200, requestMs: 400 },
      { takes: () => true, answer: (request, response) => request.resume().on('end', () => response.end()) },
    );
    const client = await connection();
    client.write(begin);
    const trickle = setInterval(() => client.write(drop), 50);
    expect(await client.closed.finally(() => clearInterval(trickle))).toMatch(/^HTTP\/1\.1 408/);
  });

  it('ends a connection that says nothing, before and after a request', async () => {
    const silent = await connection();
    expect(await silent.closed).toMatch(/^$|^HTTP\/1\.1 408/);
    const idle = await connection();
    idle.write(get('/healthz'));
    expect(statuses(await idle.closed)).toEqual([200]);
  });
});

describe('the end', () => {
  it('lets answers under way end, refuses new connections, and closes connections that were kept', async () => {
    await start();
    let answer: (() => void) | undefined;
    source.bundle = () =>
      new Promise((resolve) => {
        answer = () => resolve(source.earlier);
      });
    const [idle, busy] = [await connection(), await connection()];
    idle.write(get('/healthz'));
    await idle.until(/"ok"/);
    busy.write(get(`/api/v1/policies/sha-256/${source.earlier.digest}`));
    while (!answer) await new Promise((resolve) => setTimeout(resolve, 5));
    const closing = host.close(5_000);
    await idle.closed;
    await expect(rawConnection(port)).rejects.toThrow(/ECONNREFUSED/);
    answer();
    const text = await busy.closed;
    expect(statuses(text)).toEqual([200]);
    expect(text).toMatch(/^connection: close/im);
    await closing;
  });

  it('cuts what does not end in time', async () => {
    await start();
    source.bundle = () => new Promise(() => {});
    const stuck = await connection();
    stuck.write(get(`/api/v1/policies/sha-256/${source.earlier.digest}`));
    await new Promise((resolve) => setTimeout(resolve, 50));
    const started = performance.now();
    await host.close(100);
    expect(performance.now() - started).toBeLessThan(2_000);
    expect(await stuck.closed).toBe('');
  });
});

describe('clients that wait', () => {
  const EVENTS = `${POLICY}/events`;

  it('are answered at once, or sent away, beyond what one host holds, and put nobody out', async () => {
    await start({ waits: 1, streams: 1 });
    const tag = source.active.tags.identity;
    const held = get(POLICY, `If-None-Match: ${tag}\r\nPrefer: wait=20\r\n`);
    const [first, second, stream, another] = await Promise.all([
      connection(),
      connection(),
      connection(),
      connection(),
    ]);
    first.write(held);
    stream.write(get(EVENTS));
    await stream.until(/id: 1\.3/);
    await until(() => host.audience.counts().waits === 1);
    second.write(held);
    expect(await second.until(/\r\n\r\n/)).not.toMatch(/^preference-applied/im);
    another.write(get(EVENTS));
    expect(statuses(await another.until(/\}\n/))).toEqual([503]);
    expect(host.audience.counts()).toEqual({ waits: 1, streams: 1 });
    first.socket.destroy();
    stream.socket.destroy();
    await until(() => host.audience.counts().waits + host.audience.counts().streams === 0);
  });

  it('are let go politely when the host ends', async () => {
    await start();
    const [poll, stream] = [await connection(), await connection()];
    poll.write(get(POLICY, `If-None-Match: ${source.active.tags.identity}\r\nPrefer: wait=20\r\n`));
    stream.write(get(EVENTS));
    await stream.until(/id: 1\.3/);
    await until(() => host.audience.counts().waits === 1);
    await host.close(60_000);
    expect(await poll.closed).toMatch(/^HTTP\/1\.1 304[\s\S]*\nconnection: close/i);
    expect(await stream.closed).toMatch(/\r\n0\r\n\r\n$/);
  });

  it('are sent no more once they take nothing, and are cut', async () => {
    await start({ stalledMs: 500 });
    const slow = await connection();
    slow.socket.pause();
    slow.write(get(EVENTS));
    await until(() => host.audience.counts().streams === 1);
    const now = source.snapshotNow;
    if (!now) throw new Error('no snapshot');
    // Large, so that the buffers between the two sides are soon full.
    const disabled = Array.from({ length: 500 }, () => ({ model: 'm'.repeat(100), reason: 'incident' }));
    const overlay = { format: 'fairlead.overlay/1', disabled } as const;
    const later = examplePolicy('production', 4, source.earlier, { overlay });
    let version = 4;
    const before = process.memoryUsage().arrayBuffers;
    await until(() => {
      for (let index = 0; index < 100; index++) {
        const policy = { ...later, versionText: `1.${version++}` };
        source.swap({ ...now, policies: new Map(now.policies).set('production', policy) });
      }
      return host.audience.counts().streams === 0;
    });
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(50_000_000);
  });
});
