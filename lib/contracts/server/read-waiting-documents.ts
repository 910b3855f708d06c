import { AppError } from '@/lib/core/errors';
import { db, type Transaction } from '@/lib/db/client';
import type { ContractDocument } from '@/lib/db/generated/client';
import { DOCUMENT_MIMES } from '../document-mime';
import type { DocumentText } from '../document-text';
import type { DocumentToRead } from './read-document';
import { readDocumentInWorker } from './read-document-in-worker';

/** Where it reports to; pino's loggers are such. */
export interface DocumentsLog {
  readonly info: (facts: object, message: string) => void;
  readonly error: (facts: object, message: string) => void;
}

type Reader = (document: DocumentToRead) => Promise<DocumentText>;

/**
 * Reads the text of every document that waits for it, one after another. Each is held by its row until that is done: no two
 * processes read the same one, and what a process leaves behind that dies is read by another.
 */
export async function readWaitingDocuments(
  log: DocumentsLog,
  read: Reader = readDocumentInWorker,
): Promise<void> {
  const one = () => db().$transaction((tx) => readOne(tx, log, read), { maxWait: 15_000, timeout: 90_000 });
  for (let found = await one(); found; found = await one());
}

async function readOne(tx: Transaction, log: DocumentsLog, read: Reader): Promise<boolean> {
  const [row] = await tx.$queryRaw<Pick<ContractDocument, 'id' | 'mime' | 'bytes'>[]>`
    SELECT id, mime, bytes FROM contract_documents WHERE state = 'reading' AND bytes IS NOT NULL
    ORDER BY uploaded_at, id LIMIT 1 FOR UPDATE SKIP LOCKED`;
  const mime = DOCUMENT_MIMES.find((known) => known === row?.mime);
  if (!row?.bytes || !mime) return false;
  const { id, bytes } = row;
  try {
    await keepText(tx, id, await read({ mime, bytes }));
  } catch (error) {
    if (!(error instanceof AppError)) {
      log.error(
        { event: 'document', document: id, err: error },
        'a defect stopped a document from being read',
      );
    }
    const problem =
      error instanceof AppError ? error.message : 'Fairlead met a defect of its own; its log says more.';
    await tx.contractDocument.update({ where: { id }, data: { state: 'failed', problem } });
  }
  log.info({ event: 'document', document: id }, 'a document was read');
  return true;
}

/** Rows that one statement writes. */
const CHUNK = 500;

/** Writes what was read of a document, page by page. */
export async function keepText(tx: Transaction, id: string, { pages, remark }: DocumentText): Promise<void> {
  const rows = pages.map((text, nth) => ({ documentId: id, page: nth + 1, text }));
  for (let at = 0; at < rows.length; at += CHUNK)
    await tx.documentPage.createMany({ data: rows.slice(at, at + CHUNK) });
  const done = { state: 'read', pages: pages.length, problem: remark };
  await tx.contractDocument.update({ where: { id }, data: done });
}
