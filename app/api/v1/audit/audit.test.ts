import { createHash } from 'node:crypto';
import { beforeAll, expect, it } from 'vitest';
import { writeAudit } from '@/lib/audit/server/write';
import type { Role } from '@/lib/auth/roles';
import { createOwnToken } from '@/lib/auth/server/commands/own-tokens';
import { SYSTEM_ACTOR_ID } from '@/lib/auth/system-actor';
import { db } from '@/lib/db/client';
import { addPerson, withAccessDatabase } from '@/lib/db/testing/access';
import { operationFor, requireDescribed } from '@/lib/openapi/testing/described';
import { GET, POST } from './route';

withAccessDatabase();

interface Page {
  readonly data: readonly {
    readonly seq: string;
    readonly environment: string | null;
    readonly record: { readonly type: string; readonly id: string };
    readonly hash: string;
    readonly canonical: string;
  }[];
  readonly next: string;
  readonly more: boolean;
}

let auditor: string;

/** A token of somebody with these roles everywhere, and these in one environment alone. */
async function tokenOf(
  roles: readonly Role[],
  { only = [], environment = 'development', scopes = ['audit:read'] }: Partial<Holding> = {},
): Promise<string> {
  const person = await addPerson(`${crypto.randomUUID()}@example.com`, roles);
  const made = await createOwnToken(person, {
    ...{ name: 'a script', environment, scopes, expiresInDays: null, serviceAccountId: null },
  });
  for (const [role, key] of only) {
    const { id: environmentId } = await db().environment.findFirstOrThrow({ where: { key } });
    await db().roleGrant.create({
      data: { personId: person.personId, role, environmentId, grantedById: SYSTEM_ACTOR_ID },
    });
  }
  return made.token;
}

interface Holding {
  readonly only: readonly (readonly [Role, string])[];
  readonly environment: string;
  readonly scopes: readonly string[];
}

async function ask(query: string, token = auditor): Promise<Response> {
  const request = new Request(`http://host/api/v1/audit${query}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  const response = await GET(request, { params: Promise.resolve(undefined) });
  const operation = operationFor('GET', '/api/v1/audit');
  if (!operation) throw new Error('it is described');
  const type = response.headers.get('content-type');
  requireDescribed(operation, { status: response.status, type, body: await response.clone().text() });
  return response;
}
const page = async (...asked: Parameters<typeof ask>) => (await (await ask(...asked)).json()) as Page;

const change = (subjectId: string, environment: string) =>
  db().$transaction((tx) =>
    writeAudit(tx, SYSTEM_ACTOR_ID, new Date(), {
      ...{ action: 'rule.update', subjectType: 'rule', subjectId, environment },
    }),
  );

beforeAll(async () => {
  auditor = await tokenOf(['auditor']);
  for (const key of ['production', 'development', 'production']) await change(`of ${key}`, key);
});

it('tells every entry once, in its order, each chained to the one before', async () => {
  const last = await db().auditEntry.count();
  let [cursor, previous, seen, more] = [
    '0',
    createHash('sha256').update('fairlead.audit/1').digest(),
    0,
    true,
  ];
  while (more) {
    const told = await page(`?limit=2&cursor=${cursor}`);
    for (const { seq, hash, canonical } of told.data) {
      previous = createHash('sha256').update(previous).update(canonical).digest();
      expect([seq, hash]).toEqual([String(seen + 1), previous.toString('hex')]);
      expect(JSON.parse(canonical)).toMatchObject({ format: 'fairlead.audit/1', seq });
      seen += 1;
    }
    ({ next: cursor, more } = told);
  }
  expect([seen, cursor]).toEqual([last, String(last)]);
  expect(await page(`?cursor=${cursor}`)).toEqual({ data: [], next: cursor, more: false });
});

it('moves on past what a filter leaves out', async () => {
  const filter = '?action=rule.update&environment=development';
  const told = await page(filter);
  expect(told.data.map(({ record }) => record.id)).toEqual(['of development']);
  const head = String(await db().auditEntry.count());
  expect([told.next, told.more]).toEqual([head, false]);
  await change('of production later', 'production');
  expect(await page(`${filter}&cursor=${head}`)).toEqual({
    ...{ data: [], next: String(Number(head) + 1), more: false },
  });
});

it.each([
  ['?cursor=x', '/cursor'],
  ['?limit=0', '/limit'],
  ['?limit=1001', '/limit'],
  ['?person=ada', '/person'],
  ['?range=2d', '/range'],
  ['?record=x', '/record'],
])('refuses %s', async (query, pointer) => {
  const response = await ask(query);
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ errors: [{ pointer }] });
});

it('answers whoever has neither the scope nor the role that they may not', async () => {
  expect((await ask('', await tokenOf(['auditor'], { scopes: ['policy:read'] }))).status).toBe(403);
  expect((await ask('', await tokenOf(['architect']))).status).toBe(403);
  expect((await ask('', 'flr_none')).status).toBe(401);
});

it('counts of the roles in one environment alone those in the token’s', async () => {
  const only = [['auditor', 'production']] as const;
  expect((await ask('', await tokenOf(['viewer'], { only }))).status).toBe(403);
  const environments = async (token: string) => [
    ...new Set((await page('?limit=1000', token)).data.map(({ environment }) => environment)),
  ];
  expect(await environments(await tokenOf(['viewer'], { only, environment: 'production' }))).toEqual([
    'production',
  ]);
  const both = [...only, ['security', 'development']] as const;
  expect(await environments(await tokenOf(['viewer'], { only: both }))).toEqual(['development']);
  expect(await environments(auditor)).toEqual([null, 'development', 'production']);
});

it('answers nothing but GET and HEAD', () => {
  expect(POST(new Request('http://host/', { method: 'POST' })).status).toBe(405);
});
