import { allows, rolesFor } from '@/lib/auth/permissions';
import type { Caller } from '@/lib/auth/server/command';
import { instant } from '@/lib/core/time';
import { db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import { type EmergencyDto, emergencyState } from '../emergency';
import type { Widening } from '../widening';
import { stopsBrought } from './emergencies';
import { environmentByKey, storedSource } from './records';
import { rollbackWidenings } from './rollback-widenings';
import { activeVersion } from './write-version';

const OPEN = { ratifiedAt: null, endedAt: null } as const;
/** Of those that are settled, at most so many are listed. */
const MOST_SETTLED = 100;

/** What waits for a second person in any environment, the most urgent first. */
export async function openEmergencies(caller: Caller, now: Date): Promise<EmergencyDto[]> {
  // An environment that was put away routes nothing.
  const where = { ...OPEN, environment: { archivedAt: null } };
  const open = await readEmergencies({ where, orderBy: { ratifyBy: 'asc' } });
  return open.map((found) => emergencyDto(found, caller, now));
}

/** What was ratified or has ended, newest first. */
export async function settledEmergencies(caller: Caller, now: Date): Promise<EmergencyDto[]> {
  const settled = await readEmergencies({
    where: { NOT: OPEN },
    orderBy: { at: 'desc' },
    take: MOST_SETTLED,
  });
  return settled.map((found) => emergencyDto(found, caller, now));
}

type Found = Awaited<ReturnType<typeof readEmergencies>>[number];

async function readEmergencies(asked: Pick<Prisma.EmergencyFindManyArgs, 'where' | 'orderBy' | 'take'>) {
  const rows = await db().emergency.findMany({
    ...asked,
    include: {
      environment: { select: { key: true, name: true, production: true } },
      policyVersion: { select: { ofVersion: true } },
    },
  });
  const ids = rows.flatMap(({ personId, ratifiedById }) => [personId, ratifiedById ?? []].flat());
  const [persons, stopped] = await Promise.all([
    db().person.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } }),
    Promise.all(
      rows.map(({ kind, environmentId, version }) =>
        kind === 'stop' ? stopsBrought(db(), environmentId, version) : [],
      ),
    ),
  ]);
  const nameOf = (id: string | null) => persons.find((person) => person.id === id)?.name ?? 'someone erased';
  return rows.map((row, nth) => ({
    row,
    by: nameOf(row.personId),
    ratifiedBy: nameOf(row.ratifiedById),
    stopped: stopped[nth] ?? [],
  }));
}

function emergencyDto({ row, by, ratifiedBy, stopped }: Found, caller: Caller, now: Date): EmergencyDto {
  const { environment, environmentId, version, policyVersion, ratifiedAt } = row;
  const kind = row.kind as EmergencyDto['kind'];
  return {
    environment: environment.key,
    environmentName: environment.name,
    production: environment.production,
    version,
    kind,
    what:
      kind === 'stop' ? `Stopped ${stopped.join(', ')}` : `Rolled back to version ${policyVersion.ofVersion}`,
    reason: row.reason,
    by,
    at: instant(row.at),
    ratifyBy: instant(row.ratifyBy),
    state: emergencyState(row, now),
    ratified:
      row.ratifiedById && ratifiedAt
        ? { by: ratifiedBy, at: instant(ratifiedAt), note: row.ratifyNote ?? '' }
        : null,
    endedAt: row.endedAt && instant(row.endedAt),
    blocked: blockedFor(caller, environmentId, row.personId),
  };
}

function blockedFor(caller: Caller, environmentId: string, personId: string): string | null {
  if (caller.personId === personId) return 'You did it yourself: a second person has to ratify it.';
  if (!caller.personId) return 'A person has to ratify it.';
  if (allows(caller.roles, 'emergency.ratify', { environmentId })) return null;
  return `Ratifying needs one of the roles ${rolesFor('emergency.ratify').join(', ')}.`;
}

/** What rolling back to a version now would make eligible that is not; null when there is no such version. */
export async function breakGlassPreview(
  environmentKey: string,
  toVersion: number,
  now: Date,
): Promise<Widening[] | null> {
  const environment = await environmentByKey(db(), environmentKey);
  const active = await activeVersion(db(), environment.id);
  const wanted = await db().policyVersion.findUnique({
    where: { environmentId_version: { environmentId: environment.id, version: toVersion } },
    select: { source: true },
  });
  if (!active || !wanted) return null;
  return rollbackWidenings(db(), environment, active, storedSource(wanted.source), now);
}
