import { existsSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { makeFolder } from '../setup/data-folder';
import { Failure, messageOf } from '../setup/failure';
import { withClient } from '../setup/roles';
import { noteBackup } from './note-backup';
import { readArchive } from './read-archive';
import { keysThatDoNotOpen, listSealed, type SealingKeys } from './sealed';
import { listMigrations } from './tables';
import { writeArchive } from './write-archive';

export type BackupRequest = {
  /** The login that owns the tables: others do not see all of them. */
  readonly ownerUrl: string;
  /** A file that does not exist, or a folder in which one is named by the time. */
  readonly to: string;
  readonly passphrase: string | undefined;
  readonly keys: SealingKeys;
  /** The text of secrets.json, if that is to be in it. */
  readonly secrets: string | undefined;
  readonly now: Date;
  readonly signal: AbortSignal;
};

export type MadeBackup = { file: string; rows: number; bytes: number; digest: string; wrongKeys: string[] };

/**
 * Backs up a database while everything goes on: writes the file beside its place, reads it back whole, moves it there
 * and notes it in `backups`. Whatever goes wrong leaves no file.
 *
 * @throws Failure in one sentence if it cannot be written, or does not read as it was written
 */
export async function makeBackup(request: BackupRequest): Promise<MadeBackup> {
  const { passphrase, signal } = request;
  let file = request.to;
  let unfinished: string | undefined;
  try {
    file = placeOf(request.to, request.now);
    const beside = `${file}.unfinished-${process.pid}`;
    unfinished = beside;
    return await withClient(request.ownerUrl, async (client) => {
      // Ending the connection ends a COPY that would otherwise go on.
      signal.addEventListener('abort', () => void client.end().catch(() => {}), { once: true });
      const migrations = await listMigrations(client);
      if (migrations.length === 0)
        throw new Failure('There is nothing in this database yet: nothing to back up.');
      const wrongKeys = await keysThatDoNotOpen(await listSealed(client), request.keys);
      const written = await writeArchive(client, {
        file: beside,
        passphrase,
        signal,
        secrets: request.secrets,
        startedAt: request.now,
        sealingKey: wrongKeys.includes('FAIRLEAD_KEY') ? null : request.keys.FAIRLEAD_KEY,
      });
      const read = await readArchive(beside, { passphrase, signal });
      if (read.digest !== written.digest) throw new Failure('The file does not read as it was written.');
      renameSync(beside, file);
      // A database from before backups were noted is backed up all the same, as the first step of its upgrade.
      const { rows: known } = await client.query(`SELECT to_regclass('public.backups') AS there`);
      if (known[0]?.there) await noteBackup(client, 'made', { startedAt: request.now, ...written });
      return { file, ...written, wrongKeys };
    });
  } catch (error) {
    throw explain(error, file, signal);
  } finally {
    if (unfinished) rmSync(unfinished, { force: true });
  }
}

/** Names of backups say when they were made, so that sorting them by name sorts them by age. */
export const BACKUP_NAME = /^fairlead-\d{8}T\d{6}Z\.backup$/;

function placeOf(to: string, now: Date): string {
  const folder = to.endsWith(path.sep) || (existsSync(to) && statSync(to).isDirectory());
  const name = `fairlead-${now.toISOString().replace(/[-:]|\.\d+/g, '')}.backup`;
  const file = path.resolve(folder ? path.join(to, name) : to);
  if (existsSync(file)) throw new Failure(`${file} exists: choose another name, or remove it first.`);
  makeFolder(path.dirname(file), 0o700);
  return file;
}

function explain(error: unknown, file: string, signal: AbortSignal): unknown {
  if (signal.aborted) return new Failure('Stopped before the backup was complete: no file was kept.');
  if (error instanceof Failure) return error;
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return new Failure(
      `The disk that holds ${path.dirname(file)} is full: no file was kept. Make room, or choose another place with --to.`,
    );
  if (code === 'EACCES' || code === 'EROFS' || code === 'EPERM' || code === 'ENOENT')
    return new Failure(
      `${path.dirname(file)} cannot be written (${messageOf(error)}): choose another place with --to.`,
    );
  return new Failure(`The backup could not be made (${messageOf(error)}): no file was kept.`);
}
