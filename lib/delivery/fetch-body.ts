import { bodyCutShort, bodyTooLarge } from './body';
import type { Reply } from './reply';

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

/** Bytes that a client may leave untaken before it is sent no more. */
const UNTAKEN_BYTES = 16_384;

/** A stream of frames as the body of a web `Response`. */
export function openStream(open: NonNullable<Reply['stream']>): ReadableStream<Uint8Array> {
  let leave = () => {};
  return new ReadableStream<Uint8Array>(
    {
      start: (controller) => {
        leave = open({
          ready: () => (controller.desiredSize ?? 0) > 0,
          write: (frame) => controller.enqueue(frame),
          end: () => controller.close(),
        });
      },
      cancel: () => leave(),
    },
    new ByteLengthQueuingStrategy({ highWaterMark: UNTAKEN_BYTES }),
  );
}
