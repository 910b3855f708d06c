import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Failure, messageOf } from '../setup/failure';
import { applyMigrations } from '../setup/migrate';
import { MIGRATIONS, migrationNames } from '../setup/migrations-folder';
import { withClient } from '../setup/roles';
import { loadRows } from './load';
import { ArchiveProblem, isProved, type Manifest } from './manifest';
import { noteBackup } from './note-backup';
import { type Archive, readArchive } from './read-archive';
import type { RestoreTarget } from './restore-target';
import type { SealingKeys } from './sealed';
import { type Verified, verifyRestored } from './verify-restored';

type FileRequest = { file: string; passphrase: string | undefined; signal: AbortSignal };

/**
 * Reads a backup whole before anything is touched.
 *
 * @throws Failure in one sentence if it is none, damaged, made by a newer version or by somebody with another key
 */
export async function checkBackup({ file, passphrase, signal }: FileRequest): Promise<Archive> {
  const archive = await readArchive(file, { passphrase, signal }).catch((error: unknown) => {
    throw explain(error, file, signal);
  });
  requireKnownMigrations(archive.manifest);
  return archive;
}

/** @throws Failure unless whoever has the sealing key made this backup, and nobody has changed it since */
export function requireProof({ manifest }: Archive, keys: SealingKeys): void {
  if (isProved(manifest, keys.FAIRLEAD_KEY)) return;
  const why = manifest.proof
    ? 'It was made with another FAIRLEAD_KEY than the one here, or was changed since: set the key that was in use then'
    : 'It was made without the FAIRLEAD_KEY of its database, so nothing shows who made it: keep to one that is proved';
  throw new Failure(`${why}. With --unproven it is restored all the same, if you trust where it was kept.`);
}

function requireKnownMigrations({ migrations }: Manifest): void {
  const here = new Set(migrationNames());
  const unknown = migrations.filter(({ name }) => !here.has(name)).map(({ name }) => name);
  if (unknown.length > 0)
    throw new Failure(
      `This backup was made by a newer version of Fairlead (it has ${unknown.join(', ')}, which this checkout does not know): update the checkout.`,
    );
  for (const { name, checksum } of migrations) {
    const script = readFileSync(path.join(MIGRATIONS, name, 'migration.sql'));
    if (createHash('sha256').update(script).digest('hex') !== checksum)
      throw new Failure(
        `The migration ${name} of this backup is not the one of this checkout: use the release that made it.`,
      );
  }
}

/**
 * Restores a checked backup into a target: brings it to the backup's migrations, fills it, migrates it to this
 * checkout's, verifies it, ends every session in it, notes it in `backups`, and only then puts it in the other's place.
 *
 * @returns what was verified, and the name under which a database that was replaced is kept
 */
export async function restoreBackup(
  request: FileRequest & { archive: Archive; target: RestoreTarget; keys: SealingKeys; now: Date },
): Promise<Verified & { migrated: string[]; kept: string | undefined }> {
  const { archive, target, keys, signal, file } = request;
  const { manifest, digest } = archive;
  const names = manifest.migrations.map(({ name }) => name);
  try {
    await applyMigrations(target.ownerUrl, MIGRATIONS, names);
    await withClient(target.ownerUrl, async (client) => {
      signal.addEventListener('abort', () => void client.end().catch(() => {}), { once: true });
      await loadRows(client, manifest, async (take) => {
        const again = await readArchive(file, { passphrase: request.passphrase, signal, take });
        if (again.digest !== digest) throw new Failure('The file was changed while it was read.');
      });
    });
    signal.throwIfAborted();
    const migrated = await applyMigrations(target.ownerUrl);
    const verified = await verifyRestored(target.ownerUrl, keys);
    await settle(target.ownerUrl, archive, request.now);
    signal.throwIfAborted();
    return { ...verified, migrated, kept: await target.take() };
  } catch (error) {
    await target.abandon();
    throw explain(error, file, signal);
  }
}

/** Nobody who was signed in then is signed in by it, since who was signed out after the backup would be too. */
function settle(ownerUrl: string, { manifest, digest, bytes }: Archive, now: Date): Promise<unknown> {
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
  return withClient(ownerUrl, async (client) => {
    await client.query(`UPDATE sessions SET ended_at = now(), ended_by = 'revoked' WHERE ended_at IS NULL`);
    const migration = manifest.migrations.at(-1)?.name ?? '';
    await noteBackup(client, 'restored', { startedAt: now, rows, bytes, digest, migration });
  });
}

function explain(error: unknown, file: string, signal: AbortSignal): unknown {
  if (signal.aborted) return new Failure('Stopped: the database is as it was.');
  if (error instanceof Failure) return error;
  if (error instanceof ArchiveProblem) return new Failure(`${file} is not restored. ${error.message}`);
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT') return new Failure(`There is no file ${file}.`);
  if (code === 'EACCES' || code === 'EISDIR')
    return new Failure(`${file} cannot be read (${messageOf(error)}).`);
  return new Failure(`The backup could not be restored (${messageOf(error)}): the database is as it was.`);
}
