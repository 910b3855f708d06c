import path from 'node:path';
import { AppError, type ErrorDetails, type ErrorKind, refused } from '@/lib/core/errors';
import type { ReadSource } from '../import/imported';
import type { FileToRead, GuessedTable } from './read-files';

/** What is asked of the thread, and what it answers with (reader.ts). */
export type ReaderJob =
  | { readonly job: 'read'; readonly file: FileToRead }
  | { readonly job: 'guess'; readonly bytes: Uint8Array; readonly name: string };
export type ReaderAnswer =
  | { readonly found: ReadSource | GuessedTable[] }
  | {
      readonly refusal: {
        readonly kind: ErrorKind;
        readonly message: string;
        readonly details: ErrorDetails;
      };
    };

export interface ReaderLimits {
  readonly milliseconds: number;
  readonly megabytes: number;
}

const LIMITS: ReaderLimits = { milliseconds: 60_000, megabytes: 1_024 };

/** Bundled with everything that starts the console (scripts/setup/build.ts), whose folder is the root. */
const READER = path.join(process.cwd(), 'dist', 'reader.mjs');

/**
 * Reads a file in a thread of its own: a large one takes seconds, in which the console answers routers. A file that needs
 * more time or memory than any that is published is refused.
 *
 * @throws AppError as `readFile` does, or refused
 */
export async function readInWorker(
  file: FileToRead,
  limits?: ReaderLimits,
  reader?: string,
): Promise<ReadSource> {
  return (await inTurn({ job: 'read', file }, limits, reader)) as ReadSource;
}

/** The same for what the tables of a file are taken for. */
export async function guessInWorker(bytes: Uint8Array, name: string): Promise<GuessedTable[]> {
  return (await inTurn({ job: 'guess', bytes, name })) as GuessedTable[];
}

/** One file is read at a time, so that no number of them takes more memory than one. */
let turn: Promise<unknown> = Promise.resolve();

function inTurn(job: ReaderJob, limits = LIMITS, reader = READER): Promise<unknown> {
  const done = turn.then(() => inThread(job, limits, reader));
  turn = done.catch(() => {});
  return done;
}

function inThread(job: ReaderJob, limits: ReaderLimits, reader: string): Promise<unknown> {
  // Imported, it would have Next's bundler look for the file that it runs, and take in the whole root.
  const { Worker } = process.getBuiltinModule('node:worker_threads');
  const worker = new Worker(reader, {
    workerData: job,
    resourceLimits: { maxOldGenerationSizeMb: limits.megabytes },
  });
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(
        refused(`This took longer than ${limits.milliseconds / 1000} seconds to read. Nothing was imported.`),
      );
      void worker.terminate();
    }, limits.milliseconds);
    worker.once('message', (answer: ReaderAnswer) => {
      if ('found' in answer) resolve(answer.found);
      else reject(new AppError(answer.refusal.kind, answer.refusal.message, answer.refusal.details));
    });
    worker.once('error', (error: Error & { code?: string }) => {
      const memory = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      reject(
        memory
          ? refused('This needs more memory to be read than there is for it. Nothing was imported.')
          : error,
      );
    });
    worker.once('exit', () => {
      clearTimeout(timer);
      reject(new Error('the reader ended without an answer'));
    });
  });
}
