import { z } from 'zod';
import { allows } from '@/lib/auth/permissions';
import { type Caller, forbid, readInput } from '@/lib/auth/server/command';
import { attachCertificate } from '@/lib/catalog/server/certification-commands';
import { certificateDocument } from '@/lib/catalog/server/certification-queries';
import { MOST_DOCUMENT_BYTES } from '@/lib/contracts/document-mime';
import { KeptFile } from '@/lib/contracts/server/kept-file';
import { AppError, notFound } from '@/lib/core/errors';
import { idSchema } from '@/lib/core/record-schema';
import { RATE_LIMITS } from '@/lib/http/rate-limits';
import { readStream } from '@/lib/http/read-stream';
import { answerPage } from '../../../answer-page';
import { requireFileType } from '../../../file-type';

interface Context {
  readonly params: Promise<{ readonly id: string }>;
}

const asked = z.strictObject({ revision: z.coerce.number(), name: z.string() });
const readId = async ({ params }: Context): Promise<string> => readInput(idSchema, (await params).id);

/** The report or letter of a certificate, to be saved: never shown as a page of ours. */
export function GET(request: Request, context: Context): Promise<Response> {
  return answerPage(request, 'contract.read', async () => {
    const document = await certificateDocument(await readId(context));
    if (!document) throw notFound('document');
    return new Response(Uint8Array.from(document.bytes), {
      headers: {
        'content-type': document.mime,
        'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(document.name)}`,
        'content-security-policy': "default-src 'none'; sandbox",
        'x-content-type-options': 'nosniff',
        'cache-control': 'private, no-store',
      },
    });
  });
}

/** Keeps the paper of a certificate: the body as it is. */
export function POST(request: Request, context: Context): Promise<Response> {
  const take = async (caller: Caller) => {
    requireFileType(request);
    if (!allows(caller.roles, 'certification.attach')) throw forbid('certification.attach');
    const query = readInput(asked, Object.fromEntries(new URL(request.url).searchParams));
    const id = await readId(context);
    const bytes = await readStream(request, MOST_DOCUMENT_BYTES).catch((error: unknown) => {
      const tooLarge = error instanceof AppError && error.kind === 'too_large';
      throw tooLarge ? new AppError('too_large', 'The file is larger than 20 MB.') : error;
    });
    return attachCertificate(caller, { id, ...query, file: new KeptFile(bytes) });
  };
  return answerPage(request, 'contract.read', take, RATE_LIMITS.uploads);
}
