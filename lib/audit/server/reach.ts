import { allows, allowsSomewhere } from '@/lib/auth/permissions';
import { type Caller, refuse } from '@/lib/auth/server/command';
import { db } from '@/lib/db/client';

/** The environments whose entries a caller may read, by key; null = the whole trail. */
export type Reach = readonly string[] | null;

/**
 * How far into the trail a caller sees: whoever holds a reading role in some environments alone reads what is about these.
 * @throws AppError forbidden for whoever holds none
 */
export async function auditReach(caller: Caller): Promise<Reach> {
  const { roles } = caller;
  if (allows(roles, 'audit.read')) return null;
  if (!allowsSomewhere(roles, 'audit.read')) throw refuse(caller, 'audit.read');
  const environments = await db().environment.findMany({ select: { id: true, key: true } });
  return environments
    .filter(({ id }) => allows(roles, 'audit.read', { environmentId: id }))
    .map(({ key }) => key);
}
