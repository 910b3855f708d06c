import { documentBytes } from '@/lib/contracts/server/document-queries';
import { answerPage } from '../../answer-page';
import { documentId } from './document-id';

interface Context {
  readonly params: Promise<{ readonly id: string }>;
}

/**
 * A document as it came. Browsers save it: none is shown but by a page of ours, whose script reads these bytes. Whatever it holds, no
 * browser takes it for a page of this site.
 */
export function GET(request: Request, { params }: Context): Promise<Response> {
  return answerPage(request, 'contract.read', async (caller) => {
    const { name, mime, bytes } = await documentBytes(caller, documentId((await params).id));
    return new Response(bytes, {
      headers: {
        'content-type': mime === 'text/plain' ? 'text/plain; charset=utf-8' : mime,
        'content-length': String(bytes.byteLength),
        'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(fileName(name, mime))}`,
        'content-security-policy': "default-src 'none'; sandbox",
        'x-content-type-options': 'nosniff',
        'cross-origin-resource-policy': 'same-origin',
        'cache-control': 'private, no-store',
      },
    });
  });
}

const ENDINGS: Readonly<Record<string, string>> = { 'application/pdf': '.pdf', 'text/plain': '.txt' };

/** Its name with the ending of what it is, so that no program is started for what it is not. */
function fileName(name: string, mime: string): string {
  const ending = ENDINGS[mime] ?? '.docx';
  const plain = name.replace(/["*/:<>?\\|]|\p{Cc}/gu, '-');
  return plain.toLowerCase().endsWith(ending) ? plain : `${plain}${ending}`;
}
