import { bodyCutShort, bodyTooLarge } from '@/lib/delivery/body';

/** The whole body of a web `Request`. @throws AppError `too_large` beyond `limit` bytes, or `invalid` */
export async function readStream(request: Request, limit: number): Promise<Uint8Array> {
  if (Number(request.headers.get('content-length') ?? 0) > limit) throw bodyTooLarge(limit);
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body?.getReader();
  while (reader) {
    const { done, value } = await reader.read().catch(() => Promise.reject(bodyCutShort()));
    if (done) break;
    size += value.length;
    if (size > limit) {
      await reader.cancel().catch(() => {});
      throw bodyTooLarge(limit);
    }
    chunks.push(value);
  }
  return Buffer.concat(chunks);
}
