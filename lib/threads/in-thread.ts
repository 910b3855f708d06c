import { AppError, type ErrorDetails, type ErrorKind, refused } from '@/lib/core/errors';

/** What a thread posts: what it found, or why it found nothing. */
export type ThreadAnswer<Found> =
  | { readonly found: Found }
  | {
      readonly refusal: {
        readonly kind: ErrorKind;
        readonly message: string;
        readonly details: ErrorDetails;
      };
    };

export interface ThreadLimits {
  readonly milliseconds: number;
  /** Of its heap. */
  readonly megabytes: number;
  /** By how much the whole process may grow meanwhile: what is unpacked lies outside of any heap. */
  readonly residentMegabytes?: number;
}

/** What is said when a thread is ended, "This took longer than 30 seconds to read." before it. */
export interface ThreadWords {
  readonly kept: string;
}

const MEGABYTE = 1024 * 1024;
/** Ms between two looks at what the process takes. */
const WATCH_MS = 50;

/**
 * Runs a bundled script in a thread of its own with `job` as its data, which posts one answer. One that needs more time or
 * memory than its limits is ended.
 *
 * @throws AppError as the thread answers, or refused with a sentence that ends in `kept`
 */
export function inThread<Found>(
  script: string,
  job: unknown,
  limits: ThreadLimits,
  { kept }: ThreadWords,
): Promise<Found> {
  // Imported, it would have Next's bundler look for the file that it runs, and take in the whole root.
  const { Worker } = process.getBuiltinModule('node:worker_threads');
  const worker = new Worker(script, {
    workerData: job,
    resourceLimits: { maxOldGenerationSizeMb: limits.megabytes },
  });
  return new Promise((resolve, reject) => {
    const end = (sentence: string) => {
      reject(refused(`${sentence} ${kept}`));
      void worker.terminate();
    };
    const tooLarge = 'This needs more memory to be read than there is for it.';
    const timer = setTimeout(
      () => end(`This took longer than ${limits.milliseconds / 1000} seconds to read.`),
      limits.milliseconds,
    );
    const most =
      process.memoryUsage.rss() + (limits.residentMegabytes ?? Number.POSITIVE_INFINITY) * MEGABYTE;
    const watch = setInterval(() => {
      if (process.memoryUsage.rss() > most) end(tooLarge);
    }, WATCH_MS);
    worker.once('message', (answer: ThreadAnswer<Found>) => {
      if ('found' in answer) resolve(answer.found);
      else reject(new AppError(answer.refusal.kind, answer.refusal.message, answer.refusal.details));
    });
    worker.once('error', (error: Error & { code?: string }) => {
      reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? refused(`${tooLarge} ${kept}`) : error);
    });
    worker.once('exit', () => {
      clearTimeout(timer);
      clearInterval(watch);
      reject(new Error('the reader ended without an answer'));
    });
  });
}

/** Runs what it is given one after another, so that no number of them takes more memory than one. */
export function inTurns(): <Found>(work: () => Promise<Found>) => Promise<Found> {
  let turn: Promise<unknown> = Promise.resolve();
  return (work) => {
    const done = turn.then(work);
    turn = done.catch(() => {});
    return done;
  };
}
