import type { Transaction } from '@/lib/db/client';

/** How many clauses state a parameter, in what holds of them or is being written. */
export async function clausesStating(tx: Transaction, type: string, parameter: string): Promise<number> {
  const [row] = await tx.$queryRaw<{ count: number }[]>`
    SELECT count(DISTINCT c.id)::int AS count
    FROM clauses c JOIN proposals p ON p.kind = 'clause' AND p.subject = c.id::text
    WHERE c.type = ${type} AND p.state IN ('open', 'submitted', 'approved')
      AND p.content->'parameters' ? ${parameter}`;
  return row?.count ?? 0;
}

/** Where a type is named, in words: by clauses, by the playbook, by laws, and by what labels ask for. */
export async function placesNaming(tx: Transaction, type: string): Promise<string[]> {
  const clauses = await tx.clause.count({ where: { type, archivedAt: null } });
  const position = await tx.playbookPosition.count({ where: { clauseType: type } });
  const laws = await tx.proposal.count({
    where: {
      kind: 'law',
      state: { in: ['open', 'submitted', 'approved'] },
      content: { path: ['clauseType'], equals: type },
    },
  });
  const labels = await tx.$queryRaw<{ key: string }[]>`
    SELECT key FROM (
      SELECT key, obligations FROM sensitivity_levels WHERE archived_at IS NULL
      UNION ALL SELECT key, obligations FROM sensitivity_tags WHERE archived_at IS NULL) labels
    WHERE jsonb_path_exists(obligations, '$[*] ? (@.type == $type)', jsonb_build_object('type', ${type}::text))
    ORDER BY key`;
  return [
    ...(clauses > 0 ? [clauses === 1 ? '1 clause' : `${clauses} clauses`] : []),
    ...(position > 0 ? ['the playbook'] : []),
    ...(laws > 0 ? [laws === 1 ? '1 law' : `${laws} laws`] : []),
    ...labels.map(({ key }) => `the obligations of ${key}`),
  ];
}
