import path from 'node:path';
import { inThread, inTurns, type ThreadLimits } from '@/lib/threads/in-thread';
import type { DocumentText } from '../document-text';
import type { DocumentToRead } from './read-document';

const LIMITS: ThreadLimits = { milliseconds: 30_000, megabytes: 512, residentMegabytes: 1_024 };

/** Bundled with everything that starts the console (scripts/setup/build.ts), whose folder is the root. */
const READER = path.join(process.cwd(), 'dist', 'document-reader.mjs');

const inTurn = inTurns();

/**
 * Reads a document in a thread of its own, which ends after 30 seconds or when it takes too much memory, whatever the document
 * makes it do.
 *
 * @throws AppError as `readDocument` does, or refused
 */
export async function readDocumentInWorker(
  document: DocumentToRead,
  limits = LIMITS,
  reader = READER,
): Promise<DocumentText> {
  return inTurn(() =>
    inThread<DocumentText>(reader, document, limits, { kept: 'The document is kept, without its text.' }),
  );
}
