/**
 * The bytes of a file that a page sent. Commands take it as an instance: what a client sends cannot be one, and its bytes are
 * not counted as a form's values.
 */
export class ReceivedFile {
  readonly #bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get bytes(): Uint8Array {
    return this.#bytes;
  }
}
