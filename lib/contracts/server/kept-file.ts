import { sha256Hex } from '@/lib/core/hash';
import { type DocumentMime, documentMime } from '../document-mime';

/**
 * A file as it came, with what it is by its content. Commands take it as an instance: what a client sends cannot be one, and its
 * bytes are not counted as a form's.
 */
export class KeptFile {
  readonly #bytes: Uint8Array;
  readonly mime: DocumentMime;
  /** Of its bytes, lower-case hex. */
  readonly sha256: string;

  /** @throws AppError invalid for what is no document */
  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.mime = documentMime(bytes);
    this.sha256 = sha256Hex(bytes);
  }

  get bytes(): Uint8Array {
    return this.#bytes;
  }
}
