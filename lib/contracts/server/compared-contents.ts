import type { Transaction } from '@/lib/db/client';
import { type ClauseContent, clauseContentSchema } from '../clause-content';

/** What is said of a clause, whether or not anything follows from it. */
export interface UnheldContent {
  readonly contract: string;
  readonly type: string;
  readonly state: 'approved' | 'submitted' | 'open';
  readonly content: ClauseContent;
}

/** Of each clause of some contracts what holds, and of those of which nothing does what is being written. */
export async function unheldContents(
  tx: Transaction,
  contracts: readonly string[],
): Promise<readonly UnheldContent[]> {
  if (contracts.length === 0) return [];
  const rows = await tx.$queryRaw<(Omit<UnheldContent, 'content'> & { content: unknown })[]>`
    SELECT DISTINCT ON (c.id) c.contract_id AS contract, c.type, p.state, p.content
    FROM clauses c JOIN proposals p ON p.kind = 'clause' AND p.subject = c.id::text
    WHERE c.contract_id = ANY(${[...contracts]}::uuid[]) AND c.archived_at IS NULL
      AND p.state IN ('approved', 'submitted', 'open')
    ORDER BY c.id, p.state = 'approved' DESC`;
  return rows.flatMap(({ content, ...row }) => {
    const read = clauseContentSchema.safeParse(content);
    return read.success ? [{ ...row, content: read.data }] : [];
  });
}
