import { beforeEach, describe, expect, it } from 'vitest';
import { portProblem } from './port-problem';
import { secretOf, TOKENS } from './testing/memory-source';
import {
  AUTHORIZATION,
  connection,
  get,
  HEAD,
  host,
  log,
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

describe('connections', () => {
  beforeEach(() => start());

  it('answers pipelined requests in order, with bodies and without', async () => {
    const client = await connection();
    const tag = source.active.tags.identity;
    client.write(
      get(POLICY, `If-None-Match: ${tag}\r\n`) +
        get('/api/v1/environments/development/policy') +
        `POST ${RESOLVE} HTTP/1.1\r\n${HEAD}Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{}` +
        get(POLICY) +
        get('/healthz', 'Connection: close\r\n'),
    );
    expect(statuses(await client.closed)).toEqual([304, 403, 200, 200, 200]);
  });

  it('keeps a connection for the next request', async () => {
    const client = await connection();
    client.write(get('/healthz'));
    await client.until(/"ok"/);
    client.write(get('/readyz', 'Connection: close\r\n'));
    expect(statuses(await client.closed)).toEqual([200, 200]);
  });

  it('answers HTTP/1.0 and closes', async () => {
    const client = await connection();
    client.write(`GET ${POLICY} HTTP/1.0\r\n${AUTHORIZATION}\r\n\r\n`);
    const text = await client.closed;
    expect(statuses(text)).toEqual([200]);
    expect(text).toMatch(/^connection: close/im);
    expect(text).not.toMatch(/^transfer-encoding/im);
    expect(text.endsWith(Buffer.from(source.active.bundle.forms.identity.bytes).toString('latin1'))).toBe(
      true,
    );
  });

  it('takes the absolute form of a target', async () => {
    const client = await connection();
    client.write(get('http://fairlead.test/healthz?x=1', 'Connection: close\r\n'));
    expect(statuses(await client.closed)).toEqual([200]);
  });

  it('reads a body that comes in chunks, and byte by byte', async () => {
    const client = await connection();
    const body = '{"taskClass":"summarisation"}';
    client.write(
      `POST ${RESOLVE} HTTP/1.1\r\n${HEAD}Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n`,
    );
    for (const byte of body) client.write(`1\r\n${byte}\r\n`);
    client.write('0\r\n\r\n');
    expect(await client.until(/"outcome":"route"/)).toMatch(/^HTTP\/1\.1 200/);
  });

  it('asks for a body that waits to be asked for, only from who may send one', async () => {
    const asking = `Content-Type: application/json\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n`;
    const client = await connection();
    client.write(`POST ${RESOLVE} HTTP/1.1\r\n${HEAD}${asking}`);
    await client.until(/^HTTP\/1\.1 100/);
    client.write('{}');
    await client.until(/invalid_request/);
    const stranger = await connection();
    stranger.write(`POST ${RESOLVE} HTTP/1.1\r\nHost: a\r\n${asking}`);
    expect(statuses(await stranger.until(/\}\n$/))).toEqual([401]);
    const greedy = await connection();
    greedy.write(`POST ${RESOLVE} HTTP/1.1\r\n${HEAD}${asking.replace(': 2', ': 999999')}`);
    expect(statuses(await greedy.until(/\}\n$/))).toEqual([413]);
  });

  it.each([
    ['with a length', (bytes: string) => `Content-Length: ${bytes.length}\r\n\r\n${bytes}`],
    [
      'in chunks',
      (bytes: string) =>
        `Transfer-Encoding: chunked\r\n\r\n${bytes.length.toString(16)}\r\n${bytes}\r\n0\r\n\r\n`,
    ],
  ])('lets a client that sends 5 MB %s read why that was too much', async (_, framed) => {
    const client = await connection();
    client.write(
      `POST ${RESOLVE} HTTP/1.1\r\n${HEAD}Content-Type: application/json\r\n${framed(' '.repeat(5_000_000))}`,
    );
    const text = await client.closed;
    expect(statuses(text)).toEqual([413]);
    expect(text).toContain('/problems/content-too-large');
    expect(text).toMatch(/^connection: close/im);
  });
});

