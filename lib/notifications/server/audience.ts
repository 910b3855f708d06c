import type { Role } from '@/lib/auth/roles';
import { db } from '@/lib/db/client';

/** Everybody who can be told of something, with the roles that they hold. */
export interface Audience {
  /** Ids of those who hold one of the roles everywhere or in that environment, but for `except`. */
  readonly holding: (
    roles: readonly Role[],
    environmentId: string | null,
    except?: readonly string[],
  ) => readonly string[];
  /** The person behind an actor; null for a machine, the system, and whoever has left. */
  readonly personOf: (actorId: string | null) => string | null;
  /** Those of these who are still here. */
  readonly here: (personIds: readonly (string | null)[]) => readonly string[];
}

/** Reads it once for a round. */
export async function readAudience(): Promise<Audience> {
  const people = await db().person.findMany({
    where: { archivedAt: null },
    select: { id: true, actorId: true, roles: { select: { role: true, environmentId: true } } },
    orderBy: { id: 'asc' },
  });
  const byActor = new Map(people.map(({ actorId, id }) => [actorId, id]));
  const ids = new Set(people.map(({ id }) => id));
  return {
    holding: (roles, environmentId, except = []) => {
      const wanted: readonly string[] = roles;
      return people
        .filter(({ id, roles: held }) => {
          const holds = held.some(
            (grant) =>
              wanted.includes(grant.role) &&
              (grant.environmentId === null || grant.environmentId === environmentId),
          );
          return holds && !except.includes(id);
        })
        .map(({ id }) => id);
    },
    personOf: (actorId) => (actorId === null ? null : (byActor.get(actorId) ?? null)),
    here: (personIds) => [...new Set(personIds)].filter((id) => id !== null).filter((id) => ids.has(id)),
  };
}
