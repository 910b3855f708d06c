import { beforeAll, describe, expect, it } from 'vitest';
import { createToken } from '@/lib/auth/server/commands/tokens';
import { SYSTEM_CALLER } from '@/lib/auth/system-actor';
import { db } from '@/lib/db/client';
import { withRoutingDatabase } from '@/lib/db/testing/routing';
import { operationFor, requireDescribed } from '@/lib/openapi/testing/described';
import type { FileCheck } from '@/lib/routing/server/policy-file-check';
import * as routers from './environments/[environment]/routers/route';
import { ask, draftAndPeople, type Holder, read, send } from './testing/policy-api';

withRoutingDatabase();

let both: Holder;
let token: string;
let environmentId: string;
beforeAll(async () => {
  ({ both } = await draftAndPeople());
  await db().environment.update({ where: { key: 'production' }, data: { approvalsRequired: 0 } });
  ({ id: environmentId } = await db().environment.findUniqueOrThrow({ where: { key: 'production' } }));
  token = await tokenWith(['policy:read', 'routers:read']);
});

async function tokenWith(scopes: readonly string[]): Promise<string> {
  const input = { name: 'a router', environment: 'production', scopes, expiresInDays: null };
  return (await createToken(SYSTEM_CALLER, input)).token;
}

/** OpenAPI must describe whatever comes. */
async function get(query = '', bearer = token, environment = 'production') {
  const request = new Request(`http://localhost/api/v1/environments/${environment}/routers${query}`, {
    headers: { authorization: `Bearer ${bearer}` },
  });
  const response = await routers.GET(request, { params: Promise.resolve({ environment }) });
  const operation = operationFor('GET', request.url);
  if (!operation) throw new Error('The routers are not described.');
  const [body, type] = [await response.clone().text(), response.headers.get('content-type')];
  requireDescribed(operation, { status: response.status, type, body });
  return (await read(response)) as {
    status: number;
    data: { instance: string; standing: string }[];
    total: number;
    next: string | null;
    convergence: Record<string, unknown>;
    errors: { pointer: string }[];
  };
}

const runs = (instance: string, version: number | null, more: object = {}) =>
  db().routerInstance.upsert({
    where: { environmentId_instance: { environmentId, instance } },
    create: {
      environmentId,
      instance,
      tokenId: 'x',
      epoch: version && 1,
      version,
      firstSeenAt: new Date(),
      lastSeenAt: new Date(),
      ...more,
    },
    update: { epoch: version && 1, version, lastSeenAt: new Date(), ...more },
  });

/** Publishes main once more, changed; `wait` and the like come from `body`. */
async function publish(body: object) {
  const headers = { token: both.token, draft: 'main' };
  const drafted = await send('GET drafts/x', headers);
  const text = await drafted.text();
  const file = text.replace(/key: lookup\S*/, `key: lookup-${Date.now()}`);
  const put = await send('PUT drafts/x', {
    ...headers,
    file,
    headers: { 'if-match': drafted.headers.get('etag') ?? '' },
  });
  const { findings } = (await read(await send('POST drafts/x/validate', headers))) as unknown as FileCheck;
  const acceptedWarnings = findings.flatMap(({ accept }) => accept ?? []);
  const match = { 'if-match': put.headers.get('etag') ?? drafted.headers.get('etag') ?? '' };
  const json = { reason: 'a test', acceptedWarnings, ...body };
  // What waits is read when the routers have moved.
  return ask('POST drafts/x/publish', { ...headers, headers: match, json });
}

