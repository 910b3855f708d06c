import { invalid } from '@/lib/core/errors';
import { checkedSource } from '../import/checked';
import type { ReadSource } from '../import/imported';
import { readLiteLlm } from '../import/litellm';
import { readModelsDev } from '../import/models-dev';
import { readOpenRouter } from '../import/openrouter';
import { decodeUtf8 } from '../import/read-json';
import type { SourceKey } from '../import/sources';

/** A file to be read. It goes to a worker as it is, so it holds nothing but data. */
export interface FileToRead {
  readonly source: SourceKey;
  readonly bytes: Uint8Array;
  /** File name, by whose ending a table is told. */
  readonly name: string;
  /** For a table: which column is what. */
  readonly mapping: unknown;
  /** `YYYY-MM-DD`: of which day it speaks where it does not say so itself. */
  readonly asOf: string;
}

/**
 * Reads a file of a source.
 *
 * @throws AppError invalid with line and column, or too_large
 */
export function readFile({ source, bytes, asOf }: FileToRead): ReadSource {
  switch (source) {
    case 'litellm':
      return checkedSource(readLiteLlm(decodeUtf8(bytes), asOf));
    case 'models-dev':
      return checkedSource(readModelsDev(decodeUtf8(bytes), asOf));
    case 'openrouter':
      return checkedSource(readOpenRouter(decodeUtf8(bytes), asOf));
    default:
      throw invalid([{ path: '/source', message: 'No file of this source is read.' }]);
  }
}
