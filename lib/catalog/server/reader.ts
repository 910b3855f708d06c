import { parentPort, workerData } from 'node:worker_threads';
import { AppError } from '@/lib/core/errors';
import { guessFile, readFile } from './read-files';
import type { ReaderAnswer, ReaderJob } from './read-in-worker';

/** The thread that reads files. It has no connection to the database and ends with its answer. */
async function answer(job: ReaderJob): Promise<ReaderAnswer> {
  try {
    return { found: await (job.job === 'read' ? readFile(job.file) : guessFile(job.bytes, job.name)) };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { refusal: { kind: error.kind, message: error.message, details: error.details } };
  }
}

parentPort?.postMessage(await answer(workerData as ReaderJob));
