import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { defineCommand } from '@/lib/auth/server/command';
import { invalid, refused } from '@/lib/core/errors';
import { utcDate } from '@/lib/core/time';
import { type DocumentDto, documentFields, erasureProblem, executionProblem } from '../document';
import { readableContract } from './contract-access';
import { startOfDay } from './contract-row';
import { changeDocument, documentDto, lockDocument, WITHOUT_BYTES } from './document-records';
import { KeptFile } from './kept-file';

const seen = { id: z.uuid(), revision: z.int() };
const seenDocument = z.strictObject(seen);

function requireExecution(day: string | null, now: Date): void {
  const problem = day && executionProblem(day, now);
  if (problem) throw invalid([{ path: '/executedOn', message: problem }]);
}

/** Keeps a file as a document of a contract; its text is read afterwards (read-waiting-documents.ts). */
export const uploadDocument = defineCommand({
  action: 'document.upload',
  input: z.strictObject({
    /** Its number. */
    contract: z.string(),
    name: documentFields.name,
    executedOn: documentFields.executedOn.nullable().default(null),
    file: z.instanceof(KeptFile),
  }),
  run: async ({ tx, caller, now, audit }, { contract: number, name, executedOn, file }) => {
    requireExecution(executedOn, now);
    const contract = await readableContract(tx, caller, { number });
    const { mime, sha256, bytes } = file;
    const row = await tx.contractDocument.create({
      data: {
        id: randomUUID(),
        contractId: contract.id,
        name,
        mime,
        sha256,
        size: bytes.byteLength,
        bytes: new Uint8Array(bytes),
        executedOn: startOfDay(executedOn),
        uploadedById: caller.actorId,
        uploadedAt: now,
      },
      omit: WITHOUT_BYTES,
    });
    const size = bytes.byteLength;
    const data = { contract: contract.number, mime, sha256, size, executedOn };
    await audit({ subjectType: 'document', subjectId: row.id, data });
    return documentDto(row);
  },
});

/** Gives a document another name. */
export const renameDocument = defineCommand({
  action: 'document.rename',
  input: z.strictObject({ ...seen, name: documentFields.name }),
  run: async (context, { name, ...input }): Promise<DocumentDto> =>
    changeDocument(context, await lockDocument(context, input), { name }),
});

/** Notes that all have signed a document: from that day on what it says can be evidence. */
export const markDocumentExecuted = defineCommand({
  action: 'document.mark_executed',
  input: z.strictObject({ ...seen, executedOn: documentFields.executedOn }),
  run: async (context, { executedOn, ...input }): Promise<DocumentDto> => {
    requireExecution(executedOn, context.now);
    return changeDocument(context, await lockDocument(context, input), {
      executedOn: startOfDay(executedOn),
    });
  },
});

/** Takes that back: nothing in the document is evidence any more. */
export const unmarkDocumentExecuted = defineCommand({
  action: 'document.unmark_executed',
  input: seenDocument,
  run: async (context, input): Promise<DocumentDto> =>
    changeDocument(context, await lockDocument(context, input), { executedOn: null }),
});

/** Puts a document aside; what it says is no evidence while it lies there. */
export const archiveDocument = defineCommand({
  action: 'document.archive',
  input: seenDocument,
  run: async (context, input): Promise<DocumentDto> =>
    changeDocument(context, await lockDocument(context, input), { archivedAt: context.now }),
});

/** Brings a document back that was put aside. */
export const restoreDocument = defineCommand({
  action: 'document.restore',
  input: seenDocument,
  run: async (context, input): Promise<DocumentDto> =>
    changeDocument(context, await lockDocument(context, input, 'archived'), { archivedAt: null }),
});

/** What is left of a document that was erased is listed under this name. */
const ERASED = 'Erased document';

/**
 * Erases a document for good: its bytes, its text and its name. What remains says that there was one, its hash, and who erased it
 * when. Passages that clauses cite are part of what was decided, and stay.
 */
export const eraseDocument = defineCommand({
  action: 'document.erase',
  input: z.strictObject({ ...seen, name: z.string() }),
  run: async (context, { name, ...input }): Promise<DocumentDto> => {
    const { tx, caller, now } = context;
    const found = await lockDocument(context, input, 'either');
    const { legalHold, retainUntil } = found.contract;
    const problem = erasureProblem({ legalHold, retainUntil: retainUntil && utcDate(retainUntil) }, now);
    if (problem) throw refused(problem);
    if (name.trim() !== found.document.name)
      throw invalid([{ path: '/name', message: 'Type its name as it is listed.' }]);
    await tx.documentPage.deleteMany({ where: { documentId: found.document.id } });
    return changeDocument(context, found, {
      name: ERASED,
      bytes: null,
      problem: null,
      url: null,
      state: found.document.state === 'reading' ? 'failed' : found.document.state,
      erasedAt: now,
      erasedById: caller.actorId,
    });
  },
});
