import { describe, expect, it } from 'vitest';
import type { Caller } from '@/lib/auth/server/command';
import { SYSTEM_CALLER } from '@/lib/auth/system-actor';
import { db } from '@/lib/db/client';
import { OFFERINGS, ruleInput, taskClassInput, withRoutingDatabase } from '@/lib/db/testing/routing';
import { findingKey } from '@/lib/routing/finding';
import { publishPolicy } from '@/lib/routing/server/publish-commands';
import { draftState } from '@/lib/routing/server/queries';
import { createRule } from '@/lib/routing/server/rule-commands';
import { createTaskClass } from '@/lib/routing/server/task-class-commands';
import { heardRouters, routersView } from './live-queries';
import { convergence, listRouters } from './queries';

withRoutingDatabase();

const viewer: Caller = {
  actorId: SYSTEM_CALLER.actorId,
  personId: null,
  name: 'Vera',
  roles: [{ role: 'viewer', environmentId: null }],
};

describe('routers of an environment', () => {
  it('are listed and counted by how they stand to what is in force', async () => {
    await createTaskClass(SYSTEM_CALLER, taskClassInput('followed'));
    await createRule(SYSTEM_CALLER, ruleInput('followed', OFFERINGS.slice(0, 1)));
    const { draftRevision, findings } = await draftState('development', new Date());
    await publishPolicy(SYSTEM_CALLER, {
      environment: 'development',
      draftRevision,
      baseVersion: null,
      reason: 'a first one',
      acceptedWarnings: findings.filter(({ severity }) => severity === 'warning').map(findingKey),
    });
    const { id: environmentId } = await db().environment.findUniqueOrThrow({ where: { key: 'development' } });
    const { bundleDigest: digest } = await db().policyVersion.findFirstOrThrow({ where: { environmentId } });
    const now = new Date();
    const ago = (seconds: number) => new Date(now.getTime() - seconds * 1000);
    const router = (instance: string, seconds: number, more: object = {}) => ({
      environmentId,
      instance,
      tokenId: 'gone',
      library: '@fairlead/router/0.1.0',
      epoch: 1,
      version: 1,
      digest,
      appliedAt: ago(600),
      firstSeenAt: ago(90_000),
      lastSeenAt: ago(seconds),
      ...more,
    });
    await db().routerInstance.createMany({
      data: [
        router('current', 2),
        router('quiet', 100),
        router('gone', 90_000),
        router('fresh', 1, { library: null, epoch: null, version: null, digest: null, appliedAt: null }),
        router('refusing-1', 3, { rejectedDigest: 'cd', rejectedReason: 'signature', rejectedAt: ago(9) }),
        router('refusing-2', 4, { rejectedDigest: 'cd', rejectedReason: 'signature', rejectedAt: ago(9) }),
      ],
    });

    const counts = { total: 5, current: 1, behind: 0, rejecting: 2, silent: 1, empty: 1, share: 1 / 4 };
    expect(await convergence('development', now)).toMatchObject({ version: '1.1', ...counts });
    expect(await heardRouters('development', now)).toBe(4);
    const view = await routersView('development', now);
    expect(view).toMatchObject({ convergence: counts, gone: 1 });
    expect(view.troubles.map(({ standing, reason, routers }) => [standing, reason, routers.length])).toEqual([
      ['rejecting', 'signature', 2],
      ['empty', null, 1],
      ['silent', null, 1],
    ]);
    expect(view.troubles[0]?.routers[0]?.instance).toBe('refusing-2');

    const all = await listRouters(viewer, 'development', {}, now);
    expect(all.map(({ instance }) => instance)).toEqual([
      'current',
      'fresh',
      'gone',
      'quiet',
      'refusing-1',
      'refusing-2',
    ]);
    expect(all[0]).toMatchObject({ library: '@fairlead/router', libraryVersion: '0.1.0', version: '1.1' });
    expect(all[4]).toMatchObject({ standing: 'rejecting', rejected: { reason: 'signature' } });
    const narrowed = await listRouters(
      viewer,
      'development',
      { version: '1.1', seenSince: ago(86_400) },
      now,
    );
    expect(narrowed).toHaveLength(4);
  });

  it('are shown to whoever may read them', async () => {
    await expect(listRouters({ ...viewer, roles: [] }, 'development')).rejects.toMatchObject({
      kind: 'forbidden',
    });
    await expect(convergence('nowhere')).rejects.toMatchObject({ kind: 'not_found' });
  });
});
