import type { Transaction } from '@/lib/db/client';
import { SYSTEM_ACTOR_ID, SYSTEM_CALLER } from '../system-actor';
import type { Caller } from './command';
import { heldOf } from './held-roles';

/**
 * An actor as commands see it, with the roles held now: for what was asked for earlier and is done on its behalf. Null
 * when the person has left, and for a service account that was put away or that nobody answers for any more.
 */
export async function callerOfActor(tx: Transaction, actorId: string): Promise<Caller | null> {
  if (actorId === SYSTEM_ACTOR_ID) return SYSTEM_CALLER;
  const roles = { select: { role: true, environmentId: true } } as const;
  const [person, service] = [
    await tx.person.findFirst({ where: { actorId, archivedAt: null }, include: { roles } }),
    await tx.serviceAccount.findFirst({
      where: { actorId, archivedAt: null, responsible: { archivedAt: null } },
      include: { roles },
    }),
  ];
  const found = person ?? service;
  if (!found) return null;
  return {
    actorId,
    personId: person?.id ?? null,
    name: found.name,
    roles: heldOf(found.roles),
  };
}
