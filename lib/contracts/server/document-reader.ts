import { answerJob } from '@/lib/threads/answer-job';
import { readDocument } from './read-document';

/** The thread that reads documents. It has no connection to the database and ends with its answer. */
await answerJob(readDocument);
