import { parentPort, workerData } from 'node:worker_threads';
import { AppError } from '@/lib/core/errors';
import type { ThreadAnswer } from './in-thread';

/** In a thread: posts what `answer` makes of its job, or the refusal that it throws. */
export async function answerJob<Job>(answer: (job: Job) => Promise<unknown>): Promise<void> {
  parentPort?.postMessage(await answered(workerData as Job, answer));
}

async function answered<Job>(
  job: Job,
  answer: (job: Job) => Promise<unknown>,
): Promise<ThreadAnswer<unknown>> {
  try {
    return { found: await answer(job) };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { refusal: { kind: error.kind, message: error.message, details: error.details } };
  }
}
