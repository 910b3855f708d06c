import { createHash } from 'node:crypto';
import { PassThrough } from 'node:stream';

/** A step of a pipeline that passes a file on, and afterwards says its SHA-256 (hex) and bytes. */
export function measuring(): { step: PassThrough; measured: () => { digest: string; bytes: number } } {
  const hash = createHash('sha256');
  let bytes = 0;
  const step = new PassThrough();
  step.on('data', (chunk: Buffer) => {
    hash.update(chunk);
    bytes += chunk.length;
  });
  return { step, measured: () => ({ digest: hash.digest('hex'), bytes }) };
}
