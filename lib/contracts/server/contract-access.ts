import { allows } from '@/lib/auth/permissions';
import { type Caller, forbid } from '@/lib/auth/server/command';
import { notFound } from '@/lib/core/errors';
import type { Transaction } from '@/lib/db/client';
import type { Contract, Prisma } from '@/lib/db/generated/client';

/**
 * The contracts whose content a caller may see, as a condition of a query: a limited one is its owner's and its named
 * readers' alone, whatever roles others hold.
 * @throws AppError forbidden for whoever may read no contract
 */
export function readableContracts({ personId, roles }: Caller): Prisma.ContractWhereInput {
  if (!allows(roles, 'contract.read')) throw forbid('contract.read');
  if (personId === null) return { limited: false };
  return { OR: [{ limited: false }, { ownerId: personId }, { readers: { some: { personId } } }] };
}

/**
 * A contract that is about to be changed or looked into, by what names it. Archived ones are not there.
 * @throws AppError not_found also for one that is limited to others: what is in it is not theirs to know
 */
export async function readableContract(
  tx: Transaction,
  caller: Caller,
  named: { readonly id: string } | { readonly number: string },
): Promise<Contract> {
  const contract = await tx.contract.findFirst({
    where: { AND: [named, readableContracts(caller), { archivedAt: null }] },
  });
  if (!contract) throw notFound('contract');
  return contract;
}
