import { fieldProblems } from '@/lib/auth/server/command';
import { type FieldProblem, invalid } from '@/lib/core/errors';
import type { Transaction } from '@/lib/db/client';
import type { Contract } from '@/lib/db/generated/client';
import { type Citation, type ClauseContent, clauseContentSchema } from '../clause-content';
import { valuesSchema } from '../parameters';
import { amendableContracts } from './amendable';
import { allClauseTypes } from './clause-types';

/**
 * What a clause says, once everything in it is so: parameters as the type has them, a passage that stands in a document
 * of the contract word for word, vendors that there are, and an amended clause of what the contract amends.
 * @throws AppError invalid, field by field below /content
 */
export async function checkClauseContent(
  tx: Transaction,
  contract: Contract,
  type: string,
  content: ClauseContent,
): Promise<ClauseContent> {
  const problems: FieldProblem[] = [];
  const wrong = (path: string, message: string) => problems.push({ path: `/content${path}`, message });
  const known = (await allClauseTypes(tx)).find(({ key }) => key === type);
  if (!known)
    throw invalid([{ path: '/type', message: 'There is no such clause type, or it was archived.' }]);

  const values = valuesSchema(known.parameters).safeParse(content.parameters);
  if (!values.success)
    for (const { path, message } of fieldProblems(values.error)) wrong(`/parameters${path}`, message);
  if (content.validFrom && content.validTo && content.validTo < content.validFrom)
    wrong('/validTo', 'Must not be before it begins.');
  if (content.citation) {
    const problem = await citationProblem(tx, contract, content.citation);
    if (problem) wrong('/citation', problem);
  }
  for (const part of ['channels', 'owners'] as const) {
    for (const key of await unknownVendors(tx, content.scope[part] ?? []))
      wrong(`/scope/${part}`, `There is no vendor ${key}.`);
  }
  for (const key of await unknownVendors(tx, content.flowsDownTo))
    wrong('/flowsDownTo', `There is no vendor ${key}.`);
  const problem = await amendmentProblem(tx, contract, type, content);
  if (problem) wrong('/replaces', problem);
  if (problems.length > 0) throw invalid(problems);
  return clauseContentSchema.parse({ ...content, parameters: values.data });
}

/**
 * Refuses to put up what could not be looked up: agreed or offered are words of a paper.
 * @throws AppError invalid
 */
export function checkReady({ status, citation }: ClauseContent): void {
  if ((status === 'agreed' || status === 'offered') && !citation) {
    const message = `What is ${status} needs the passage that says so: select it in the document.`;
    throw invalid([{ path: '/content/citation', message }]);
  }
}

async function citationProblem(
  tx: Transaction,
  contract: Contract,
  { document, page, from, to, passage }: Citation,
): Promise<string | null> {
  const cited = await tx.contractDocument.findFirst({
    where: { id: document, contractId: contract.id, archivedAt: null },
    select: { erasedAt: true, text: { where: { page } } },
  });
  if (!cited) return 'This document is not one of the contract.';
  if (cited.erasedAt) return 'This document was erased: cite another.';
  if (cited.text[0]?.text.slice(from, to) !== passage)
    return 'The passage does not stand there word for word: select it again.';
  return null;
}

async function unknownVendors(tx: Transaction, keys: readonly string[]): Promise<string[]> {
  if (keys.length === 0) return [];
  const found = await tx.vendor.findMany({ where: { key: { in: [...keys] } }, select: { key: true } });
  return keys.filter((key) => !found.some((vendor) => vendor.key === key));
}

async function amendmentProblem(
  tx: Transaction,
  contract: Contract,
  type: string,
  { effect, replaces }: ClauseContent,
): Promise<string | null> {
  if (effect === 'adds') return replaces === null ? null : 'A clause that adds names no other.';
  const what = effect === 'replaces' ? 'replaces' : 'deletes';
  if (replaces === null) return `Choose the clause that it ${what}.`;
  const contracts = await amendableContracts(tx, contract);
  const named = await tx.clause.findFirst({
    where: { id: replaces, type, archivedAt: null, contractId: { in: contracts } },
  });
  return named ? null : 'Choose a clause of this type in what the contract amends.';
}
