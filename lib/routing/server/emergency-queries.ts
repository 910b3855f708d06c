import { allows, rolesFor } from '@/lib/auth/permissions';
import type { Caller } from '@/lib/auth/server/command';
import { instant } from '@/lib/core/time';
import { db } from '@/lib/db/client';
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
export function openEmergencies(caller: Caller, now: Date): Promise<EmergencyDto[]> {
  // An environment that was put away routes nothing.
  const where = { ...OPEN, environment: { archivedAt: null } };
  return emergencies(caller, now, { where, orderBy: { ratifyBy: 'asc' } });
}

/** What was ratified or has ended, newest first. */
export function settledEmergencies(caller: Caller, now: Date): Promise<EmergencyDto[]> {
  return emergencies(caller, now, { where: { NOT: OPEN }, orderBy: { at: 'desc' }, take: MOST_SETTLED });
}

async function emergencies(
  caller: Caller,
  now: Date,
  asked: NonNullable<Parameters<ReturnType<typeof db>['emergency']['findMany']>[0]>,
): Promise<EmergencyDto[]> {
  const rows = await db().emergency.findMany({
    ...asked,
    include: {
      environment: { select: { key: true, name: true, production: true } },
      policyVersion: { select: { ofVersion: true } },
    },
  });
  const ids = rows.flatMap(({ personId, ratifiedById }) => [personId, ratifiedById ?? []].flat());
  const persons = await db().person.findMany({
    where: { id: { in: ids } },
    select: { id: true, name: true },
  });
  const nameOf = (id: string) => persons.find((person) => person.id === id)?.name ?? 'someone erased';
  const found: EmergencyDto[] = [];
  for (const row of rows) {
    const { environment, environmentId, version, policyVersion, ratifiedById, ratifiedAt } = row;
    const kind = row.kind as EmergencyDto['kind'];
    const stopped = kind === 'stop' ? await stopsBrought(db(), environmentId, version) : [];
    found.push({
      environment: environment.key,
      environmentName: environment.name,
      production: environment.production,
      version,
      kind,
      what:
        kind === 'stop'
          ? `Stopped ${stopped.join(', ')}`
          : `Rolled back to version ${policyVersion.ofVersion}`,
      reason: row.reason,
      by: nameOf(row.personId),
      at: instant(row.at),
      ratifyBy: instant(row.ratifyBy),
      state: emergencyState(row, now),
      ratified:
        ratifiedById && ratifiedAt
          ? { by: nameOf(ratifiedById), at: instant(ratifiedAt), note: row.ratifyNote ?? '' }
          : null,
      endedAt: row.endedAt && instant(row.endedAt),
      blocked: blockedFor(caller, environmentId, row.personId),
    });
  }
  return found;
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
