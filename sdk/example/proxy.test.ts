import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { exampleBundle } from '../../lib/delivery/testing/bundles';
import { TOKENS } from '../../lib/delivery/testing/memory-source';
import { until } from '../../lib/delivery/testing/until';
import { type Program, startExample } from '../src/testing/program';
import { createWorld, type World } from '../src/testing/world';

type Behaviour = (response: ServerResponse, body: Record<string, unknown>) => void;

const says =
  (status: number, body: object): Behaviour =>
  (response) =>
    void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
const hello: Behaviour = (response, { model }) => says(200, { choices: [], from: model })(response, {});

let world: World;
let upstream: Server;
let proxy: Program;
let address: string;
let behaviours: Record<string, Behaviour>;
let called: { headers: IncomingHttpHeaders; body: Record<string, unknown> }[];
let version = 3;

/** Three models in order; the second one is for what is too much or too slow, the third for any failure of those. */
function policy(): object {
  const bundle = structuredClone(exampleBundle('production', ['alpha', 'beta', 'gamma']));
  const [rule] = bundle.taskClasses.summarisation?.rules ?? [];
  Object.assign(rule as object, { limits: { timeoutMs: 400, firstTokenMs: 200, maxOutputTokens: 50 } });
  const [, beta, gamma] = rule?.arms[0]?.targets ?? [];
  Object.assign(beta as object, { on: ['rate_limited', 'timeout'] });
  Object.assign(gamma as object, { on: ['rate_limited', 'unavailable'] });
  Object.assign(bundle.offerings['example-cloud/gamma'] as object, { parameters: { temperature: 0 } });
  return bundle;
}

async function publish(bundle: object): Promise<void> {
  version += 1;
  await world.publish(version, bundle);
  await until(() => proxy.output().includes(`policy 1.${version} is in force`));
}

beforeAll(async () => {
  world = await createWorld();
  await world.publish(version + 1, policy());
  version += 1;
  upstream = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = JSON.parse(Buffer.concat(chunks).toString()) as Record<string, unknown>;
    called.push({ headers: request.headers, body });
    (behaviours[String(body.model)] ?? hello)(response, body);
  });
  await new Promise<void>((resolve) => upstream.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(upstream.address() as AddressInfo).port}/v1`;
  proxy = await startExample(
    'proxy.mjs',
    [],
    {
      FAIRLEAD_URL: `${world.proxy.url}/api/v1/environments/production`,
      FAIRLEAD_TOKEN: TOKENS.good.token,
      PROXY_UPSTREAMS: JSON.stringify({ example: { url, key: 'sk-upstream' } }),
      PORT: '0',
    },
    'listening at',
  );
  address = /listening at (\S+)/.exec(proxy.output())?.[1] ?? '';
});
afterAll(async () => {
  const code = await proxy.end();
  await proxy.kill();
  upstream.closeAllConnections();
  await new Promise((resolve) => upstream.close(resolve));
  await world.close();
  expect(code).toBe(0);
});
beforeEach(() => {
  behaviours = {};
  called = [];
});

const ask = (body: object = {}, headers: Record<string, string> = {}) =>
  fetch(`${address}/chat/completions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({
      model: 'summarisation',
      messages: [{ role: 'user', content: 'Hello' }],
      max_tokens: 20,
      ...body,
    }),
  });
const models = () => called.map(({ body }) => body.model);
const header = (response: Response, name: string) => response.headers.get(`x-fairlead-${name}`);

