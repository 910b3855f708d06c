import { allows } from '@/lib/auth/permissions';
import { type Caller, forbid } from '@/lib/auth/server/command';
import { notFound } from '@/lib/core/errors';
import { db } from '@/lib/db/client';
import type { DocumentDto } from '../document';
import { excerpt, findInPage } from '../find-text';
import type { FoundPassage } from '../found-passage';
import { readableContract } from './contract-access';
import { documentDto, readableDocuments, WITHOUT_BYTES } from './document-records';

/**
 * The documents of a contract, the latest first; archived and erased ones are among them.
 * @throws AppError not_found, also where it is limited to others
 */
export async function documentsOf(caller: Caller, number: string): Promise<DocumentDto[]> {
  const contract = await readableContract(db(), caller, { number });
  const rows = await db().contractDocument.findMany({
    where: { contractId: contract.id },
    orderBy: [{ uploadedAt: 'desc' }, { id: 'desc' }],
    omit: WITHOUT_BYTES,
  });
  return rows.map(documentDto);
}

/** @throws AppError not_found, also where it was erased or its contract is limited to others */
async function requireDocument(caller: Caller, id: string): Promise<void> {
  const found = await db().contractDocument.findFirst({
    where: { AND: [{ id }, readableDocuments(caller)] },
    select: { id: true },
  });
  if (!found) throw notFound('document');
}

/** A document as it came. @throws AppError not_found */
export async function documentBytes(
  caller: Caller,
  id: string,
): Promise<{ readonly name: string; readonly mime: string; readonly bytes: Uint8Array<ArrayBuffer> }> {
  await requireDocument(caller, id);
  const row = await db().contractDocument.findUnique({
    where: { id },
    select: { name: true, mime: true, bytes: true },
  });
  if (!row?.bytes) throw notFound('document');
  return { name: row.name, mime: row.mime, bytes: row.bytes };
}

/** The text of each page, from the first. Empty while it is being read. @throws AppError not_found */
export async function documentPages(caller: Caller, id: string): Promise<string[]> {
  await requireDocument(caller, id);
  const pages = await db().documentPage.findMany({ where: { documentId: id }, orderBy: { page: 'asc' } });
  return pages.map(({ text }) => text);
}

/** Pages that are looked through, and places that are told of. */
const MOST_PAGES = 400;
const MOST_FOUND = 100;
const MOST_OF_A_PAGE = 5;

/**
 * Where words stand in the documents that a caller may read, whatever their case and line ends.
 *
 * @param contract a contract's number, to look into its documents alone
 * @throws AppError forbidden for whoever may read no contract
 */
export async function searchDocuments(
  caller: Caller,
  words: string,
  contract?: string,
): Promise<{ readonly found: FoundPassage[]; readonly more: boolean }> {
  if (!allows(caller.roles, 'contract.read')) throw forbid('contract.read');
  const parts = words.split(/\s+/).filter((part) => part !== '');
  if (parts.length === 0) return { found: [], more: false };
  const within = contract === undefined ? {} : { contract: { number: contract } };
  const pages = await db().documentPage.findMany({
    where: {
      document: { AND: [readableDocuments(caller), { archivedAt: null }, within] },
      AND: parts.map((part) => ({ text: { contains: part, mode: 'insensitive' as const } })),
    },
    orderBy: [{ document: { uploadedAt: 'desc' } }, { documentId: 'asc' }, { page: 'asc' }],
    take: MOST_PAGES,
    include: { document: { select: { name: true, contract: { select: { number: true, title: true } } } } },
  });
  const found = pages.flatMap(({ document, documentId, page, text }) =>
    findInPage(page, text, words, MOST_OF_A_PAGE).map((place) => ({
      contract: document.contract.number,
      contractTitle: document.contract.title,
      document: documentId,
      documentName: document.name,
      ...place,
      ...excerpt(text, place),
    })),
  );
  return {
    found: found.slice(0, MOST_FOUND),
    more: found.length > MOST_FOUND || pages.length === MOST_PAGES,
  };
}
