import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { sha256Hex } from '@/lib/core/hash';

const compressGzip = promisify(gzip);
const compressBrotli = promisify(brotliCompress);

/** Above this many bytes brotli's slowest levels cost seconds on a small machine and win a few per cent. */
const BEST_BROTLI_MAX_BYTES = 262_144;

/** A bundle in every form that hosts serve it in: the row of `bundles`. */
export interface EncodedBundle {
  /** SHA-256 of the identity bytes, lower-case hex. */
  readonly digest: string;
  /** Canonical JSON, UTF-8. */
  readonly identity: Uint8Array<ArrayBuffer>;
  readonly gzip: Uint8Array<ArrayBuffer>;
  readonly brotli: Uint8Array<ArrayBuffer>;
  /** Bytes of the identity form. */
  readonly size: number;
}

/**
 * A bundle's canonical bytes, compressed once, at publish, off the event loop. Hosts serve what this made and never
 * compress themselves.
 */
export async function encodeBundle(identity: Uint8Array<ArrayBuffer>): Promise<EncodedBundle> {
  const quality = identity.length <= BEST_BROTLI_MAX_BYTES ? constants.BROTLI_MAX_QUALITY : 9;
  const [gzipped, brotli] = await Promise.all([
    compressGzip(identity, { level: constants.Z_BEST_COMPRESSION }),
    compressBrotli(identity, {
      params: {
        [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
        [constants.BROTLI_PARAM_QUALITY]: quality,
        [constants.BROTLI_PARAM_SIZE_HINT]: identity.length,
      },
    }),
  ]);
  return {
    digest: sha256Hex(identity),
    identity,
    gzip: gzipped,
    brotli,
    size: identity.length,
  };
}
