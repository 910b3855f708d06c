import { describe, expect, it, vi } from 'vitest';
import type { Caller } from '@/lib/auth/server/command';
import { SYSTEM_CALLER } from '@/lib/auth/system-actor';
import { db } from '@/lib/db/client';
import { withRoutingDatabase } from '@/lib/db/testing/routing';
import { GET as getRouters } from '../routers/route';
import { GET } from './route';

const session = vi.hoisted(() => ({ caller: null as Caller | null }));
vi.mock('@/lib/auth/server/session', () => ({ currentCaller: async () => session.caller }));

withRoutingDatabase();

const viewer: Caller = {
  actorId: SYSTEM_CALLER.actorId,
  personId: null,
  name: 'Vera',
  roles: [{ role: 'viewer', environmentId: null }],
};
const ask = (query: string, caller: Caller | null = viewer) => {
  session.caller = caller;
  return GET(new Request(`http://localhost/api/console/convergence?${query}`));
};
const list = async (query: string) => {
  session.caller = viewer;
  const response = await getRouters(
    new Request(`http://localhost/api/console/routers?environment=staging&${query}`),
  );
  return (await response.json()) as {
    rows: { instance: string; age: string }[];
    total: number;
    facets: Record<string, { value: string; count: number }[]>;
  };
};

describe('GET /api/console/convergence', () => {
  it('tells how the routers of an environment stand, to whoever may read that, and lets nobody keep it', async () => {
    const response = await ask('environment=staging');
    expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'private, no-store']);
    expect(await response.json()).toMatchObject({ convergence: { version: null, total: 0 }, gone: 0 });
    expect((await ask('environment=staging', null)).status).toBe(401);
    expect((await ask('environment=staging', { ...viewer, roles: [] })).status).toBe(403);
    expect((await ask('environment=nowhere')).status).toBe(404);
    expect((await ask('')).status).toBe(404);
  });
});

describe('GET /api/console/routers', () => {
  it('gives a window of what is searched, with facets; those that were silent for a day only where asked', async () => {
    const { id: environmentId } = await db().environment.findUniqueOrThrow({ where: { key: 'staging' } });
    const seen = (instance: string, seconds: number, more: object = {}) => ({
      environmentId,
      instance,
      tokenId: 'none',
      firstSeenAt: new Date(0),
      lastSeenAt: new Date(Date.now() - seconds * 1000),
      ...more,
    });
    await db().routerInstance.createMany({
      data: [
        ...Array.from({ length: 120 }, (_, index) => seen(`edge-${String(index).padStart(3, '0')}`, 0)),
        seen('late', 600),
        seen('gone', 90_000),
        seen('stuck', 0, { rejectedDigest: 'ab', rejectedReason: 'digest', rejectedAt: new Date() }),
      ],
    });
    const first = await list('');
    expect([first.total, first.rows.length, first.rows[0]?.instance]).toEqual([122, 100, 'stuck']);
    expect(first.facets.standing?.map(({ value, count }) => [value, count])).toEqual([
      ['empty', 120],
      ['rejecting', 1],
      ['silent', 1],
    ]);
    expect((await list('offset=120&limit=5')).rows.map(({ instance }) => instance)).toEqual([
      'edge-119',
      'late',
    ]);
    expect((await list('q=late')).rows).toMatchObject([{ instance: 'late', age: '10 min ago' }]);
    expect((await list('gone=shown&standing=silent')).total).toBe(2);
    expect((await list('sort=nothing&offset=-1&limit=1e9')).rows).toHaveLength(100);
  });
});
