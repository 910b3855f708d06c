import { beforeAll, expect, it } from 'vitest';
import { createOwnToken } from '@/lib/auth/server/commands/own-tokens';
import { EMPTY_CLAUSE } from '@/lib/contracts/clause-content';
import { db } from '@/lib/db/client';
import { addPerson, withAccessDatabase } from '@/lib/db/testing/access';
import { operationFor, requireDescribed } from '@/lib/openapi/testing/described';
import * as clausesRoute from './[number]/clauses/route';
import * as oneRoute from './[number]/route';
import * as listRoute from './route';

withAccessDatabase();

const WORDS = 'Customer data is deleted after thirty days.';
const tokens = { plain: '', full: '', viewer: '', bare: '' };
beforeAll(async () => {
  const ada = await addPerson('ada@example.com', ['procurement']);
  const make = async (caller: typeof ada, scopes: readonly string[]) => {
    const made = await createOwnToken(caller, {
      name: 'a script',
      environment: 'development',
      scopes,
      expiresInDays: null,
      serviceAccountId: null,
    });
    return made.token;
  };
  tokens.plain = await make(ada, ['contracts:read']);
  tokens.full = await make(ada, ['contracts:read', 'contracts:read_full']);
  tokens.bare = await make(ada, ['catalog:read']);
  tokens.viewer = await make(await addPerson('vic@example.com', ['viewer']), ['contracts:read']);
  const { id: vendorId } = await db().vendor.create({ data: { key: 'acme', name: 'Acme' } });
  const data = {
    title: 'Agreement',
    kind: 'master',
    vendorId,
    precedence: 30,
    note: 'hush',
    currency: 'EUR',
  };
  const term = { effectiveOn: new Date('2026-01-01'), endsOn: new Date('2030-12-31'), zone: 'Europe/Berlin' };
  const state = { status: 'active', activatedAt: new Date('2026-01-01'), sample: true, value: '5000' };
  const { id } = await db().contract.create({ data: { ...data, ...term, ...state, number: 'A-1' } });
  await db().contract.create({ data: { ...data, ...term, ...state, number: 'B-1', limited: true } });
  const clause = await db().clause.create({ data: { contractId: id, type: 'liability' } });
  const citation = { document: clause.id, page: 1, from: 0, to: WORDS.length, passage: WORDS };
  const parameters = { cap: { amount: '100', currency: 'EUR' } };
  await db().proposal.create({
    data: {
      ...{ kind: 'clause', subject: clause.id, number: 1, state: 'approved', sample: true },
      content: { ...EMPTY_CLAUSE, status: 'agreed', citation, parameters, note: 'hush' },
      approvedAt: new Date('2026-01-02'),
    },
  });
});

const ROUTES = [
  [/\/clauses/, clausesRoute.GET],
  [/contracts\/[^?]/, oneRoute.GET],
  [/contracts/, listRoute.GET],
] as const;

async function ask(path: string, token: string, headers: Record<string, string> = {}): Promise<Response> {
  const handler = ROUTES.find(([place]) => place.test(path))?.[1] ?? listRoute.GET;
  const number = /contracts\/([^/?]+)/.exec(path)?.[1];
  const request = new Request(`http://host${path}`, {
    headers: { authorization: `Bearer ${token}`, ...headers },
  });
  const response = await handler(request, { params: Promise.resolve(number ? { number } : undefined) });
  const operation = operationFor('GET', path);
  if (!operation) throw new Error(`${path} is not described.`);
  const body = await response.clone().text();
  requireDescribed(operation, { status: response.status, type: response.headers.get('content-type'), body });
  return response;
}
const read = async (path: string, token: string) => (await ask(path, token)).json();

it('lists contracts without money, notes and what is limited', async () => {
  const page = await read('/api/v1/contracts', tokens.plain);
  expect(page).toMatchObject({ total: 2, next: null });
  expect(page.data[0]).toMatchObject({
    ...{ number: 'A-1', status: 'active', lastDay: '2030-12-31', value: null, currency: null, note: null },
    countsUntil: '2030-12-31T23:00:00.000Z',
  });
  expect(page.data[1]).toMatchObject({
    number: 'B-1',
    vendor: 'acme',
    limited: true,
    title: null,
    status: null,
  });
  const narrow = '/api/v1/contracts?status=active&fields=number&limit=1';
  expect(await read(narrow, tokens.plain)).toEqual({ data: [{ number: 'A-1' }], total: 1, next: null });
});

it('shows all with the scope for it, but of limited contracts', async () => {
  expect(await read('/api/v1/contracts/A-1', tokens.full)).toMatchObject({
    value: '5000',
    currency: 'EUR',
    note: 'hush',
  });
  expect(await read('/api/v1/contracts/B-1', tokens.full)).toMatchObject({
    limited: true,
    value: null,
    note: null,
  });
  expect((await ask('/api/v1/contracts/B-1/clauses', tokens.full)).status).toBe(404);
});

it('shows what clauses say, and their words with the scope for it', async () => {
  const path = '/api/v1/contracts/A-1/clauses';
  const { data } = await read(path, tokens.plain);
  expect(data[0]).toMatchObject({
    type: 'liability',
    status: 'agreed',
    passage: null,
    note: null,
    citation: { page: 1 },
  });
  expect(JSON.stringify(data)).not.toMatch(/thirty|hush|"100"/);
  const full = await read(path, tokens.full);
  expect(full.data[0]).toMatchObject({
    passage: WORDS,
    note: 'hush',
    parameters: { cap: { amount: '100' } },
  });
});

it('lets nobody in without the scope, or whose roles read no contracts, and answers what is known with 304', async () => {
  expect((await ask('/api/v1/contracts', tokens.bare)).status).toBe(403);
  expect((await ask('/api/v1/contracts', tokens.viewer)).status).toBe(403);
  expect((await ask('/api/v1/contracts?state=active', tokens.plain)).status).toBe(400);
  expect((await ask('/api/v1/contracts/C-1', tokens.plain)).status).toBe(404);
  const tag = (await ask('/api/v1/contracts', tokens.plain)).headers.get('etag') ?? '';
  expect((await ask('/api/v1/contracts', tokens.plain, { 'if-none-match': tag })).status).toBe(304);
});
