import type pg from 'pg';

/** A table whose rows are backed up. */
export type Table = { name: string; columns: string[] };

/** What COPY writes must be the same on every server, whatever its own settings are; seconds of a lock's wait end it. */
const SETTINGS = [
  `client_encoding = 'UTF8'`,
  `datestyle = 'ISO, MDY'`,
  `intervalstyle = 'postgres'`,
  `timezone = 'UTC'`,
  `bytea_output = 'hex'`,
  'extra_float_digits = 1',
  'row_security = off',
  // Rows come in the order in which they lie, not from wherever another scan of the table happens to be.
  'synchronize_seqscans = off',
  'statement_timeout = 0',
  'idle_in_transaction_session_timeout = 0',
];

/** Puts a transaction's settings to those under which backups are written and read. */
export async function setBackupSettings(client: pg.ClientBase): Promise<void> {
  await client.query(SETTINGS.map((setting) => `SET LOCAL ${setting}`).join(';'));
}

/**
 * The tables of a database, by name. Left out are the list of migrations, which is made again by applying them, and
 * tables that a crash may empty (UNLOGGED).
 */
export async function listTables(client: pg.ClientBase): Promise<Table[]> {
  const { rows } = await client.query<Table>(`
    SELECT c.relname AS name, array_agg(a.attname::text ORDER BY a.attnum) AS columns
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relpersistence = 'p'
      AND c.relname <> '_prisma_migrations' AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
    GROUP BY c.relname ORDER BY c.relname COLLATE "C"`);
  return rows;
}

/** Where each sequence is; a number that was given out and not used is passed over, as it would have been. */
export async function listSequences(
  client: pg.ClientBase,
): Promise<{ name: string; value: string | null }[]> {
  const { rows } = await client.query<{ name: string; value: string | null }>(`
    SELECT sequencename AS name, last_value::text AS value FROM pg_sequences
    WHERE schemaname = 'public' ORDER BY sequencename COLLATE "C"`);
  return rows;
}

/** The migrations that a database has had, in order; none where it is empty. */
export async function listMigrations(client: pg.ClientBase): Promise<{ name: string; checksum: string }[]> {
  const known = await client.query(`SELECT to_regclass('public._prisma_migrations') AS there`);
  if (known.rows[0]?.there === null) return [];
  const { rows } = await client.query<{ name: string; checksum: string }>(`
    SELECT migration_name AS name, checksum FROM _prisma_migrations
    WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY migration_name COLLATE "C"`);
  return rows;
}

/** `COPY table (columns)`, to which the direction is added. */
export function copyOf({ name, columns }: Table): string {
  const quoted = (text: string) => `"${text}"`;
  return `COPY ${quoted(name)} (${columns.map(quoted).join(', ')})`;
}
