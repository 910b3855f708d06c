import { allows } from '@/lib/auth/permissions';
import { type Caller, forbid } from '@/lib/auth/server/command';
import { db } from '@/lib/db/client';
import { readableContract } from './contract-access';
import { uploadDocument } from './document-commands';
import { KeptFile } from './kept-file';

export interface KeptUpload {
  readonly id: string;
  /** The contract has this file already: nothing was kept, and the id is that document's. */
  readonly same: boolean;
}

/** Whoever may not upload is told before anything is read. @throws AppError forbidden */
export function requireUploader(caller: Caller): void {
  if (!allows(caller.roles, 'document.upload')) throw forbid('document.upload');
}

/**
 * Keeps an uploaded file as a document of the contract of that number. The same file again is the same document.
 *
 * @throws AppError forbidden, not_found, or invalid for what is no document
 */
export async function keepUpload(
  caller: Caller,
  upload: { readonly contract: string; readonly name: string; readonly executedOn: string | null },
  bytes: Uint8Array,
  now: Date = new Date(),
): Promise<KeptUpload> {
  requireUploader(caller);
  const contract = await readableContract(db(), caller, { number: upload.contract });
  const file = new KeptFile(bytes);
  const known = await db().contractDocument.findFirst({
    where: { contractId: contract.id, sha256: file.sha256, erasedAt: null, archivedAt: null },
    select: { id: true },
  });
  if (known) return { id: known.id, same: true };
  const { id } = await uploadDocument(caller, { ...upload, file }, now);
  return { id, same: false };
}
