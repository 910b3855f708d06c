import { db, type Transaction } from '@/lib/db/client';
import type { PlaybookPosition as Row } from '@/lib/db/generated/client';
import { type PlaybookPosition, playbookChecksSchema } from '../playbook';

/** A position as it is kept; `id` is the type of clause. */
export interface PositionDto extends PlaybookPosition {
  readonly id: string;
  readonly revision: number;
  /** Instant. */
  readonly updatedAt: string;
}

/** A row of the playbook. Checks that cannot be read any more check nothing. */
export function positionDto(row: Row): PositionDto {
  const { clauseType, preferred, acceptable, walkAway, checks, revision, updatedAt } = row;
  const read = playbookChecksSchema.safeParse(checks);
  return {
    ...{ id: clauseType, preferred, acceptable, walkAway, revision },
    checks: read.success ? read.data : playbookChecksSchema.parse({}),
    updatedAt: updatedAt.toISOString(),
  };
}

/** The organisation's positions, by type of clause; types without one are not in it. */
export async function playbookPositions(tx: Transaction = db()): Promise<ReadonlyMap<string, PositionDto>> {
  const rows = await tx.playbookPosition.findMany();
  return new Map(rows.map((row) => [row.clauseType, positionDto(row)]));
}