describe('what is not a request', () => {
  beforeEach(() => start());

  it.each([
    ['words', 'hello\r\n\r\n', 400],
    ['TLS', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03', 400],
    [
      'two lengths',
      `POST ${RESOLVE} HTTP/1.1\r\n${HEAD}Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}`,
      400,
    ],
    [
      'a length and chunks',
      `POST ${RESOLVE} HTTP/1.1\r\n${HEAD}Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n{}`,
      400,
    ],
    ['a header without a name', `GET / HTTP/1.1\r\n: x\r\n\r\n`, 400],
    ['no Host', `GET /healthz HTTP/1.1\r\n\r\n`, 400],
    ['20 kB of headers', get('/healthz', `X: ${'x'.repeat(20_000)}\r\n`), 431],
    ['20 kB of path', get(`/${'x'.repeat(20_000)}`), 431],
  ])('%s', async (_, bytes, status) => {
    const client = await connection();
    client.write(Buffer.from(bytes, 'latin1'));
    const text = await client.closed;
    expect(statuses(text)).toEqual([status]);
    expect(await fetch(`http://127.0.0.1:${port}/healthz`).then(({ status }) => status)).toBe(200);
  });

  it('comes after requests that do not have their answers yet', async () => {
    let answer: (() => void) | undefined;
    source.bundle = () =>
      new Promise((resolve) => {
        answer = () => resolve(source.earlier);
      });
    const client = await connection();
    client.write(`${get(`/api/v1/policies/sha-256/${source.earlier.digest}`)}hello\r\n\r\n`);
    await until(() => answer !== undefined);
    expect(client.received()).toBe('');
    answer?.();
    expect(statuses(await client.closed)).toEqual([200, 400]);
  });

  it('is not answered after a request that was to be the last', async () => {
    const client = await connection();
    client.write(`${get('/healthz', 'Connection: close\r\n')}${get('/healthz')}`);
    expect(statuses(await client.closed)).toEqual([200]);
  });
});

it('gives its metrics at another port when it has one, and only there', async () => {
  await start();
  const at = (number: number, path: string) =>
    fetch(`http://127.0.0.1:${number}${path}`, { headers: { connection: 'close' } });
  expect(await (await at(port, '/healthz')).json()).toEqual({ status: 'ok' });
  expect(await (await at(port, '/metrics')).text()).toContain(
    'fairlead_answers_total{route="healthz",status="200"} 1\n',
  );
  const other = await host.listenForStatus(0, '127.0.0.1');
  expect((await at(port, '/metrics')).status).toBe(404);
  expect((await at(other, '/metrics')).status).toBe(200);
  expect((await at(other, '/readyz')).status).toBe(200);
});

it('says which port is taken, its own or that of its metrics', async () => {
  await start();
  const taken = await host.listenForStatus(port, '127.0.0.1').catch(portProblem);
  expect(taken).toBe(`Port ${port} is in use: stop what uses it, or choose another.`);
  expect(portProblem(Object.assign(new Error('mkdir'), { code: 'EACCES' }))).toBeNull();
});

it('logs what was answered, without what was sent', async () => {
  await start();
  const client = await connection();
  client.write(get(`${POLICY}?secret=hunter2`, 'Connection: close\r\n'));
  await client.closed;
  expect(log.lines).toHaveLength(1);
  expect(log.lines[0]?.data).toMatchObject({ event: 'request', route: 'policy', status: 200, token: 'good' });
  expect(JSON.stringify(log.lines)).not.toMatch(new RegExp(`hunter2|${secretOf(TOKENS.good.token)}`));
});

it('answers a defect without its details, and logs them', async () => {
  await start();
  source.snapshot = () => {
    throw new Error('deep secret at /srv/app.ts:1');
  };
  const response = await fetch(`http://127.0.0.1:${port}${POLICY}`, {
    headers: { authorization: `Bearer ${TOKENS.good.token}` },
  });
  const text = await response.text();
  expect(response.status).toBe(500);
  expect(text).not.toContain('secret');
  expect(log.lines.find(({ level }) => level === 'error')?.data).toMatchObject({
    event: 'defect',
    requestId: response.headers.get('x-request-id'),
  });
});
