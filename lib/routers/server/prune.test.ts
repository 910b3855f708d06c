import { beforeAll, expect, it } from 'vitest';
import { db } from '@/lib/db/client';
import { withRoutingDatabase } from '@/lib/db/testing/routing';
import { ROUTERS_KEPT } from '@/lib/delivery/write-acknowledgements';
import { decisionsOfVersion } from './decision-queries';
import { pruneRouters } from './prune';

withRoutingDatabase();

const NOW = new Date('2026-11-21T12:20:00.000Z');
const ago = (hours: number) => new Date(NOW.getTime() - hours * 3_600_000);

let environmentId: string;
beforeAll(async () => {
  ({ id: environmentId } = await db().environment.findUniqueOrThrow({ where: { key: 'development' } }));
});

const routers = async () =>
  (await db().routerInstance.findMany({ where: { environmentId }, orderBy: { instance: 'asc' } })).map(
    ({ instance }) => instance,
  );
const router = (instance: string, hours: number) => ({
  environmentId,
  instance,
  tokenId: 'x',
  firstSeenAt: ago(hours),
  lastSeenAt: ago(hours),
});

it('forgets what is old, and adds minutes up by the hour without losing a decision, whoever else does so', async () => {
  const count = (minute: Date, count: bigint, version = 7) => ({
    environmentId,
    minute,
    epoch: 1,
    version,
    taskClass: 'chat',
    rule: 'everyone',
    arm: '',
    offering: '',
    outcome: 'route',
    code: '',
    count,
  });
  await db().routerInstance.createMany({
    data: [router('month', 24 * 31), router('week', 24 * 7), router('now', 0)],
  });
  await db().decisionCount.createMany({
    data: [
      count(new Date('2026-11-21T12:01:00Z'), 1n),
      count(new Date('2026-11-21T10:40:00Z'), 2n),
      count(new Date('2026-11-21T09:00:00Z'), 3n),
      count(new Date('2026-11-21T09:01:00Z'), 4n),
      count(new Date('2026-11-21T09:59:00Z'), 5n),
      count(new Date('2026-11-21T09:59:00Z'), 6n, 8),
      count(ago(24 * 36), 7n),
    ],
  });
  await db().decisionReport.createMany({
    data: [25, 1].map((hours) => ({ environmentId, id: crypto.randomUUID(), receivedAt: ago(hours) })),
  });
  const before = await decisionsOfVersion('development', { epoch: 1, version: 7 }, 168, NOW);

  const done = await Promise.all([pruneRouters(NOW), pruneRouters(NOW), pruneRouters(NOW)]);
  const sum = (of: 'routers' | 'counts' | 'reports' | 'minutes') =>
    done.reduce((all, pruned) => all + (pruned?.[of] ?? 0), 0);
  expect([sum('routers'), sum('counts'), sum('reports'), sum('minutes')]).toEqual([1, 1, 1, 3]);
  expect(await routers()).toEqual(['now', 'week']);
  expect(await decisionsOfVersion('development', { epoch: 1, version: 7 }, 168, NOW)).toEqual(before);
  const kept = await db().decisionCount.findMany({ orderBy: [{ minute: 'asc' }, { version: 'asc' }] });
  expect(
    kept.map(({ minute, version, count }) => `${minute.toISOString().slice(11, 16)} ${version} ${count}`),
  ).toEqual(['09:00 7 12', '09:00 8 6', '10:40 7 2', '12:01 7 1']);
});

it('makes room sooner where names have been made up', async () => {
  await db().$executeRaw`
    INSERT INTO router_instances (environment_id, instance, token_id, first_seen_at, last_seen_at)
    SELECT ${environmentId}::uuid, 'made-up-' || n, 'x', ${ago(25)}, ${ago(25)} FROM generate_series(1, ${ROUTERS_KEPT / 2}) AS n`;
  await pruneRouters(NOW);
  expect(await routers()).toEqual(['now']);
});
