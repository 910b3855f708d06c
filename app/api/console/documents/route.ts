import { z } from 'zod';
import { type Caller, readInput } from '@/lib/auth/server/command';
import { documentFields } from '@/lib/contracts/document';
import { MOST_DOCUMENT_BYTES } from '@/lib/contracts/document-mime';
import { documentsOf } from '@/lib/contracts/server/document-queries';
import { keepUpload, requireUploader } from '@/lib/contracts/server/keep-upload';
import { readWaitingDocuments } from '@/lib/contracts/server/read-waiting-documents';
import { AppError } from '@/lib/core/errors';
import { RATE_LIMITS } from '@/lib/http/rate-limits';
import { readStream } from '@/lib/http/read-stream';
import { log as logOf } from '@/lib/observe/log';
import { answerPage } from '../answer-page';
import { requireFileType } from '../file-type';

const contract = z.string().min(1).max(200);
const asked = z.strictObject({ contract });
const uploaded = z.strictObject({
  contract,
  name: documentFields.name,
  executedOn: documentFields.executedOn.nullable().default(null),
});

const queryOf = (request: Request) => Object.fromEntries(new URL(request.url).searchParams);

/** The documents of a contract, for a list that watches them being read. */
export function GET(request: Request): Promise<Response> {
  return answerPage(request, 'contract.read', async (caller) => ({
    documents: await documentsOf(caller, readInput(asked, queryOf(request)).contract),
  }));
}

/** Takes a document: the body as it is, and what it is of in the query. */
export function POST(request: Request): Promise<Response> {
  const take = async (caller: Caller) => {
    requireUploader(caller);
    requireFileType(request);
    const query = readInput(uploaded, queryOf(request));
    const bytes = await readStream(request, MOST_DOCUMENT_BYTES).catch((error: unknown) => {
      const tooLarge = error instanceof AppError && error.kind === 'too_large';
      throw tooLarge ? new AppError('too_large', 'The file is larger than 20 MB.') : error;
    });
    const kept = await keepUpload(caller, query, bytes);
    // Whoever asks sees its state; another process reads it should this one end.
    const log = logOf('documents');
    readWaitingDocuments(log).catch((error: unknown) => {
      log.error({ event: 'document', err: error }, 'documents wait to be read');
    });
    return kept;
  };
  return answerPage(request, 'contract.read', take, RATE_LIMITS.uploads);
}
