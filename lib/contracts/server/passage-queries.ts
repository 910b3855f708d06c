import type { Transaction } from '@/lib/db/client';
import { clauseContentSchema } from '../clause-content';
import type { ShownPassage } from '../shown-passage';

/**
 * The passages that approved contents of clauses cite, looked up when they are shown: they are kept nowhere else.
 * @param proposals ids; what is no content of a clause is left out
 * @param mayRead whether a contract (its id) is open to the reader
 */
export async function shownPassages(
  tx: Transaction,
  proposals: readonly string[],
  mayRead: (contract: string) => boolean,
): Promise<ShownPassage[]> {
  const rows = await tx.proposal.findMany({
    where: { id: { in: [...proposals] }, kind: 'clause' },
    select: { id: true, subject: true, content: true },
  });
  const clauses = await tx.clause.findMany({
    where: { id: { in: rows.map(({ subject }) => subject) } },
    select: { id: true, contractId: true },
  });
  const contractOf = new Map(clauses.map(({ id, contractId }) => [id, contractId]));
  const cited = rows.map(({ content }) => clauseContentSchema.safeParse(content).data?.citation ?? null);
  const documents = await tx.contractDocument.findMany({
    where: { id: { in: cited.flatMap((citation) => citation?.document ?? []) } },
    select: { id: true, name: true, erasedAt: true },
  });
  return rows.map(({ id: proposal, subject }, index): ShownPassage => {
    const citation = cited[index];
    const contract = contractOf.get(subject);
    if (!contract || !mayRead(contract)) return { proposal, withheld: 'limited' };
    if (!citation) return { proposal, withheld: 'none' };
    const document = documents.find(({ id }) => id === citation.document);
    if (!document || document.erasedAt) return { proposal, withheld: 'erased' };
    const { id, name } = document;
    return { proposal, passage: citation.passage, document: { id, name }, page: citation.page };
  });
}
