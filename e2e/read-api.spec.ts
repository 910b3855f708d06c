import { once } from 'node:events';
import { expect, test } from '@playwright/test';
import { POLICY } from '../lib/delivery/conformance/case';
import { CASES } from '../lib/delivery/conformance/cases';
import { expectAnswer, sentBy } from '../lib/delivery/conformance/expect-answer';
import { type Wire, wireTo } from '../lib/delivery/conformance/wire';
import { exampleBundle } from '../lib/delivery/testing/bundles';
import { type MemorySource, memorySource, TOKENS } from '../lib/delivery/testing/memory-source';
import { rawConnection } from '../lib/delivery/testing/raw-socket';
import { until } from '../lib/delivery/testing/until';
import { startTestConsole, type TestConsole } from './support/console';

/** The read API of the built console, over sockets: the same as the delivery process', with Next behind it. */

test.describe.configure({ mode: 'serial' });

const AUTHORIZATION = `Authorization: Bearer ${TOKENS.good.token}`;
const authorization = { authorization: `Bearer ${TOKENS.good.token}` };
const HEAD = `Host: fairlead.test\r\n${AUTHORIZATION}\r\n`;
const get = (path: string, headers = '') => `GET ${path} HTTP/1.1\r\n${HEAD}${headers}\r\n`;
const statuses = (text: string) =>
  [...text.matchAll(/HTTP\/1\.1 (\d{3})/g)].map(([, status]) => Number(status));

let console: TestConsole;
let wire: Wire;
let source: MemorySource;

test.beforeAll(async () => {
  console = await startTestConsole();
  wire = wireTo(console.port);
  source = await memorySource();
});
test.afterAll(() => console?.remove());

/** What a client receives until the other side closes. */
async function exchange(bytes: string): Promise<string> {
  const client = await rawConnection(console.port);
  client.write(Buffer.from(bytes, 'latin1'));
  return client.closed;
}

test('answers every case of the conformance suite that a database can be in', async () => {
  const cases = CASES.filter((testCase) => !testCase.given && !testCase.inMemory);
  expect(cases.length).toBeGreaterThan(120);
  const failures: string[] = [];
  for (const testCase of cases) {
    try {
      expectAnswer(await wire.send(sentBy(testCase, source)), testCase, source);
    } catch (error) {
      failures.push(`${testCase.name}: ${(error as Error).message}`);
    }
  }
  expect(failures).toEqual([]);
});

test('keeps to HTTP as the delivery process does', async () => {
  const pipelined =
    get(POLICY, `If-None-Match: ${source.active.tags.identity}\r\n`) +
    get('/api/v1/nothing') +
    `POST ${POLICY.replace(/policy$/, 'resolve')} HTTP/1.1\r\n${HEAD}Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{}` +
    get('http://fairlead.test/healthz') +
    get(`${POLICY}/`, 'Connection: close\r\n');
  expect(statuses(await exchange(pipelined))).toEqual([304, 404, 200, 200, 404]);

  const old = await exchange(`GET ${POLICY} HTTP/1.0\r\n${AUTHORIZATION}\r\n\r\n`);
  expect(old).toMatch(/^HTTP\/1\.1 200[\s\S]*^connection: close/im);
  expect(old).not.toMatch(/^transfer-encoding/im);
  expect(old.endsWith(Buffer.from(source.active.bundle.forms.identity.bytes).toString('latin1'))).toBe(true);

  // What curl --http2 sends. Next, left to itself, takes it for a web socket and says nothing.
  const upgrade =
    'Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n';
  const asked = await rawConnection(console.port);
  asked.write(get(POLICY, upgrade));
  expect(await asked.until(/\}$/)).toMatch(/^HTTP\/1\.1 200/);
  asked.socket.destroy();

  for (const [bytes, status] of [
    ['hello\r\n\r\n', 400],
    [get('/healthz', `X: ${'x'.repeat(20_000)}\r\n`), 431],
    [get('/api/v1/%ff/policy', 'Connection: close\r\n'), 404],
    [get('/api/v1//environments/production/policy', 'Connection: close\r\n'), 404],
    ['OPTIONS * HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n', 404],
  ] as const) {
    const text = await exchange(bytes);
    expect(statuses(text)).toEqual([status]);
    expect(text).toContain('"type":"/problems/');
  }
});

