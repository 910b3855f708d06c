import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createToken, revokeToken } from '@/lib/auth/server/commands/tokens';
import { SYSTEM_CALLER } from '@/lib/auth/system-actor';
import type { OfferingRow } from '@/lib/catalog/offering-row';
import type { KeyedPage } from '@/lib/catalog/read-api/keyed-page';
import { bringDatabase, connect, type Database } from '@/lib/db/client';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing/database';
import type { Problem } from '@/lib/http/problem';
import { operationFor, requireDescribed } from '@/lib/openapi/testing/described';
import { GET, POST } from './route';

let files: TestDatabase;
let database: Database;
let token: string;

async function tokenWith(scopes: readonly string[]): Promise<{ id: string; token: string }> {
  return createToken(SYSTEM_CALLER, {
    name: 'a script',
    environment: 'development',
    scopes,
    expiresInDays: null,
  });
}

beforeAll(async () => {
  files = await createTestDatabase({ seeded: true });
  database = connect(files.applicationUrl);
  bringDatabase(database);
  token = (await tokenWith(['catalog:read'])).token;
});

afterAll(async () => {
  bringDatabase(undefined);
  await database.$disconnect();
  await files.drop();
});

/** OpenAPI must describe whatever comes. */
async function get(query: string, bearer: string | null = token): Promise<Response> {
  const response = await GET(
    new Request(`http://localhost/api/v1/catalog/offerings${query}`, {
      headers: bearer === null ? {} : { authorization: `Bearer ${bearer}` },
    }),
  );
  const operation = operationFor('GET', '/api/v1/catalog/offerings');
  if (!operation) throw new Error('The catalogue is not described.');
  requireDescribed(operation, {
    status: response.status,
    type: response.headers.get('content-type'),
    body: await response.clone().text(),
  });
  return response;
}

async function refusal(response: Response): Promise<Problem> {
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  const told = (await response.json()) as Problem;
  expect(told.status).toBe(response.status);
  expect(told.request_id).toBe(response.headers.get('x-request-id'));
  expect(JSON.stringify(told)).not.toMatch(/at \/|node_modules|Prisma/);
  return told;
}

describe('GET /api/v1/catalog/offerings', () => {
  it('gives 100 at a time by default, with the total and a cursor', async () => {
    const response = await get('');
    expect(response.status).toBe(200);
    expect(response.headers.get('cache-control')).toBe('private, no-cache');
    const page = (await response.json()) as KeyedPage<OfferingRow>;
    expect(page.data).toHaveLength(100);
    expect(page.total).toBeGreaterThanOrEqual(1_300);
    expect(page.next).toEqual(expect.any(String));
  });

  it('walks the whole catalogue without repeating or losing one', async () => {
    const keys = new Set<string>();
    let cursor = '';
    let pages = 0;
    let total = 0;
    do {
      const response = await get(`?limit=500${cursor && `&cursor=${encodeURIComponent(cursor)}`}`);
      const page = (await response.json()) as KeyedPage<OfferingRow>;
      for (const { key } of page.data) if (key) keys.add(key);
      total = page.total;
      cursor = page.next ?? '';
      pages += 1;
    } while (cursor);
    expect(keys.size).toBe(total);
    expect(pages).toBe(Math.ceil(total / 500));
    expect(await database.offering.count()).toBe(total);
  });

  it('filters as the console’s list does', async () => {
    const response = await get('?channel=aws-bedrock&owner=anthropic&profile=eu&sort=input&direction=desc');
    const { data } = (await response.json()) as KeyedPage<OfferingRow>;
    expect(data.length).toBeGreaterThan(3);
    for (const row of data)
      expect(row).toMatchObject({ channelKey: 'aws-bedrock', ownerKey: 'anthropic', profile: 'eu' });
  });

  it.each([
    ['?limit=0', ['?limit']],
    ['?limit=501&chanel=azure', ['?chanel', '?limit']],
    ['?cursor=forged', ['?cursor']],
    [`?q=${'x'.repeat(100_000)}`, ['?q']],
    [`?${encodeURIComponent('<script>alert(1)</script>')}=1`, ['?<script>alert(1)</script>']],
    ["?sort=key'; DROP TABLE offerings; --", ['?sort']],
  ])('refuses %j by naming what is wrong', async (query, pointers) => {
    const response = await get(query);
    expect(response.status).toBe(400);
    const { type, errors } = await refusal(response);
    expect(type).toBe('/problems/invalid-request');
    expect(errors?.map((error) => error.pointer).sort()).toEqual(pointers);
  });

  it.each(['?q=%27%20OR%201%3D1%20--', '?q=%00', '?q=%F0%9F%A6%8A', '?owner=%2e%2e%2f', '?q=%ff'])(
    'survives %s',
    async (query) => {
      expect((await get(query)).status).toBe(200);
    },
  );

  it('needs a token with the scope, told as the rest of the read API tells it', async () => {
    const none = await get('', null);
    expect([none.status, none.headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
    expect((await refusal(none)).type).toBe('/problems/unauthenticated');
    const wrong = await get('', `${token.slice(0, -1)}${token.endsWith('0') ? '1' : '0'}`);
    expect([wrong.status, wrong.headers.get('www-authenticate')]).toEqual([
      401,
      'Bearer error="invalid_token"',
    ]);
    expect((await refusal(wrong)).type).toBe('/problems/invalid-token');
    const narrow = await get('', (await tokenWith(['policy:read'])).token);
    expect(narrow.status).toBe(403);
    expect(narrow.headers.get('www-authenticate')).toContain('insufficient_scope');
    expect((await refusal(narrow)).type).toBe('/problems/insufficient-scope');
    const gone = await tokenWith(['catalog:read']);
    await revokeToken(SYSTEM_CALLER, { tokenId: gone.id });
    expect((await get('', gone.token)).status).toBe(401);
  });

  it('answers nothing but GET and HEAD', async () => {
    const response = POST(new Request('http://localhost/api/v1/catalog/offerings', { method: 'POST' }));
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
    expect((await refusal(response)).type).toBe('/problems/method-not-allowed');
  });
});
