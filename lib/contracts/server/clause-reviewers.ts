import { rolesFor } from '@/lib/auth/permissions';
import type { Transaction } from '@/lib/db/client';
import type { Contract } from '@/lib/db/generated/client';

/** The people who write and approve clauses of a contract, by name: of a limited one, those among its readers. */
export async function reviewersOf(
  tx: Transaction,
  { id, limited, ownerId }: Pick<Contract, 'id' | 'limited' | 'ownerId'>,
): Promise<readonly { readonly id: string; readonly name: string }[]> {
  const roles = [...new Set([...rolesFor('clause.update'), ...rolesFor('clause.approve')])];
  return tx.person.findMany({
    where: {
      archivedAt: null,
      roles: { some: { role: { in: roles }, environmentId: null } },
      ...(limited
        ? { OR: [...(ownerId ? [{ id: ownerId }] : []), { reads: { some: { contractId: id } } }] }
        : {}),
    },
    select: { id: true, name: true },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
  });
}
