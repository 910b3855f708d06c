import { describe, expect, it, vi } from 'vitest';
import type { Caller } from '@/lib/auth/server/command';
import { SYSTEM_CALLER } from '@/lib/auth/system-actor';
import { OFFERINGS, taskClassInput, withRoutingDatabase } from '@/lib/db/testing/routing';
import type { Problem } from '@/lib/http/problem';
import type { RankingTerms } from '@/lib/routing/rank-terms';
import type { RankingView } from '@/lib/routing/rank-view';
import { createTaskClass } from '@/lib/routing/server/task-class-commands';
import { GET, POST } from './route';

const session = vi.hoisted(() => ({ caller: null as Caller | null }));
vi.mock('@/lib/auth/server/session', () => ({ currentCaller: async () => session.caller }));

withRoutingDatabase();

const ADDRESS = 'http://localhost/api/console/ranking';
const viewer: Caller = {
  actorId: SYSTEM_CALLER.actorId,
  personId: null,
  name: 'Vera',
  roles: [{ role: 'viewer', environmentId: null }],
};
const post = (body: string, caller: Caller | null = viewer) => {
  session.caller = caller;
  return POST(new Request(ADDRESS, { method: 'POST', body }));
};
const question = (select: object, change: object = {}) =>
  JSON.stringify({
    environment: 'development',
    taskClass: 'ranked',
    rule: { key: 'ranked' },
    select,
    ...change,
  });
const CHEAPEST = { weights: { cost: 1 }, top: 2 };

async function refusal(answer: Promise<Response>): Promise<Problem> {
  const response = await answer;
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  const told = (await response.json()) as Problem;
  expect(told.status).toBe(response.status);
  expect(told.request_id).toBe(response.headers.get('x-request-id'));
  return told;
}

describe('POST /api/console/ranking', () => {
  it('ranks what is being written', async () => {
    const reference = { referenceInputTokens: 1000, referenceOutputTokens: 100 };
    await createTaskClass(SYSTEM_CALLER, { ...taskClassInput('ranked'), ...reference });
    const response = await post(question(CHEAPEST, { show: { places: 1 } }));
    expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'private, no-store']);
    const { considered, selected, ranked } = (await response.json()) as RankingView;
    expect({ considered, selected: selected.length, shown: ranked.rows.length }).toEqual({
      considered: OFFERINGS.length,
      selected: 2,
      shown: 1,
    });
  });

  it('needs a session that may read the routing policy', async () => {
    expect(await refusal(post(question(CHEAPEST), null))).toMatchObject({ status: 401 });
    expect(await refusal(post(question(CHEAPEST), { ...viewer, roles: [] }))).toMatchObject({ status: 403 });
  });

  it.each([
    ['{', 'malformed-json', undefined],
    ['null', 'invalid-request', ['']],
    [question({ top: 2 }), 'invalid-request', ['/select/weights']],
    [
      question(CHEAPEST, { rule: { key: 'ranked', when: { all: [] } } }),
      'invalid-request',
      ['/rule/when/all'],
    ],
    [question(CHEAPEST, { show: { places: 1001 } }), 'invalid-request', ['/show/places']],
    [question({ ...CHEAPEST, owners: ['\0'] }), 'invalid-request', ['/select/owners/0']],
  ])('refuses %s', async (body, type, pointers) => {
    const { status, type: told, errors } = await refusal(post(body));
    expect([status, told]).toEqual([400, `/problems/${type}`]);
    expect(errors?.map(({ pointer }) => pointer)).toEqual(pointers);
  });

  it('refuses a task class that is not there, and a body that is too large', async () => {
    const other = question(CHEAPEST, { taskClass: 'nobody' });
    expect(await refusal(post(other))).toMatchObject({ status: 404 });
    expect(await refusal(post(`"${'x'.repeat(300_000)}"`))).toMatchObject({ status: 413 });
  });
});

describe('GET /api/console/ranking', () => {
  it('says what may be asked for, with counts', async () => {
    session.caller = viewer;
    const terms = (await (await GET(new Request(ADDRESS))).json()) as RankingTerms;
    expect(terms.considered).toBe(OFFERINGS.length);
    expect(terms.owners).toEqual([
      { key: 'owner-of-model-a', name: 'owner-of-model-a', count: 2 },
      { key: 'owner-of-model-b', name: 'owner-of-model-b', count: 1 },
    ]);
    expect(terms.channels).toHaveLength(3);
    session.caller = null;
    expect(await refusal(GET(new Request(ADDRESS)))).toMatchObject({ status: 401 });
  });
});
