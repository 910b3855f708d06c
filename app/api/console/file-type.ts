import { AppError } from '@/lib/core/errors';

const TYPE = 'application/octet-stream';

/**
 * Refuses a file that does not come as our pages send it: no form has such a type.
 *
 * @throws AppError for what is of another type
 */
export function requireFileType(request: Request): void {
  if (request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() !== TYPE) {
    throw new AppError('invalid', `Send the file as it is, as ${TYPE}.`);
  }
}
