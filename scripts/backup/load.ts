import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import type pg from 'pg';
import { type CopyStreamQuery, from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { Failure } from '../setup/failure';
import type { Manifest } from './manifest';
import { copyOf, listTables, setBackupSettings } from './tables';

/**
 * Puts a backup's rows into a database that stands at the backup's migrations, in place of whatever rows those brought.
 * One transaction: foreign keys and triggers are out of the way while rows come in any order, and foreign keys are
 * checked whole when they come back.
 *
 * @param read hands on the rows of each table, and resolves when the file was what it should be
 * @throws Failure if the tables are not the backup's, or what was written does not read as it was
 */
export async function loadRows(
  client: pg.ClientBase,
  manifest: Manifest,
  read: (take: (table: string, piece: Buffer) => Promise<void>) => Promise<void>,
): Promise<void> {
  await client.query('BEGIN');
  await setBackupSettings(client);
  await requireSameTables(client, manifest);
  const names = manifest.tables.map(({ name }) => `"${name}"`);
  const foreignKeys = await takeForeignKeys(client);
  for (const name of names) await client.query(`ALTER TABLE ${name} DISABLE TRIGGER USER`);
  // Emptied in this transaction, each table is filled from its beginning, so that its rows lie in the backup's order.
  await client.query(`TRUNCATE ${names.join(', ')}`);
  await read(writer(client, manifest));
  for (const { name, value } of manifest.sequences)
    await client.query(
      value === null ? `ALTER SEQUENCE "${name}" RESTART` : `SELECT setval('"${name}"', ${value})`,
    );
  for (const table of manifest.tables) {
    const { rows, sha256 } = await readBack(client, table);
    if (rows !== table.rows || sha256 !== table.sha256)
      throw new Failure(`The table ${table.name} does not read as it was written: nothing was restored.`);
  }
  for (const name of names) await client.query(`ALTER TABLE ${name} ENABLE TRIGGER USER`);
  for (const statement of foreignKeys) await client.query(statement);
  await client.query('COMMIT');
}

async function requireSameTables(client: pg.ClientBase, manifest: Manifest): Promise<void> {
  const line = ({ name, columns }: { name: string; columns: string[] }) => `${name}(${[...columns].sort()})`;
  const here = new Set((await listTables(client)).map(line));
  const odd = manifest.tables.find((table) => !here.delete(line(table)))?.name ?? [...here][0];
  if (odd)
    throw new Failure(`The backup's migrations do not make its table ${odd}: it is not of this Fairlead.`);
}

/** Drops every foreign key and returns the statements that make them again. */
async function takeForeignKeys(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ table: string; name: string; definition: string }>(`
    SELECT conrelid::regclass::text AS table, quote_ident(conname) AS name, pg_get_constraintdef(oid) AS definition
    FROM pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace ORDER BY conname`);
  for (const { table, name } of rows) await client.query(`ALTER TABLE ${table} DROP CONSTRAINT ${name}`);
  return rows.map(
    ({ table, name, definition }) => `ALTER TABLE ${table} ADD CONSTRAINT ${name} ${definition}`,
  );
}

/** Writes pieces of tables that come one after another; the last one's end is seen by the next statement. */
function writer(client: pg.ClientBase, manifest: Manifest) {
  let open: { name: string; left: number; stream: CopyStreamQuery } | undefined;
  // The server may say so while the next piece is still read from the file, when nobody else listens.
  let failed: unknown;
  return async (name: string, piece: Buffer): Promise<void> => {
    const table = manifest.tables.find((one) => one.name === name);
    if (open?.name !== name) {
      if (!table) throw new Failure(`The file holds another table than a moment ago: ${name}.`);
      open = { name, left: table.bytes, stream: client.query(copyFrom(`${copyOf(table)} FROM STDIN`)) };
      open.stream.on('error', (error) => {
        failed ??= error;
      });
    }
    if (failed) throw failed;
    const { stream } = open;
    if (!stream.write(piece)) await once(stream, 'drain');
    open.left -= piece.length;
    if (open.left > 0) return;
    stream.end();
    await finished(stream);
  };
}

async function readBack(client: pg.ClientBase, table: { name: string; columns: string[] }) {
  const hash = createHash('sha256');
  const stream = client.query(copyTo(`${copyOf(table)} TO STDOUT`));
  for await (const chunk of stream) hash.update(chunk);
  return { rows: stream.rowCount, sha256: hash.digest('hex') };
}
