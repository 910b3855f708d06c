import { refused } from '@/lib/core/errors';
import type { Transaction } from '@/lib/db/client';
import type { Environment } from '@/lib/db/generated/client';

/**
 * The environments in order, each locked, until the transaction ends: one change of which there are, or of their order,
 * goes on at a time.
 */
export async function environmentsInOrder(tx: Transaction): Promise<Environment[]> {
  // Before any of them: whoever waits sees which there are by then.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('environments'))`;
  await tx.$queryRaw`SELECT id FROM environments ORDER BY id FOR UPDATE`;
  return tx.environment.findMany({ where: { archivedAt: null }, orderBy: { position: 'asc' } });
}

/**
 * Gives environments the places from 0 in the order of these ids. Places are unique at every moment, so that they are
 * first moved out of the way; those that were archived stand below zero.
 */
export async function writeOrder(tx: Transaction, ids: readonly string[]): Promise<void> {
  const order = [...ids];
  await tx.$executeRaw`
    UPDATE environments e SET position = lowest.place - o.place::int
    FROM unnest(${order}::uuid[]) WITH ORDINALITY AS o (id, place),
      (SELECT least(min(position), 0) AS place FROM environments) lowest
    WHERE e.id = o.id`;
  await tx.$executeRaw`
    UPDATE environments e SET position = o.place::int - 1
    FROM unnest(${order}::uuid[]) WITH ORDINALITY AS o (id, place) WHERE e.id = o.id`;
}

/** @throws AppError refused if `id` is the last production environment, or the last of all */
export function requireAnother(
  environments: readonly { readonly id: string; readonly name: string; readonly production: boolean }[],
  id: string,
): void {
  const one = environments.find((environment) => environment.id === id);
  const others = environments.filter((environment) => environment.id !== id);
  if (one?.production && !others.some(({ production }) => production))
    throw refused(`${one.name} is the only production environment. Make another one first.`);
  if (one && others.length === 0) throw refused(`${one.name} is the only environment.`);
}
