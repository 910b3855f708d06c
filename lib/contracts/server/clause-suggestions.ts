import type { Caller } from '@/lib/auth/server/command';
import { sha256Hex } from '@/lib/core/hash';
import { db } from '@/lib/db/client';
import type { Suggestions } from '../clause-desk';
import type { ClauseType } from '../clause-type';
import { suggestPassages } from '../passages';
import { allClauseTypes } from './clause-types';
import { readableContract } from './contract-access';

/** Looking through 200 pages takes a second: what was found for the same texts and types is kept. */
const kept = new Map<string, Suggestions>();
const MOST_KEPT = 50;

/** The passages of a contract's documents that are most likely to hold each clause type. */
export async function clauseSuggestions(caller: Caller, number: string): Promise<Suggestions> {
  const contract = await readableContract(db(), caller, { number });
  const documents = await db().contractDocument.findMany({
    where: { contractId: contract.id, archivedAt: null, erasedAt: null, state: 'read' },
    select: { id: true, sha256: true },
    orderBy: [{ uploadedAt: 'asc' }, { id: 'asc' }],
  });
  if (documents.length === 0) return {};
  const types = await allClauseTypes(db());
  const asked = JSON.stringify([
    documents,
    types.map(({ key, name, vocabulary }) => [key, name, vocabulary]),
  ]);
  const key = sha256Hex(asked);
  const found = kept.get(key) ?? suggestionsIn(await pagesOf(documents.map(({ id }) => id)), types);
  kept.delete(key);
  kept.set(key, found);
  for (const oldest of kept.keys()) if (kept.size > MOST_KEPT) kept.delete(oldest);
  return found;
}

interface DocumentPage {
  readonly documentId: string;
  readonly page: number;
  readonly text: string;
}

async function pagesOf(documents: readonly string[]): Promise<DocumentPage[]> {
  const rows = await db().documentPage.findMany({
    where: { documentId: { in: [...documents] } },
    orderBy: { page: 'asc' },
  });
  return documents.flatMap((id) => rows.filter(({ documentId }) => documentId === id));
}

/** All documents are looked through as one, so that the best passage comes first whichever it stands in. */
function suggestionsIn(pages: readonly DocumentPage[], types: readonly ClauseType[]): Suggestions {
  const found = suggestPassages(
    pages.map(({ text }, nth) => ({ page: nth + 1, text })),
    types,
  );
  const placed = [...found].map(([type, suggestions]) => [
    type,
    suggestions.flatMap(({ page: nth, ...suggestion }) => {
      const at = pages[nth - 1];
      return at ? [{ ...suggestion, document: at.documentId, page: at.page }] : [];
    }),
  ]);
  return Object.fromEntries(placed);
}
