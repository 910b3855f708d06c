import type { CommandContext } from '@/lib/auth/server/command';
import { refused } from '@/lib/core/errors';
import type { Transaction } from '@/lib/db/client';
import { RATIFY_WITHIN } from '../emergency';
import { describeStop } from '../stops';
import { stopsOf } from './in-force';
import type { EnvironmentRecord } from './records';

/** Puts what one person did at once on the list of what a second one has to ratify. */
export async function recordEmergency(
  { tx, caller, now }: CommandContext,
  {
    environment,
    version,
    kind,
    reason,
  }: {
    readonly environment: EnvironmentRecord;
    readonly version: number;
    readonly kind: 'stop' | 'rollback';
    readonly reason: string;
  },
): Promise<void> {
  const personId = await personOf(tx, caller.actorId);
  if (!personId) {
    throw refused(`In ${environment.name} this is an emergency, and a person has to answer for it.`);
  }
  await tx.emergency.create({
    data: {
      environmentId: environment.id,
      version,
      kind,
      reason,
      personId,
      at: now,
      ratifyBy: new Date(now.getTime() + RATIFY_WITHIN),
    },
  });
}

/** The person who counts for an actor: who it is, or who answers for the service account; null for the system. */
async function personOf(tx: Transaction, actorId: string): Promise<string | null> {
  const [found] = await tx.$queryRaw<{ id: string | null }[]>`SELECT person_of_actor(${actorId}::uuid) AS id`;
  return found?.id ?? null;
}

/** What a version stopped that the one before it did not, as `describeStop` says it. */
export async function stopsBrought(
  tx: Transaction,
  environmentId: string,
  version: number,
): Promise<string[]> {
  const rows = await tx.policyVersion.findMany({
    where: { environmentId, version: { in: [version - 1, version] } },
    select: { version: true, overlay: true, stops: true },
  });
  const described = (number: number) => stopsOf(rows.find((row) => row.version === number)).map(describeStop);
  const before = described(version - 1);
  return described(version).filter((stop) => !before.includes(stop));
}

/** Once a stop is lifted, the emergency that it was has ended. */
export async function endStopEmergencies(
  tx: Transaction,
  environmentId: string,
  stop: string,
  now: Date,
): Promise<void> {
  const open = await tx.emergency.findMany({ where: { environmentId, kind: 'stop', endedAt: null } });
  for (const { id, version } of open) {
    if (!(await stopsBrought(tx, environmentId, version)).includes(stop)) continue;
    await tx.emergency.update({ where: { id }, data: { endedAt: now } });
  }
}

/** Once other rules take effect in the ordinary way, a roll back that was made at once has ended. */
export async function endRollbackEmergencies(
  tx: Transaction,
  environmentId: string,
  now: Date,
): Promise<void> {
  await tx.emergency.updateMany({
    where: { environmentId, kind: 'rollback', endedAt: null },
    data: { endedAt: now },
  });
}