test('holds a poll and streams events until a version comes', async () => {
  const stream = await wire.follow({
    method: 'GET',
    path: `${POLICY}/events`,
    // Next's own compression would hold frames back.
    headers: { ...authorization, 'accept-encoding': 'gzip, br' },
    body: undefined,
  });
  expect(stream.headers).toMatchObject({ 'content-type': 'text/event-stream', 'x-accel-buffering': 'no' });
  expect(stream.headers['content-encoding']).toBeUndefined();
  await until(() => /^id: 1\.3\nevent: policy\ndata: \{/m.test(stream.received()));
  const held = wire.send({
    method: 'GET',
    path: POLICY,
    headers: { ...authorization, prefer: 'wait=20', 'if-none-match': source.active.tags.identity },
    body: undefined,
  });
  await until(async () => /^fairlead_waits 1$/m.test(await metrics()));
  const before = Date.now();
  await console.rows.publish('production', exampleBundle('production', ['gamma']));
  const answer = await held;
  expect(Date.now() - before).toBeLessThan(3_000);
  expect(answer).toMatchObject({
    status: 200,
    headers: { 'policy-version': '1.4', 'preference-applied': 'wait=20' },
  });
  await until(() => /^id: 1\.4$/m.test(stream.received()));
  stream.leave();
  await until(async () => /^fairlead_streams 0$/m.test(await metrics()));
});

test('leaves everything else to Next', async () => {
  const at = (path: string, init: RequestInit = {}) =>
    fetch(`http://127.0.0.1:${console.port}${path}`, { redirect: 'manual', ...init });
  const [page, signIn, list, away] = await Promise.all([
    at('/routing'),
    at('/sign-in', { headers: { 'accept-encoding': 'gzip' } }),
    at('/api/v1/catalog/offerings', { headers: { authorization: `Bearer ${TOKENS.catalogOnly.token}` } }),
    at('/api/v1/environments/production/drafts', { method: 'POST' }),
  ]);
  expect([page.status, page.headers.get('location')]).toEqual([307, expect.stringContaining('/sign-in')]);
  expect([signIn.status, signIn.headers.get('content-encoding')]).toEqual([200, 'gzip']);
  expect(await signIn.text()).toContain('Sign in');
  expect(await list.json()).toMatchObject({ data: [], total: 0 });
  expect([away.status, away.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
});

test('ends when told to: streams and held polls at once, answers under way when they are whole', async () => {
  const [stream, held, busy, idle] = await Promise.all(
    Array.from({ length: 4 }, () => rawConnection(console.port)),
  );
  if (!stream || !held || !busy || !idle) throw new Error('four connections');
  idle.write(get('/healthz'));
  stream.write(get(`${POLICY}/events`));
  held.write(get(POLICY, 'If-None-Match: *\r\nPrefer: wait=20\r\n'));
  await console.rows.client.query('BEGIN; LOCK TABLE router_tokens IN ACCESS EXCLUSIVE MODE');
  busy.write(
    `GET /api/v1/catalog/offerings HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer ${TOKENS.catalogOnly.token}\r\n\r\n`,
  );
  await Promise.all([
    idle.until(/"ok"/),
    stream.until(/event: policy/),
    until(async () => /^fairlead_waits 1$/m.test(await metrics())),
    until(
      async () => (await console.rows.client.query('SELECT FROM pg_locks WHERE NOT granted')).rowCount !== 0,
    ),
  ]);
  const exit = once(console.process, 'exit');
  console.process.kill('SIGTERM');
  expect(await held.closed).toMatch(/^HTTP\/1\.1 304[\s\S]*\nconnection: close/i);
  expect(await stream.closed).toMatch(/\r\n0\r\n\r\n$/);
  await idle.closed;
  await expect(rawConnection(console.port)).rejects.toThrow(/ECONNREFUSED/);
  expect(busy.received()).toBe('');
  await console.rows.client.query('COMMIT');
  expect(await busy.closed).toMatch(/^HTTP\/1\.1 200[\s\S]*"total":0/);
  expect(await exit).toEqual([0, null]);
  expect(console.output()).toContain('"stopped"');
});

async function metrics(): Promise<string> {
  return (await fetch(`http://127.0.0.1:${console.port}/metrics`)).text();
}
