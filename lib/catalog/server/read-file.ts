import type { ReadSource } from '../import/imported';

/**
 * A file that was read here. Commands take it as an instance: what a client sends cannot be one, and its thousands of values
 * are not counted as a form's.
 */
export class ReadFile {
  readonly #read: ReadSource;

  constructor(
    read: ReadSource,
    /** Of its bytes, lower-case hex. */
    readonly sha256: string,
    /** How many. */
    readonly bytes: number,
  ) {
    this.#read = read;
  }

  get read(): ReadSource {
    return this.#read;
  }
}
