import path from 'node:path';
import { inThread, inTurns, type ThreadLimits } from '@/lib/threads/in-thread';
import type { ReadSource } from '../import/imported';
import type { FileToRead, GuessedTable } from './read-files';

/** What is asked of the thread (reader.ts). */
export type ReaderJob =
  | { readonly job: 'read'; readonly file: FileToRead }
  | { readonly job: 'guess'; readonly bytes: Uint8Array; readonly name: string };

const LIMITS: ThreadLimits = { milliseconds: 60_000, megabytes: 1_024 };

/** Bundled with everything that starts the console (scripts/setup/build.ts), whose folder is the root. */
const READER = path.join(process.cwd(), 'dist', 'reader.mjs');

/**
 * Reads a file in a thread of its own: a large one takes seconds, in which the console answers routers. A file that needs
 * more time or memory than any that is published is refused.
 *
 * @throws AppError as `readFile` does, or refused
 */
export async function readInWorker(file: FileToRead, limits = LIMITS, reader = READER): Promise<ReadSource> {
  return inTurn(() => ask({ job: 'read', file }, limits, reader));
}

/** The same for what the tables of a file are taken for. */
export async function guessInWorker(bytes: Uint8Array, name: string): Promise<GuessedTable[]> {
  return inTurn(() => ask({ job: 'guess', bytes, name }, LIMITS, READER));
}

const inTurn = inTurns();

const ask = <Found>(job: ReaderJob, limits: ThreadLimits, reader: string): Promise<Found> =>
  inThread(reader, job, limits, { kept: 'Nothing was imported.' });
