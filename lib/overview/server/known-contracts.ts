import { allows } from '@/lib/auth/permissions';
import type { Caller } from '@/lib/auth/server/command';
import { readableContracts } from '@/lib/contracts/server/contract-access';
import { db } from '@/lib/db/client';

/** What the overview says of a contract, and whose it is. */
export interface KnownContract {
  readonly number: string;
  readonly title: string;
  /** A person's id; null = nobody's. */
  readonly ownerId: string | null;
}

/** The contracts that the caller may read, by id. */
export async function knownContracts(caller: Caller): Promise<ReadonlyMap<string, KnownContract>> {
  if (!allows(caller.roles, 'contract.read')) return new Map();
  const rows = await db().contract.findMany({
    where: { AND: [{ archivedAt: null }, readableContracts(caller)] },
    select: { id: true, number: true, title: true, ownerId: true },
  });
  return new Map(rows.map(({ id, ...contract }) => [id, contract]));
}

/** The review desk of a contract. */
export const deskHref = (number: string) => `/contracts/${encodeURIComponent(number)}/review`;
