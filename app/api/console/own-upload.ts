import { AppError } from '@/lib/core/errors';

const TYPE = 'application/octet-stream';

/**
 * Refuses a file that a page of ours did not send: a form of another site has no such type, and a script would have to be allowed
 * to.
 *
 * @throws AppError for what comes from elsewhere or is of another type
 */
export function requireOwnUpload(request: Request): void {
  const from = request.headers.get('sec-fetch-site');
  if (from !== null && from !== 'same-origin') {
    throw new AppError('forbidden', 'Files are taken from the pages of Fairlead alone.');
  }
  if (request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() !== TYPE) {
    throw new AppError('invalid', `Send the file as it is, as ${TYPE}.`);
  }
}
