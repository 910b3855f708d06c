import { actorNames } from '@/lib/auth/server/actor-names';
import type { Caller } from '@/lib/auth/server/command';
import { notFound } from '@/lib/core/errors';
import { instant } from '@/lib/core/time';
import { db } from '@/lib/db/client';
import type { WebTerms } from '@/lib/db/generated/client';
import type { WebTermsDto } from '../web-terms';
import { readableContract } from './contract-access';

const at = (date: Date | null): string | null => date && instant(date);

/** Terms by address as their readers see them. @param names of actors, by id */
export function webTermsDto(row: WebTerms, names: ReadonlyMap<string, string>): WebTermsDto {
  return {
    id: row.id,
    revision: row.revision,
    url: row.url,
    reviewedAt: at(row.reviewedAt),
    reviewedBy: (row.reviewedById && names.get(row.reviewedById)) ?? null,
    changedAt: at(row.changedAt),
    checkedAt: at(row.checkedAt),
    problem: row.problem,
    currentHash: row.currentHash,
    currentDocument: row.currentDocumentId,
    reviewedDocument: row.reviewedDocumentId,
  };
}

/** The terms that a contract takes in by their address. @throws AppError not_found */
export async function webTermsOf(caller: Caller, number: string): Promise<WebTermsDto[]> {
  const contract = await readableContract(db(), caller, { number });
  const rows = await db().webTerms.findMany({
    where: { contractId: contract.id, archivedAt: null },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
  const names = await actorNames(
    db(),
    rows.map((row) => row.reviewedById),
  );
  return rows.map((row) => webTermsDto(row, names));
}

/** Terms with the text that was reviewed last (null = none was) and what stands there now. */
export interface WebTermsTexts {
  readonly terms: WebTermsDto;
  readonly reviewed: string | null;
  readonly current: string | null;
}

/** @throws AppError not_found, also where the contract is limited to others */
export async function webTermsTexts(caller: Caller, number: string, id: string): Promise<WebTermsTexts> {
  const terms = (await webTermsOf(caller, number)).find((one) => one.id === id);
  if (!terms) throw notFound('address');
  const textOf = async (documentId: string | null) => {
    if (documentId === null) return null;
    const pages = await db().documentPage.findMany({ where: { documentId }, orderBy: { page: 'asc' } });
    return pages.map(({ text }) => text).join('');
  };
  const [reviewed, current] = [await textOf(terms.reviewedDocument), await textOf(terms.currentDocument)];
  return { terms, reviewed, current };
}
