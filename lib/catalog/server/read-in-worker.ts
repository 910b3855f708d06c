import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { AppError, type ErrorDetails, type ErrorKind, refused } from '@/lib/core/errors';
import type { ReadSource } from '../import/imported';
import type { FileToRead } from './read-files';

/** What the worker answers with (reader.ts). */
export type ReaderAnswer =
  | { readonly read: ReadSource }
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

/** One file is read at a time, so that no number of them takes more memory than one. */
let turn: Promise<unknown> = Promise.resolve();

/**
 * Reads a file in a thread of its own: a large one takes seconds, in which the console answers routers. A file that needs
 * more time or memory than any that is published is refused.
 *
 * @throws AppError as `readFile` does, or refused
 */
export function readInWorker(
  file: FileToRead,
  limits: ReaderLimits = LIMITS,
  reader = READER,
): Promise<ReadSource> {
  const read = turn.then(() => inThread(file, limits, reader));
  turn = read.catch(() => {});
  return read;
}

function inThread(file: FileToRead, limits: ReaderLimits, reader: string): Promise<ReadSource> {
  const worker = new Worker(reader, {
    workerData: file,
    resourceLimits: { maxOldGenerationSizeMb: limits.megabytes },
  });
  return new Promise<ReadSource>((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(
        refused(`This took longer than ${limits.milliseconds / 1000} seconds to read. Nothing was imported.`),
      );
      void worker.terminate();
    }, limits.milliseconds);
    worker.once('message', (answer: ReaderAnswer) => {
      if ('read' in answer) resolve(answer.read);
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
