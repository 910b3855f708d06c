import type { Caller } from '@/lib/auth/server/command';
import { notFound } from '@/lib/core/errors';
import { db } from '@/lib/db/client';
import type { ContractDto } from '../contract';
import { readableContracts } from './contract-access';
import { contractDto, contractInclude } from './contract-records';

/**
 * A contract by its number, archived or not.
 * @throws AppError not_found, also where it is limited to others
 */
export async function getContract(caller: Caller, number: string): Promise<ContractDto> {
  const row = await db().contract.findFirst({
    where: { AND: [{ number }, readableContracts(caller)] },
    include: contractInclude,
  });
  if (!row) throw notFound('contract');
  return contractDto(row);
}

/** A contract that is there, but limited to others: whose it is, which the register tells everybody. Null for any other. */
export async function limitedToOthers(
  caller: Caller,
  number: string,
): Promise<{ readonly vendorName: string } | null> {
  const found = await db().contract.findFirst({
    where: { number, archivedAt: null, limited: true },
    select: { id: true, vendor: { select: { name: true } } },
  });
  if (!found) return null;
  // Not the opposite of the condition: of a contract without an owner neither it nor its opposite holds.
  const own = await db().contract.count({ where: { AND: [{ id: found.id }, readableContracts(caller)] } });
  return own > 0 ? null : { vendorName: found.vendor.name };
}
