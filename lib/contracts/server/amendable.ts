import type { Transaction } from '@/lib/db/client';
import type { Contract } from '@/lib/db/generated/client';

/** Ids of what a contract may amend: those that it belongs to, and what else amends them. */
export async function amendableContracts(
  tx: Transaction,
  { id, parentId }: Pick<Contract, 'id' | 'parentId'>,
): Promise<string[]> {
  if (parentId === null) return [];
  const rows = await tx.$queryRaw<{ id: string }[]>`
    WITH RECURSIVE above AS (
      SELECT id, parent_id FROM contracts WHERE id = ${parentId}::uuid
      UNION SELECT c.id, c.parent_id FROM contracts c JOIN above a ON c.id = a.parent_id
    )
    SELECT c.id FROM contracts c
      WHERE c.archived_at IS NULL AND c.id <> ${id}::uuid
        AND (c.id IN (SELECT id FROM above) OR c.parent_id IN (SELECT id FROM above))`;
  return rows.map((row) => row.id);
}
