import { invalid } from '@/lib/core/errors';
import { checkedSource } from '../import/checked';
import type { ReadSource } from '../import/imported';
import { readLiteLlm } from '../import/litellm';
import { readModelsDev } from '../import/models-dev';
import { readOpenRouter } from '../import/openrouter';
import { decodeUtf8 } from '../import/read-json';
import type { SourceKey } from '../import/sources';
import type { TableCell, TableContext } from '../import/table-columns';
import { guessTables, readTableFile, tablesOf } from '../import/table-file';
import type { Guess } from '../import/table-guess';

/** A file to be read. It goes to a thread as it is, so it holds nothing but data. */
export interface FileToRead {
  readonly source: SourceKey;
  readonly bytes: Uint8Array;
  /** For a table: which column is what, and what is known of sellers and models. */
  readonly mapping: unknown;
  readonly table: TableContext | null;
  /** `YYYY-MM-DD`: of which day it speaks where it does not say so itself. */
  readonly asOf: string;
}

/**
 * Reads a file of a source.
 *
 * @throws AppError invalid with line and column, or too_large
 */
export async function readFile(file: FileToRead): Promise<ReadSource> {
  const { source, bytes, asOf, mapping, table } = file;
  switch (source) {
    case 'litellm':
      return checkedSource(readLiteLlm(decodeUtf8(bytes), asOf));
    case 'models-dev':
      return checkedSource(readModelsDev(decodeUtf8(bytes), asOf));
    case 'openrouter':
      return checkedSource(readOpenRouter(decodeUtf8(bytes), asOf));
    case 'table':
      if (mapping === null || table === null) {
        throw invalid([{ path: '/mapping', message: 'Say which column is what.' }]);
      }
      return checkedSource(await readTableFile(bytes, mapping, table));
    case 'genai-prices':
      throw invalid([
        { path: '/source', message: 'This is installed with Fairlead, and no file of it is read.' },
      ]);
  }
}

/** A table of a file as a mapper shows it: what each column is taken for, and its first rows. */
export interface GuessedTable extends Guess {
  /** Name of the sheet; "" for a text. */
  readonly sheet: string;
  readonly rows: number;
  readonly sample: readonly (readonly TableCell[])[];
}

const SAMPLE = 200;

/** What the tables of a file are taken for. @throws AppError invalid or too_large */
export async function guessFile(bytes: Uint8Array, name: string): Promise<GuessedTable[]> {
  const sheets = await tablesOf(bytes);
  const guesses = await guessTables(bytes, name);
  return guesses.map((guess, nth) => ({ ...guess, sample: sheets[nth]?.rows.slice(0, SAMPLE) ?? [] }));
}
