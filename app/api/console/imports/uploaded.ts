import { AppError, invalid } from '@/lib/core/errors';
import { readStream } from '@/lib/http/read-stream';
import { requireFileType } from '../file-type';

const MOST_BYTES = 50 * 1024 * 1024;
/** Bytes of what a table's columns are: a thousand of them, each with all that can be said of it. */
const MOST_MAPPING = 1024 * 1024;

/** What a page of ours sent: a file, and for a table what its columns are. */
export interface Uploaded {
  readonly bytes: Uint8Array;
  readonly mapping: unknown;
}

/**
 * The file that a page of ours sent, counted as it comes. Before it, as long as `x-import-mapping-bytes` says, may come the
 * mapping as JSON, which is too long for a header.
 *
 * @throws AppError for what comes from elsewhere, is of another type, or larger than 50 MB
 */
export async function uploaded(request: Request): Promise<Uploaded> {
  requireFileType(request);
  const told = request.headers.get('x-import-mapping-bytes') ?? '0';
  const length = /^\d{1,7}$/.test(told) ? Number(told) : MOST_MAPPING + 1;
  if (length > MOST_MAPPING) throw noMapping();
  const all = await readStream(request, MOST_BYTES + length).catch((error: unknown) => {
    const tooLarge = error instanceof AppError && error.kind === 'too_large';
    throw tooLarge ? new AppError('too_large', 'The file is larger than 50 MB.') : error;
  });
  return { mapping: length === 0 ? null : json(all.subarray(0, length)), bytes: all.subarray(length) };
}

function json(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown;
  } catch {
    throw noMapping();
  }
}

const noMapping = (): AppError =>
  invalid([{ path: '/mapping', message: 'What came before the file says nothing of its columns.' }]);
