import type { Transaction } from '@/lib/db/client';
import { CLAUSE_GROUPS, type ClauseGroup, type ClauseType } from '../clause-type';
import { CLAUSE_TYPES } from '../clause-types';
import { parametersSchema } from '../parameters';

/** The shipped types and, after those of their group, the organisation's own that are in use. */
export async function allClauseTypes(tx: Transaction): Promise<readonly ClauseType[]> {
  const rows = await tx.clauseType.findMany({
    where: { archivedAt: null },
    orderBy: [{ name: 'asc' }, { key: 'asc' }],
  });
  const own = rows.map(
    (row): ClauseType => ({
      key: row.key,
      number: null,
      name: row.name,
      group: isGroup(row.group) ? row.group : 'commercial',
      question: row.question,
      gates: '',
      parameters: parametersSchema.parse(row.parameters),
      cuad: [],
      vocabulary: row.vocabulary,
      inWriting: false,
    }),
  );
  return Object.keys(CLAUSE_GROUPS).flatMap((group) =>
    [...CLAUSE_TYPES, ...own].filter((type) => type.group === group),
  );
}

function isGroup(text: string): text is ClauseGroup {
  return Object.hasOwn(CLAUSE_GROUPS, text);
}
