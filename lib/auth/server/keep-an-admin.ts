import { refused } from '@/lib/core/errors';
import type { Transaction } from '@/lib/db/client';
import { hasAdmin, peopleAfter } from '../last-admin';
import type { HeldRole } from '../permissions';
import { isRole } from '../roles';

const LAST_ADMIN =
  'This is the last administrator: nobody could invite people or grant roles any more. Make someone else administrator first.';

/**
 * Refuses what would leave the installation without an administrator. The caller has locked people.
 * @param roles what the person would hold afterwards; none = they are deactivated
 * @throws AppError refused
 */
export async function keepAnAdmin(
  tx: Transaction,
  personId: string,
  roles: readonly HeldRole[],
): Promise<void> {
  const rows = await tx.person.findMany({
    where: { archivedAt: null, accounts: { some: { archivedAt: null } }, roles: { some: { role: 'admin' } } },
    select: { id: true, roles: { select: { role: true, environmentId: true } } },
  });
  const people = rows.map(({ id, roles: held }) => ({
    id,
    roles: held.flatMap(({ role, environmentId }) => (isRole(role) ? [{ role, environmentId }] : [])),
  }));
  // Only a change that takes the last one away is refused: an installation that has none is not made worse.
  if (hasAdmin(people) && !hasAdmin(peopleAfter(people, personId, roles))) throw refused(LAST_ADMIN);
}

/** The same after a change of what many hold: refuses it where nobody is administrator any more. */
export async function requireAnAdmin(tx: Transaction, concerned: boolean): Promise<void> {
  if (!concerned) return;
  const left = await tx.roleGrant.count({
    where: {
      role: 'admin',
      environmentId: null,
      person: { archivedAt: null, accounts: { some: { archivedAt: null } } },
    },
  });
  if (left === 0) throw refused(LAST_ADMIN);
}
