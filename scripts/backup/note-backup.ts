import { randomUUID } from 'node:crypto';
import type pg from 'pg';

type Note = { startedAt: Date; rows: number; bytes: number; digest: string; migration: string };

/** Notes a backup that was made of a database, or restored into it, as finished now. */
export async function noteBackup(
  client: pg.ClientBase,
  kind: 'made' | 'restored',
  { startedAt, rows, bytes, digest, migration }: Note,
): Promise<void> {
  await client.query(
    `INSERT INTO backups (id, kind, started_at, finished_at, rows, bytes, digest, migration)
     VALUES ($1, $2, $3, now(), $4, $5, $6, $7)`,
    [randomUUID(), kind, startedAt, rows, bytes, digest, migration],
  );
}
