import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { expect, it } from 'vitest';
import { TOKENS } from './testing/memory-source';
import { connection, get, host, log, POLICY, port, source, start, withHost } from './testing/started-host';
import { until } from './testing/until';

withHost();

interface Heard {
  readonly statuses: Readonly<Record<string, number>>;
  /** Codes of what went wrong, but for connections that were not taken once no more were. */
  readonly problems: readonly string[];
}

/** How many requests the host has answered so. */
const answered = (route: string, status: number) =>
  log.lines
    .map(({ data }) => data as { route?: string; status?: number })
    .filter((line) => line.route === route && line.status === status).length;

it('ends under load without losing a request, and tells everybody who waits', async () => {
  await start();
  const stream = await connection();
  stream.write(get(`${POLICY}/events`));
  await stream.until(/event: policy/);
  const held = await connection();
  const headers = { authorization: `Bearer ${TOKENS.good.token}` };
  const etag = (await fetch(`http://127.0.0.1:${port}${POLICY}`, { headers })).headers.get('etag');
  held.write(get(POLICY, `If-None-Match: ${etag}\r\nPrefer: wait=30\r\n`));
  await until(() => host.audience.counts().waits === 1);
  const asking = new Worker(new URL('./testing/asking-thread.mjs', import.meta.url), {
    workerData: { port, path: POLICY, headers, routers: 20 },
  });
  await once(asking, 'message');

  const closed = host.close(5_000, 1_000);

  const probe = (path: string) => fetch(`http://127.0.0.1:${port}${path}`);
  const [ready, alive] = await Promise.all([probe('/readyz'), probe('/healthz')]);
  expect(ready.status).toBe(503);
  expect(ready.headers.get('connection')).toBe('close');
  expect(await ready.json()).toMatchObject({
    type: '/problems/not-ready',
    checks: [{ name: 'process', ok: false }, {}, {}, {}],
  });
  expect(alive.status).toBe(200);
  const [heard] = (await once(asking, 'message')) as [Heard];
  await closed;

  expect(heard.problems).toEqual([]);
  expect(Object.keys(heard.statuses)).toEqual(['200']);
  // Whatever was read was answered, and the answer arrived; the first of them had the tag.
  expect(heard.statuses['200']).toBe(answered('policy', 200) - 1);
  expect(await held.closed).toMatch(/^HTTP\/1\.1 304/);
  expect((await stream.closed).match(/retry: \d+/g)).toHaveLength(2);
  expect(source.used.size).toBe(1);
});
