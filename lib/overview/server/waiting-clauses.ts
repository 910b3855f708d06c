import { instant } from '@/lib/core/time';
import { db } from '@/lib/db/client';
import type { Waiting } from '../waiting';
import { deskHref, type KnownContract } from './known-contracts';

/** Clauses that were given to a person and are neither put up nor decided, by contract and day. */
export async function assignedClauses(
  personId: string,
  contracts: ReadonlyMap<string, KnownContract>,
): Promise<Waiting[]> {
  const groups = await db().$queryRaw<{ contract: string; due: string | null; count: number; since: Date }[]>`
    SELECT c.contract_id::text AS contract, to_char(c.due_on, 'YYYY-MM-DD') AS due, count(*)::int AS count,
      min(c.created_at) AS since
    FROM clauses c
      LEFT JOIN proposals w ON w.kind = 'clause' AND w.subject = c.id::text AND w.state IN ('open', 'submitted')
      LEFT JOIN proposals h ON h.kind = 'clause' AND h.subject = c.id::text AND h.state = 'approved'
    WHERE c.assignee_id = ${personId}::uuid AND c.archived_at IS NULL
      AND (w.state = 'open' OR (w.state IS NULL AND h.state IS NULL))
    GROUP BY c.contract_id, c.due_on`;
  return groups.flatMap(({ contract, due, count, since }): Waiting[] => {
    const known = contracts.get(contract);
    if (!known) return [];
    const { number, title } = known;
    return [
      {
        kind: 'clause',
        id: `assigned:${number} ${due ?? ''}`,
        title: `${count} ${count === 1 ? 'clause' : 'clauses'} assigned to you`,
        detail: `${number} ${title}`,
        href: deskHref(number),
        due,
        since: instant(since),
      },
    ];
  });
}
