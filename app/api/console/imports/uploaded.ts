import { AppError, invalid } from '@/lib/core/errors';
import { readStream } from '@/lib/http/read-stream';

const MOST_BYTES = 50 * 1024 * 1024;
const TYPE = 'application/octet-stream';

/**
 * The bytes that a page of ours sent, counted as they come. Another site's page cannot: a form has no such type, and a script
 * would have to be allowed to send it.
 *
 * @throws AppError for what comes from elsewhere, is of another type, or larger than 50 MB
 */
export async function uploadedBytes(request: Request): Promise<Uint8Array> {
  const from = request.headers.get('sec-fetch-site');
  if (from !== null && from !== 'same-origin') {
    throw new AppError('forbidden', 'Files are taken from the pages of Fairlead alone.');
  }
  if (request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() !== TYPE) {
    throw new AppError('invalid', `Send the file as it is, as ${TYPE}.`);
  }
  return readStream(request, MOST_BYTES);
}

/** JSON in a header, URI-encoded; null where there is none. @throws AppError invalid */
export function headerJson(request: Request, name: string): unknown {
  const text = request.headers.get(name);
  if (text === null) return null;
  try {
    return JSON.parse(decodeURIComponent(text)) as unknown;
  } catch {
    throw invalid([{ path: '/mapping', message: `The header ${name} is not JSON.` }]);
  }
}
