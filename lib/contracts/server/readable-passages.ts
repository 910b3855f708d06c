import type { Caller } from '@/lib/auth/server/command';
import { db } from '@/lib/db/client';
import type { ShownPassage } from '../shown-passage';
import { readableContracts } from './contract-access';
import { shownPassages } from './passage-queries';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Passages as far as a signed-in reader may see their contracts.
 * @throws AppError forbidden for whoever may read no contract
 */
export async function readablePassages(
  caller: Caller,
  proposals: readonly string[],
): Promise<ShownPassage[]> {
  const where = readableContracts(caller);
  const readable = await db().contract.findMany({ where, select: { id: true } });
  const ids = new Set(readable.map(({ id }) => id));
  return shownPassages(
    db(),
    proposals.filter((id) => UUID.test(id)),
    (contract) => ids.has(contract),
  );
}
