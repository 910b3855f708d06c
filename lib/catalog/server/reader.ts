import { parentPort, workerData } from 'node:worker_threads';
import { AppError } from '@/lib/core/errors';
import { type FileToRead, readFile } from './read-files';
import type { ReaderAnswer } from './read-in-worker';

/** The thread that reads files. It has no connection to the database and ends with its answer. */
function answer(): ReaderAnswer {
  try {
    return { read: readFile(workerData as FileToRead) };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { refusal: { kind: error.kind, message: error.message, details: error.details } };
  }
}

parentPort?.postMessage(answer());
