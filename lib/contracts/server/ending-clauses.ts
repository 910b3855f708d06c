import { db } from '@/lib/db/client';
import type { EndingClause } from '../contract-dates';

/** Clauses in force that have a last day of their own, by their contract's id. */
export async function endingClauses(): Promise<ReadonlyMap<string, readonly EndingClause[]>> {
  const rows = await db().$queryRaw<(EndingClause & { readonly contract: string })[]>`
    SELECT c.contract_id::text AS contract, c.id::text AS id, c.type, p.content ->> 'validTo' AS "validTo"
    FROM clauses c JOIN proposals p ON p.kind = 'clause' AND p.subject = c.id::text AND p.state = 'approved'
    WHERE c.archived_at IS NULL AND p.content ->> 'validTo' IS NOT NULL`;
  const found = new Map<string, EndingClause[]>();
  for (const { contract, ...clause } of rows) {
    const have = found.get(contract);
    if (have) have.push(clause);
    else found.set(contract, [clause]);
  }
  return found;
}