describe('a publish that waits', () => {
  it('says of no router that there was none to wait for, and refuses what is no wait', async () => {
    for (const wait of [
      { share: 0, seconds: 5 },
      { share: 1.01, seconds: 5 },
      { share: 1, seconds: 301 },
      {},
    ])
      expect((await publish({ wait })).status).toBe(400);
    expect((await publish({ wait: { share: 1, seconds: 1 }, at: '2030-01-01T00:00:00Z' })).status).toBe(400);
    const told = await read(await publish({ wait: { share: 1, seconds: 5 } }));
    expect(told).toMatchObject({
      status: 201,
      version: 1,
      convergence: { reached: true, heard: 0, missing: [] },
    });
  });

  it('answers at once with its status, and with the routers when enough of them run it', async () => {
    await Promise.all([runs('a', 1), runs('b', 1), runs('gone', 1, { lastSeenAt: new Date(0) })]);
    const response = await publish({ wait: { share: 0.5, seconds: 20 } });
    expect(response.status).toBe(201);
    await runs('a', 2);
    const told = await read(response);
    expect(told).toMatchObject({
      version: 2,
      convergence: {
        reached: true,
        version: '1.2',
        heard: 2,
        current: 1,
        missing: [{ instance: 'b', version: '1.1', standing: 'behind' }],
      },
    });
    const operation = operationFor('POST', '/api/v1/environments/production/drafts/main/publish');
    if (!operation) throw new Error('A publish is not described.');
    const { status, ...body } = told;
    requireDescribed(operation, { status: 201, type: 'application/json', body: JSON.stringify(body) });
  });

  it('names those that do not, and is not undone', async () => {
    await runs('b', 2, { rejectedDigest: 'ab', rejectedReason: 'signature', rejectedAt: new Date() });
    const told = await read(await publish({ wait: { share: 0.95, seconds: 1 } }));
    expect(told).toMatchObject({
      status: 201,
      version: 3,
      convergence: {
        reached: false,
        current: 0,
        missing: [
          { instance: 'a', standing: 'behind' },
          { instance: 'b', standing: 'rejecting', rejected: { reason: 'signature' } },
        ],
      },
    });
    expect(Number((told.convergence as { seconds: number }).seconds)).toBeGreaterThanOrEqual(1);
  });

  it('looks no more when nobody waits for the answer', async () => {
    const { body } = await publish({ wait: { share: 1, seconds: 300 } });
    const reader = body?.getReader();
    expect(String.fromCharCode(...((await reader?.read())?.value ?? []))).toBe(' ');
    await reader?.cancel();
  });

  it('is asked of a roll back too', async () => {
    const { findings } = (await read(
      await send('POST rollback', {
        token: both.token,
        query: '?dryRun=1',
        json: { toVersion: 1, reason: '' },
      }),
    )) as unknown as { findings: { accept?: string }[] };
    const acceptedWarnings = findings.flatMap(({ accept }) => accept ?? []);
    const wait = { share: 1, seconds: 1 };
    const json = { toVersion: 1, reason: 'back', acceptedWarnings, wait };
    expect(await read(await send('POST rollback', { token: both.token, json }))).toMatchObject({
      status: 201,
      convergence: { reached: false },
    });
    const asked = { ...json, requestApproval: true };
    expect((await send('POST rollback', { token: both.token, json: asked })).status).toBe(400);
  });
});

describe('the routers of an environment', () => {
  it('come by name, page by page, filtered, with how far all have come', async () => {
    const all = await get();
    expect(all).toMatchObject({
      status: 200,
      total: 3,
      next: null,
      convergence: { total: 2, version: '1.5' },
    });
    expect(all.data.map(({ instance }) => instance)).toEqual(['a', 'b', 'gone']);
    const first = await get('?limit=2');
    expect([first.data.length, first.total]).toEqual([2, 3]);
    const second = await get(`?limit=2&cursor=${first.next}`);
    expect([second.data.map(({ instance }) => instance), second.next]).toEqual([['gone'], null]);
    expect((await get('?standing=rejecting')).data.map(({ instance }) => instance)).toEqual(['b']);
    expect((await get('?version=1.1')).data.map(({ instance }) => instance)).toEqual(['gone']);
  });

  it.each([
    ['?standing=fine', '?standing'],
    ['?version=7', '?version'],
    ['?limit=0', '?limit'],
    ['?limit=501', '?limit'],
    ['?cursor=a b', '?cursor'],
    ['?standing=silent&standing=behind', '?standing'],
    ['?environment=staging', '?environment'],
  ])('are not listed by %s', async (query, pointer) => {
    const { status, errors } = await get(query);
    expect([status, errors.map((error) => error.pointer)]).toEqual([400, [pointer]]);
  });

  it('are for tokens with the scope, in their environment, and only read', async () => {
    expect(await get('', await tokenWith(['policy:read']))).toMatchObject({ status: 403 });
    expect(await get('', token, 'development')).toMatchObject({ status: 403 });
    expect(await get('', 'flr_x')).toMatchObject({ status: 401 });
    const posted = routers.POST(new Request('http://localhost/', { method: 'POST' }));
    expect([posted.status, posted.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
  });
});
