import type { Caller } from '@/lib/auth/server/command';
import type { Ending } from '../ending';
import type { Waiting } from '../waiting';
import type { KnownContract } from './known-contracts';

/** Deadlines and ends of contracts that are the caller's, and for procurement of those that nobody owns. */
export function waitingDeadlines(
  { personId, roles }: Caller,
  contracts: ReadonlyMap<string, KnownContract>,
  endings: readonly Ending[],
): Waiting[] {
  if (personId === null) return [];
  const procurement = roles.some(
    ({ role, environmentId }) => role === 'procurement' && environmentId === null,
  );
  return endings.flatMap(({ kind, id, title, detail, day, href }): Waiting[] => {
    const contract = kind === 'contract' ? contracts.get(id.slice(id.indexOf('.') + 1)) : undefined;
    const theirs = contract && (contract.ownerId === null ? procurement : contract.ownerId === personId);
    if (!theirs) return [];
    return [{ kind: 'deadline', id: `deadline:${id}`, title, detail, href, due: day, since: null }];
  });
}
