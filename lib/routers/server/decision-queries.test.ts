import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '@/lib/db/client';
import { withRoutingDatabase } from '@/lib/db/testing/routing';
import { decisionsOfRule, decisionsOfVersion } from './decision-queries';

withRoutingDatabase();

const NOW = new Date('2026-11-21T12:20:00.000Z');

beforeAll(async () => {
  const { id: environmentId } = await db().environment.findUniqueOrThrow({ where: { key: 'development' } });
  const count = (minute: string, count: bigint, more: object = {}) => ({
    environmentId,
    minute: new Date(minute),
    epoch: 1,
    version: 7,
    taskClass: 'chat',
    rule: 'everyone',
    arm: 'control',
    offering: 'cloud-a/model-a',
    outcome: 'route',
    code: '',
    count,
    ...more,
  });
  const denied = { arm: '', offering: '', outcome: 'deny', code: 'no_target' };
  await db().decisionCount.createMany({
    data: [
      count('2026-11-21T12:05:00Z', 3n),
      count('2026-11-21T12:19:00Z', 4n),
      count('2026-11-21T12:19:00Z', 5n, { arm: 'trial', offering: 'cloud-b/model-b' }),
      count('2026-11-21T11:00:00Z', 2n, denied),
      count('2026-11-21T11:00:00Z', 9n, { version: 6 }),
      count('2026-11-21T11:00:00Z', 1n, { rule: 'other' }),
      // The first hour of a day's stretch, and the hour before it.
      count('2026-11-20T13:00:00Z', 1n),
      count('2026-11-20T12:59:00Z', 100n),
    ],
  });
});

describe('decisions', () => {
  it('of a version are summed by hour and by what decided', async () => {
    const found = await decisionsOfVersion('development', { epoch: 1, version: 7 }, 24, NOW);
    expect(found).toMatchObject({
      since: '2026-11-20T13:00:00.000Z',
      until: '2026-11-21T13:00:00.000Z',
      route: 14,
      deny: 2,
      rules: [
        { taskClass: 'chat', value: 'everyone', route: 13, deny: 2 },
        { taskClass: 'chat', value: 'other', route: 1, deny: 0 },
      ],
      arms: [
        { value: 'control', route: 9, deny: 0 },
        { value: 'trial', route: 5, deny: 0 },
        { value: '', route: 0, deny: 2 },
      ],
      codes: [
        { value: '', route: 14, deny: 0 },
        { value: 'no_target', route: 0, deny: 2 },
      ],
    });
    expect(found.hours).toHaveLength(24);
    expect(found.hours.slice(-2)).toEqual([
      { at: '2026-11-21T11:00:00.000Z', route: 1, deny: 2 },
      { at: '2026-11-21T12:00:00.000Z', route: 12, deny: 0 },
    ]);
  });

  it('of a rule are summed over versions', async () => {
    const rule = { taskClass: 'chat', rule: 'everyone' };
    expect(await decisionsOfRule('development', rule, 24, NOW)).toMatchObject({ route: 22, deny: 2 });
    const week = await decisionsOfRule('development', rule, 168, NOW);
    expect(week).toMatchObject({ route: 122, deny: 2 });
    expect(week.offerings[0]).toEqual({ value: 'cloud-a/model-a', route: 117, deny: 0 });
  });

  it('are none of what nothing was reported of, and not of an environment that is not there', async () => {
    const none = await decisionsOfVersion('development', { epoch: 9, version: 1 }, 24, NOW);
    expect(none).toMatchObject({ route: 0, deny: 0, arms: [] });
    expect(none.hours).toHaveLength(24);
    await expect(decisionsOfVersion('nowhere', { epoch: 1, version: 1 }, 24, NOW)).rejects.toMatchObject({
      kind: 'not_found',
    });
  });
});
