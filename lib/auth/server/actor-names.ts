import type { Transaction } from '@/lib/db/client';

/**
 * Names of actors, by actor id: a person's, a service account's, or "Fairlead" for the installation itself. An actor
 * whose person was erased has none and is left out.
 */
export async function actorNames(
  tx: Transaction,
  ids: readonly (string | null)[],
): Promise<Map<string, string>> {
  const wanted = [...new Set(ids.filter((id): id is string => id !== null))];
  const actors = await tx.actor.findMany({
    where: { id: { in: wanted } },
    include: { person: { select: { name: true } }, service: { select: { name: true } } },
  });
  const names = new Map<string, string>();
  for (const actor of actors) {
    const name = actor.kind === 'system' ? 'Fairlead' : (actor.person?.name ?? actor.service?.name);
    if (name) names.set(actor.id, name);
  }
  return names;
}
