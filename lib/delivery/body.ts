import type { IncomingMessage } from 'node:http';
import { AppError } from '@/lib/core/errors';

/** The refusal of a body beyond `limit` bytes. */
export function bodyTooLarge(limit: number): AppError {
  return new AppError('too_large', `The body is larger than ${limit} bytes.`);
}

/** The refusal of a body that ended before it was whole. */
export function bodyCutShort(): AppError {
  return new AppError('invalid', 'The body was not sent whole.');
}

/**
 * The whole body of a request. Stops reading, and leaves the rest where it is, once it is beyond `limit` bytes.
 *
 * @throws AppError `too_large` or `invalid`
 */
export function readBody(request: IncomingMessage, limit: number): Promise<Uint8Array> {
  if (Number(request.headers['content-length'] ?? 0) > limit) return Promise.reject(bodyTooLarge(limit));
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const done = (outcome: () => void) => {
      request.off('data', onData).off('end', onEnd).off('close', onClose);
      outcome();
    };
    const onData = (chunk: Buffer) => {
      size += chunk.length;
      if (size <= limit) {
        chunks.push(chunk);
        return;
      }
      request.pause();
      done(() => reject(bodyTooLarge(limit)));
    };
    const onEnd = () => done(() => resolve(Buffer.concat(chunks)));
    const onClose = () => done(() => reject(bodyCutShort()));
    request.on('data', onData).on('end', onEnd).on('close', onClose);
  });
}

/** Whether a client is still sending, or about to send, a body that nobody has read to its end. */
export function hasUnreadBody(request: IncomingMessage): boolean {
  if (request.complete) return false;
  return (
    request.headers['transfer-encoding'] !== undefined || Number(request.headers['content-length'] ?? 0) > 0
  );
}

/**
 * Throws away what a client still sends, so that it can read the answer before the connection ends: closing with unread
 * bytes would reset it. Gives up after `mostBytes` or `mostMs`.
 */
export function discardBody(request: IncomingMessage, mostBytes: number, mostMs: number): Promise<void> {
  return new Promise((resolve) => {
    let left = mostBytes;
    const done = () => {
      clearTimeout(timer);
      request.off('data', onData).off('end', done).off('close', done);
      request.pause();
      resolve();
    };
    const onData = (chunk: Buffer) => {
      left -= chunk.length;
      if (left < 0) done();
    };
    const timer = setTimeout(done, mostMs);
    request.on('data', onData).on('end', done).on('close', done);
    request.resume();
  });
}
