import { AppError } from '@/lib/core/errors';
import { PolicyError } from '@/lib/policy/errors';
import { parseJson } from '@/lib/policy/json';
import { type DeliveryRequest, problemReply, type Reply, type RequestContext } from './reply';

/** What a body holds, or the reply that refuses it. */
export type JsonBody =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly reply: Reply };

/**
 * Reads the body of a request as JSON.
 *
 * @throws AppError for a body that is larger than `limit` bytes, breaks off or is not UTF-8
 */
export async function readJsonBody(
  request: DeliveryRequest,
  limit: number,
  context: RequestContext,
): Promise<JsonBody> {
  const unsupported = unsupportedBody(request.headers);
  if (unsupported) {
    const headers = ACCEPTED;
    return { ok: false, reply: problemReply('unsupported-media-type', unsupported, context, { headers }) };
  }
  const text = utf8(await request.body(limit));
  try {
    return { ok: true, value: parseJson(text) };
  } catch (error) {
    if (!(error instanceof PolicyError)) throw error;
    const fields = [{ path: error.pointer, message: error.reason }];
    const detail = 'The body cannot be read as JSON.';
    return { ok: false, reply: problemReply('malformed-json', detail, context, { fields }) };
  }
}

const ACCEPTED = { 'Accept-Post': 'application/json' };

function unsupportedBody(headers: DeliveryRequest['headers']): string | null {
  const [type = '', ...parameters] = (headers['content-type'] ?? '').toLowerCase().split(';');
  if (type.trim() !== 'application/json') return 'Send the body as "Content-Type: application/json".';
  const charset = parameters
    .map((parameter) => parameter.trim())
    .find((parameter) => parameter.startsWith('charset='));
  if (charset && !/^charset="?utf-?8"?$/.test(charset)) return 'JSON is sent in UTF-8.';
  const coding = headers['content-encoding'];
  if (coding && coding.toLowerCase() !== 'identity') return 'Send the body without a Content-Encoding.';
  return null;
}

function utf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new AppError('invalid', 'The body is not UTF-8.', {
      fields: [{ path: '', message: 'is not UTF-8' }],
    });
  }
}
