import { mkdir, open, readFile, rename, rm, stat, utimes } from 'node:fs/promises';
import path from 'node:path';
import { documentOf, type Kept, readKept, writeKept } from './kept-snapshot';
import type { SourceLog } from './log';

/** The last good snapshot of a host, on disk. Its time of change is when the database was last read. */
export interface SnapshotFile {
  /** Keeps what was just read. Calls during a write come to one more. Never throws, never waits for the disk. */
  readonly keep: (kept: Kept) => void;
  /** Resolves when nothing is being written. */
  readonly settled: () => Promise<void>;
  /** What was kept and how many ms ago it was read; null if there is nothing that can be used. Never throws. */
  readonly load: () => Promise<{ readonly kept: Kept; readonly ageMs: number } | null>;
}

/**
 * The file at `file`; its folder is made.
 *
 * @param check throws for what is whole and yet not to be believed
 */
export function snapshotFile(
  file: string,
  log: SourceLog,
  check: (kept: Kept) => Promise<void> = async () => {},
): SnapshotFile {
  let written = '';
  let next: Kept | null = null;
  let writing: Promise<void> | null = null;
  let told = false;

  async function write(kept: Kept): Promise<void> {
    const document = documentOf(kept);
    if (document === written) {
      const now = new Date();
      return utimes(file, now, now);
    }
    await replace(file, writeKept(kept, document));
    written = document;
  }

  async function writeAll(): Promise<void> {
    while (next) {
      const kept = next;
      next = null;
      try {
        await write(kept);
        told = false;
      } catch (error) {
        written = '';
        if (!told)
          log.warn({ event: 'snapshot_unwritten', reason: reasonOf(error) }, `${file} cannot be written`);
        told = true;
      }
    }
    writing = null;
  }

  return {
    keep: (kept) => {
      next = kept;
      writing ??= writeAll();
    },
    settled: async () => {
      await writing;
    },
    load: async () => {
      try {
        const [text, { mtimeMs }] = [await readFile(file, 'utf8'), await stat(file)];
        const kept = readKept(text);
        await check(kept);
        return { kept, ageMs: Math.max(0, Date.now() - mtimeMs) };
      } catch (error) {
        if ((error as { code?: string }).code === 'ENOENT') return null;
        const aside = `${file}.damaged`;
        const moved = await rename(file, aside).then(
          () => `it is now ${aside}`,
          (problem: unknown) => `it cannot be set aside: ${reasonOf(problem)}`,
        );
        const message = `${file} cannot be used, so that only the database can tell what to serve; ${moved}`;
        log.error({ event: 'snapshot_damaged', reason: reasonOf(error) }, message);
        return null;
      }
    },
  };
}

/** Whole or not at all, whenever the machine stops; readable by its owner alone, for the hashes of tokens in it. */
async function replace(file: string, text: string): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  const made = `${file}.${process.pid}.tmp`;
  try {
    const handle = await open(made, 'w', 0o600);
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(made, file);
  } catch (error) {
    await rm(made, { force: true });
    throw error;
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
