import { allows } from '@/lib/auth/permissions';
import type { Caller } from '@/lib/auth/server/command';
import { readableContracts } from '@/lib/contracts/server/contract-access';
import { db } from '@/lib/db/client';
import type { Ending } from '../ending';
import type { Waiting } from '../waiting';

/** Deadlines and ends of contracts that are the caller's, and for procurement of those that nobody owns. */
export async function waitingDeadlines(
  caller: Caller,
  ending: Promise<readonly Ending[]>,
): Promise<Waiting[]> {
  const { personId, roles } = caller;
  if (personId === null || !allows(roles, 'contract.read')) return [];
  const procurement = roles.some(
    ({ role, environmentId }) => role === 'procurement' && environmentId === null,
  );
  const rows = await db().contract.findMany({
    where: {
      AND: [
        { archivedAt: null, OR: [{ ownerId: personId }, ...(procurement ? [{ ownerId: null }] : [])] },
        readableContracts(caller),
      ],
    },
    select: { id: true },
  });
  const mine = new Set(rows.map(({ id }) => id));
  return (await ending).flatMap(({ kind, id, title, detail, day, href }): Waiting[] => {
    if (kind !== 'contract' || !mine.has(id.slice(id.indexOf('.') + 1))) return [];
    return [{ kind: 'deadline', id: `deadline:${id}`, title, detail, href, due: day, since: null }];
  });
}