describe('the proxy', () => {
  it('sends a request to the model that the policy names, and says which version has decided', async () => {
    const response = await ask();
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ choices: [], from: 'alpha' });
    expect(['policy', 'rule', 'arm', 'offering', 'failed'].map((name) => header(response, name))).toEqual([
      '1.4',
      'everyone',
      'control',
      'example-cloud/alpha',
      null,
    ]);
    expect(called[0]?.headers.authorization).toBe('Bearer sk-upstream');
    expect(called[0]?.body).toMatchObject({ max_tokens: 20, messages: [{ content: 'Hello' }] });
  });

  it('takes the task class from the header, and tokens up to the limit', async () => {
    const response = await ask({ model: 'anything', max_tokens: 5_000 }, { 'x-task-class': 'summarisation' });
    expect(response.status).toBe(200);
    expect(called[0]?.body).toMatchObject({ model: 'alpha', max_tokens: 50 });
  });

  it.each<[string, Behaviour, string[], string]>([
    ['too many requests', says(429, {}), ['alpha', 'beta'], 'example-cloud/alpha;rate_limited'],
    ['an error', says(500, {}), ['alpha', 'gamma'], 'example-cloud/alpha;unavailable'],
    [
      'a connection that breaks',
      (response) => response.destroy(),
      ['alpha', 'gamma'],
      'example-cloud/alpha;unavailable',
    ],
    ['no answer in time', () => {}, ['alpha', 'beta'], 'example-cloud/alpha;timeout'],
  ])('goes on by the cause: after %s', async (_, behaviour, tried, failed) => {
    behaviours.alpha = behaviour;
    const response = await ask();
    expect(response.status).toBe(200);
    expect(models()).toEqual(tried);
    expect(header(response, 'failed')).toBe(failed);
    expect(header(response, 'offering')).toBe(`example-cloud/${tried.at(-1)}`);
  });

  it('sends what a target demands', async () => {
    behaviours.alpha = says(503, {});
    await ask({ temperature: 1 });
    expect(called.map(({ body }) => body.temperature)).toEqual([1, 0]);
  });

  it('tries nothing that is not for the causes so far, and says that none has answered', async () => {
    behaviours.alpha = says(401, {});
    const response = await ask();
    expect([response.status, models(), header(response, 'failed')]).toEqual([
      502,
      ['alpha'],
      'example-cloud/alpha;other',
    ]);
    expect(((await response.json()) as { error: { code: string } }).error.code).toBe('exhausted');
  });

  it('hands on what the client got wrong', async () => {
    behaviours.alpha = says(400, { error: { message: 'bad', code: 'invalid_value' } });
    const response = await ask();
    expect([response.status, models()]).toEqual([400, ['alpha']]);
    expect(await response.json()).toEqual({ error: { message: 'bad', code: 'invalid_value' } });
  });

  it('hands on a stream as it comes, and leaves one that does not begin in time', async () => {
    behaviours.alpha = (response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.flushHeaders();
    };
    behaviours.beta = (response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write('data: 1\n\n');
      setTimeout(() => response.end('data: [DONE]\n\n'), 50);
    };
    const response = await ask({ stream: true });
    expect(response.headers.get('content-type')).toBe('text/event-stream');
    expect(await response.text()).toBe('data: 1\n\ndata: [DONE]\n\n');
    expect(header(response, 'failed')).toBe('example-cloud/alpha;timeout');
  });

  it('breaks off when a model does', async () => {
    behaviours.alpha = (response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write('data: 1\n\n');
      setTimeout(() => response.destroy(), 50);
    };
    await expect(ask({ stream: true }).then((response) => response.text())).rejects.toThrow();
  });

  it.each<[string, object, Record<string, string>, number, string]>([
    ['an unknown task class', { model: 'poetry' }, {}, 403, 'unknown_task_class'],
    ['an unknown label', {}, { 'x-label-level': 'cosmic' }, 403, 'unknown_label'],
    ['a label that nothing is cleared for', {}, { 'x-label-level': 'internal' }, 403, 'no_eligible_offering'],
    ['a request that is none', { max_tokens: 'many' }, {}, 400, 'invalid_request'],
  ])('denies %s as the policy does', async (_, body, headers, status, code) => {
    const response = await ask(body, headers);
    const { error } = (await response.json()) as { error: { code: string } };
    expect([response.status, error.code, called]).toEqual([status, code, []]);
    expect(header(response, 'policy')).toBe('1.4');
  });

  it('follows the next policy, and goes on with it when nobody serves', async () => {
    await publish(exampleBundle('production', ['delta']));
    expect(header(await ask(), 'policy')).toBe(`1.${version}`);
    expect(models()).toEqual(['delta']);
    await world.stopHost();
    expect((await ask()).status).toBe(200);
    expect((await fetch(`${new URL(address).origin}/healthz`)).status).toBe(200);
  });
});
