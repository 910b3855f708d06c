import { beforeAll, describe, expect, it } from 'vitest';
import { createOwnToken } from '@/lib/auth/server/commands/own-tokens';
import { db } from '@/lib/db/client';
import { addPerson, withAccessDatabase } from '@/lib/db/testing/access';
import { operationFor, requireDescribed } from '@/lib/openapi/testing/described';
import { withSampleEvidence } from '@/lib/routing/server/testing/cleared';
import { seedVocabulary } from '@/prisma/seed-routing';
import { GET } from './route';

withAccessDatabase();

const OFFERING = 'sample-cloud/quill-2';
const tokens = { plain: '', full: '', bare: '', production: '' };

beforeAll(async () => {
  await seedVocabulary(db());
  await withSampleEvidence();
  const vic = await addPerson('vic@example.com', ['viewer', 'procurement']);
  const make = async (scopes: readonly string[], environment = 'development') => {
    const fields = { name: 'a script', environment, scopes, expiresInDays: null, serviceAccountId: null };
    return (await createOwnToken(vic, fields)).token;
  };
  tokens.plain = await make(['clearance:read']);
  tokens.full = await make(['clearance:read', 'contracts:read_full']);
  tokens.bare = await make(['catalog:read']);
  tokens.production = await make(['clearance:read'], 'production');
});

async function ask(
  query: Record<string, string>,
  token = tokens.plain,
  headers: Record<string, string> = {},
) {
  const path = `/api/v1/clearance?${new URLSearchParams(query)}`;
  const request = new Request(`http://host${path}`, {
    headers: { authorization: `Bearer ${token}`, ...headers },
  });
  const response = await GET(request, { params: Promise.resolve(undefined) });
  const operation = operationFor('GET', '/api/v1/clearance');
  if (!operation) throw new Error('it is described');
  const body = await response.clone().text();
  requireDescribed(operation, { status: response.status, type: response.headers.get('content-type'), body });
  return response;
}
const read = async (...asked: Parameters<typeof ask>) => (await ask(...asked)).json();
const INTERNAL = { offering: OFFERING, label: 'level:internal' };

describe('GET /api/v1/clearance', () => {
  it('says that it is open, until when and by what, without any passage', async () => {
    const answer = await read(INTERNAL);
    expect(answer).toMatchObject({
      environment: 'development',
      open: true,
      sample: true,
      at: null,
      missing: [],
    });
    expect(answer.until).toMatch(/^20\d\d-/);
    const evidence = answer.obligations.flatMap((one: { evidence: object[] }) => one.evidence);
    expect(evidence).toContainEqual(
      expect.objectContaining({
        kind: 'clause',
        type: 'no_training',
        contract: 'SAMPLE-MSA-1',
        passage: null,
      }),
    );
  });

  it('shows the words to a token that may read them, but of no limited contract', async () => {
    const words = async () =>
      JSON.stringify(await read({ ...INTERNAL, label: 'level:internal' }, tokens.full)).match(/"passage":"/g)
        ?.length ?? 0;
    expect(await words()).toBeGreaterThan(0);
    await db().contract.updateMany({ data: { limited: true } });
    expect(await words()).toBe(0);
  });

  it('says what is missing, in the environment of the token and at the instant that is asked about', async () => {
    const elsewhere = await read(INTERNAL, tokens.production);
    expect(elsewhere).toMatchObject({ environment: 'production', open: false, until: null });
    expect(elsewhere.obligations[0].missing[0]).toMatch(/\.$/);
    const { until } = await read(INTERNAL);
    const before = new Date(Date.parse(until) - 1).toISOString();
    expect(await read({ ...INTERNAL, at: before })).toMatchObject({ open: true, at: before });
    expect(await read({ ...INTERNAL, at: until })).toMatchObject({ open: false });
    expect(await read({ ...INTERNAL, capability: 'vision' })).toMatchObject({ capability: 'vision' });
  });

  it('is conditional', async () => {
    const tag = (await ask(INTERNAL)).headers.get('etag') ?? '';
    expect((await ask(INTERNAL, tokens.plain, { 'if-none-match': tag })).status).toBe(304);
  });

  it.each([
    [{ label: 'level:internal' }, 400],
    [{ offering: OFFERING, label: 'internal' }, 400],
    [{ offering: OFFERING, label: 'level:unheard-of' }, 400],
    [{ ...INTERNAL, at: 'tomorrow' }, 400],
    [{ ...INTERNAL, capability: 'flight' }, 400],
    [{ ...INTERNAL, when: 'now' }, 400],
    [{ offering: 'nobody/nothing', label: 'level:internal' }, 404],
  ])('refuses %j with %d', async (query, status) => {
    const response = await ask(query as Record<string, string>);
    expect([response.status, response.headers.get('content-type')]).toEqual([
      status,
      'application/problem+json',
    ]);
  });

  it('needs its scope', async () => {
    expect((await ask(INTERNAL, tokens.bare)).status).toBe(403);
    expect((await ask(INTERNAL, 'flr_none')).status).toBe(401);
  });
});
