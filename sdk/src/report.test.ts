import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { until } from '../../lib/delivery/testing/until';
import { deny } from '../../lib/policy/decision';
import { type RouterOptions, readOptions } from './options';
import { createReporter, type Reporter } from './report';
import type { Timing } from './timing';

interface Sent {
  readonly path: string | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly report: string;
  readonly counts: readonly { minute: string; rule: string; count: number }[];
  readonly bytes: number;
}

const MINUTE_MS = 60_000;
let server: Server;
let sent: Sent[];
let answer: (response: ServerResponse) => void;
let now: number;
let failed: unknown[];
let reporters: Reporter[];

beforeEach(async () => {
  [sent, failed, reporters] = [[], [], []];
  now = Date.parse('2026-11-21T04:10:30.000Z');
  answer = (response) => response.writeHead(202).end('{"counted":1}');
  server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    sent.push({
      path: request.url,
      headers: request.headers,
      bytes: body.length,
      ...JSON.parse(body.toString()),
    });
    answer(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(async () => {
  await Promise.all(reporters.map((reporter) => reporter.stop()));
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

function reporter(options: Partial<RouterOptions> = {}, timing: Partial<Timing> = {}): Reporter {
  const settings = readOptions({
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/base`,
    environment: 'production',
    token: 'flr_secret',
    trust: 'tls',
    ...options,
  });
  const made = createReporter(
    { ...settings, timing: { ...settings.timing, reportMs: 50, ...timing } },
    () => now,
    (error) => failed.push((error as Error).message),
  );
  reporters.push(made);
  made.start();
  return made;
}

const count = (to: Reporter, times = 1, rule = 'everyone') => {
  for (let time = 0; time < times; time++) {
    to.count(deny('no_eligible_offering', null, 'chat', { rule }), '1.3', now);
  }
};
const total = (counts: Sent['counts']) => counts.reduce((sum, each) => sum + each.count, 0);
const ids = () => new Set(sent.map(({ report }) => report));

describe('reports', () => {
  it('say how often what was decided, under the name of the router, and are sent only if there is something', async () => {
    const made = reporter({ instance: 'proxy-7' });
    count(made, 3);
    await until(() => sent.length === 1);
    expect(sent[0]).toMatchObject({
      path: '/base/api/v1/telemetry',
      headers: {
        authorization: 'Bearer flr_secret',
        'content-type': 'application/json',
        'router-instance': 'proxy-7',
      },
      report: expect.stringMatching(/^[0-9a-f-]{36}$/),
      counts: [
        {
          minute: '2026-11-21T04:10:00.000Z',
          version: '1.3',
          taskClass: 'chat',
          rule: 'everyone',
          arm: '',
          offering: '',
          outcome: 'deny',
          code: 'no_eligible_offering',
          count: 3,
        },
      ],
    });
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(sent).toHaveLength(1);
    count(made, 1);
    await until(() => sent.length === 2);
    expect(ids().size).toBe(2);
  });

  it.each([
    ['503', (response: ServerResponse) => response.writeHead(503).end()],
    ['401', (response: ServerResponse) => response.writeHead(401).end()],
    ['404', (response: ServerResponse) => response.writeHead(404).end()],
    ['nothing', (response: ServerResponse) => response.destroy()],
  ])('are kept, word by word, when the answer is %s, and what comes after is summed', async (_, refuse) => {
    answer = refuse;
    const made = reporter();
    count(made, 2);
    await until(() => sent.length === 2);
    count(made, 3);
    count(made, 4);
    await until(() => sent.length === 3);
    expect(ids().size).toBe(1);
    expect(new Set(sent.map(({ counts }) => JSON.stringify(counts))).size).toBe(1);
    answer = (response) => response.writeHead(202).end();
    await until(() => ids().size === 2);
    const last = new Map(sent.map(({ report, counts }) => [report, total(counts)]));
    expect([...last.values()]).toEqual([2, 7]);
    expect(failed).toEqual([]);
  });

  it('wait for as long as the server asks', async () => {
    answer = (response) => response.writeHead(503, { 'retry-after': '1' }).end();
    count(reporter());
    await until(() => sent.length === 1);
    const at = performance.now();
    await until(() => sent.length === 2);
    expect(performance.now() - at).toBeGreaterThanOrEqual(900);
  });

  it('are given up for good with one error where the token may not report', async () => {
    answer = (response) => response.writeHead(403).end('{"detail":"telemetry:write is missing."}');
    const made = reporter();
    count(made);
    await until(() => failed.length === 1);
    expect(failed[0]).toBe(
      'decisions are not reported: the server answered 403: telemetry:write is missing.',
    );
    count(made);
    await new Promise((resolve) => setTimeout(resolve, 200));
    await made.stop();
    expect(sent).toHaveLength(1);
  });

  it('that cannot be counted are not sent again, and those after them are', async () => {
    answer = (response) => response.writeHead(400).end();
    const made = reporter();
    count(made);
    await until(() => failed.length === 1);
    answer = (response) => response.writeHead(202).end();
    count(made, 5);
    await until(() => sent.length === 2);
    expect(sent.map(({ counts }) => total(counts))).toEqual([1, 5]);
  });

  it('are within what the server takes', async () => {
    const made = reporter({}, { reportMs: 600_000 });
    for (let index = 0; index < 2_500; index++) count(made, 1, `rule-${index}-${'ä'.repeat(60)}`);
    await made.stop();
    expect(sent.length).toBeGreaterThan(2);
    for (const { counts, bytes } of sent) {
      expect(counts.length).toBeLessThanOrEqual(1_000);
      expect(bytes).toBeLessThanOrEqual(262_144);
    }
    expect(total(sent.flatMap(({ counts }) => counts))).toBe(2_500);
    expect(ids().size).toBe(sent.length);
  });

  it('leave out what is too old to be counted', async () => {
    answer = (response) => response.writeHead(503).end();
    const made = reporter();
    count(made, 2);
    await until(() => sent.length === 1);
    count(made, 3);
    now += 24 * 60 * MINUTE_MS;
    count(made, 4);
    answer = (response) => response.writeHead(202).end();
    const before = sent.length;
    await until(() => sent.length > before && total(sent.at(-1)?.counts ?? []) === 4);
    expect(sent.at(-1)?.counts).toHaveLength(1);
  });

  it('are not made when they are turned off', async () => {
    const made = reporter({ report: false });
    count(made);
    await new Promise((resolve) => setTimeout(resolve, 150));
    await made.stop();
    expect(sent).toEqual([]);
  });

  it('are sent at the end, which nothing holds up for long', async () => {
    const made = reporter({}, { reportMs: 600_000 });
    count(made, 2);
    await made.stop();
    expect(sent.map(({ counts }) => total(counts))).toEqual([2]);
    count(made);
    await made.stop();
    expect(sent).toHaveLength(1);

    answer = () => {};
    const stuck = reporter({}, { reportMs: 600_000 });
    count(stuck);
    const at = performance.now();
    await stuck.stop();
    expect(performance.now() - at).toBeLessThan(4_000);
  });

  it('are sent on use where nothing runs between requests', async () => {
    const made = reporter({ refreshOnUse: true }, { reportMs: 200 });
    count(made, 2);
    await made.reportIfDue();
    expect(sent).toEqual([]);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(sent).toEqual([]);
    await made.reportIfDue();
    expect(sent).toHaveLength(1);
  });
});
