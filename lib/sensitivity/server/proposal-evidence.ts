import type { z } from 'zod';
import type {
  AttributeEvidence,
  ExceptionEvidence,
  Held,
  LawEvidence,
  PathEvidence,
} from '@/lib/contracts/evidence';
import { lawContentSchema } from '@/lib/contracts/law-content';
import { pathContentSchema } from '@/lib/contracts/path-content';
import { instant } from '@/lib/core/time';
import type { Transaction } from '@/lib/db/client';
import type { Proposal } from '@/lib/db/generated/client';
import { attributeContentSchema } from '@/lib/proposals/attribute';
import { exceptionSchema } from '../exception';

/** When an approved proposal held; `putAway` is when what it is about was archived. */
export function heldOf(row: Proposal, putAway: Date | null = null): Held {
  const ends = [row.endedAt, putAway].filter((at) => at !== null).map((at) => at.getTime());
  return {
    proposal: row.id,
    approvedAt: instant(row.approvedAt as Date),
    endedAt: ends.length === 0 ? null : instant(new Date(Math.min(...ends))),
    singlePerson: row.singlePerson,
    sample: row.sample,
  };
}

/** What two people decided, clauses and labels aside. A content that cannot be read counts for nothing. */
export async function proposalEvidence(tx: Transaction): Promise<{
  readonly paths: PathEvidence[];
  readonly exceptions: ExceptionEvidence[];
  readonly laws: LawEvidence[];
  readonly attributes: AttributeEvidence[];
}> {
  const rows = await tx.proposal.findMany({
    where: { kind: { in: ['path', 'exception', 'law', 'attribute'] }, approvedAt: { not: null } },
    orderBy: [{ subject: 'asc' }, { number: 'asc' }],
  });
  const read = <T>(kind: string, schema: z.ZodType<T>) =>
    rows.flatMap((row) => {
      const content = row.kind === kind ? schema.safeParse(row.content) : null;
      return content?.success ? [{ ...content.data, ...heldOf(row), subject: row.subject }] : [];
    });
  return {
    paths: read('path', pathContentSchema),
    exceptions: read('exception', exceptionSchema),
    laws: read('law', lawContentSchema).map(({ subject, ...law }) => ({ ...law, id: subject })),
    attributes: read('attribute', attributeContentSchema),
  };
}
