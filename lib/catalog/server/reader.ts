import { answerJob } from '@/lib/threads/answer-job';
import { guessFile, readFile } from './read-files';
import type { ReaderJob } from './read-in-worker';

/** The thread that reads files. It has no connection to the database and ends with its answer. */
await answerJob(async (job: ReaderJob) =>
  job.job === 'read' ? readFile(job.file) : guessFile(job.bytes, job.name),
);
