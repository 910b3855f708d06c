import { createHash } from 'node:crypto';
import { createWriteStream, openSync } from 'node:fs';
import type { Duplex, Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { type Pack, pack as tarPack } from 'tar-stream';
import { encrypting } from './encryption';
import { type Manifest, writeManifest } from './manifest';
import { measuring } from './measure';
import { copyOf, listMigrations, listSequences, listTables, setBackupSettings, type Table } from './tables';

/** Bytes of a table that are gathered into one file of the archive: what is in memory at a time. */
const PART = 1_048_576;

export type ArchiveOptions = {
  /** Must not exist; it is made readable for its owner alone. */
  readonly file: string;
  readonly passphrase: string | undefined;
  /** What proves the contents; null where the key here is not the database's. */
  readonly sealingKey: string | null;
  /** The text of secrets.json, if that is to be in it. */
  readonly secrets: string | undefined;
  readonly startedAt: Date;
  readonly signal: AbortSignal;
};

/**
 * Writes one moment of a database, seen through the owner's login, as a gzipped tar: every table as COPY's text in parts,
 * and a manifest at the end. Everybody else works on meanwhile; memory does not grow with the database.
 *
 * @returns the SHA-256 (hex) and size of the file, and the rows in it
 * @throws what the database or the disk says; the unfinished file is the caller's to remove
 */
export async function writeArchive(
  client: pg.ClientBase,
  options: ArchiveOptions,
): Promise<{ digest: string; bytes: number; rows: number; migration: string }> {
  const archive = tarPack();
  const { step, measured } = measuring();
  const file = createWriteStream('', { fd: openSync(options.file, 'wx', 0o600), flush: true });
  const encryption = options.passphrase === undefined ? [] : [encrypting(options.passphrase)];
  const steps: (Readable | Duplex | Writable)[] = [
    archive as unknown as Readable,
    createGzip(),
    ...encryption,
    step,
    file,
  ];
  const written = pipeline(steps, { signal: options.signal });
  const filled = fill(archive, client, options).catch((error) => {
    archive.destroy(error);
    throw error;
  });
  // Of the two, the one that failed first says why.
  const [{ rows, migration }] = await Promise.all([filled, written]);
  return { ...measured(), rows, migration };
}

async function fill(archive: Pack, client: pg.ClientBase, options: ArchiveOptions) {
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  await setBackupSettings(client);
  const migrations = await listMigrations(client);
  const tables: Manifest['tables'] = [];
  for (const table of await listTables(client)) tables.push(await writeTable(archive, client, table));
  if (options.secrets !== undefined) await add(archive, 'secrets.json', Buffer.from(options.secrets));
  const manifest = {
    startedAt: options.startedAt.toISOString(),
    migrations,
    tables,
    sequences: await listSequences(client),
    environments: await inForce(client),
    secrets:
      options.secrets === undefined ? null : createHash('sha256').update(options.secrets).digest('hex'),
  };
  await client.query('COMMIT');
  await add(archive, 'manifest.json', Buffer.from(writeManifest(manifest, options.sealingKey)));
  archive.finalize();
  return {
    rows: tables.reduce((sum, table) => sum + table.rows, 0),
    migration: migrations.at(-1)?.name ?? '',
  };
}

async function writeTable(archive: Pack, client: pg.ClientBase, table: Table) {
  const hash = createHash('sha256');
  let [bytes, parts, waiting] = [0, 0, 0];
  let part: Buffer[] = [];
  const flush = async () => {
    parts += 1;
    await add(archive, `tables/${table.name}/${String(parts).padStart(6, '0')}`, Buffer.concat(part));
    part = [];
    waiting = 0;
  };
  const stream = client.query(copyTo(`${copyOf(table)} TO STDOUT`));
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    hash.update(chunk);
    bytes += chunk.length;
    part.push(chunk);
    waiting += chunk.length;
    if (waiting >= PART) await flush();
  }
  if (waiting > 0) await flush();
  return { ...table, rows: stream.rowCount ?? 0, bytes, sha256: hash.digest('hex') };
}

async function inForce(client: pg.ClientBase): Promise<Manifest['environments']> {
  const { rows } = await client.query<{ key: string; active: string | null }>(`
    SELECT e.key, (SELECT v.epoch || '.' || v.version FROM policy_versions v WHERE v.environment_id = e.id
      ORDER BY v.version DESC LIMIT 1) AS active
    FROM environments e WHERE e.archived_at IS NULL ORDER BY e.position`);
  return rows;
}

/** Resolves when the archive has taken the file on, so that a slow disk slows the reading down. */
function add(archive: Pack, name: string, content: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    const header = { name, size: content.length, mode: 0o600 };
    archive.entry(header, (error) => (error ? reject(error) : resolve())).end(content);
  });
}
