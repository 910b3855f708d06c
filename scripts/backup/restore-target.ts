import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { Failure, messageOf } from '../setup/failure';
import { withClient } from '../setup/roles';

/** Where a backup goes. Whoever opens one ends it with `take` or `abandon`. */
export type RestoreTarget = {
  /** The owner's login of the database to fill. */
  ownerUrl: string;
  /** Makes it the one that is in use, and says under which name the one before it is kept. */
  take(): Promise<string | undefined>;
  /** Leaves everything as it was. */
  abandon(): Promise<void>;
};

/**
 * Opens a place for a backup: the database itself while it is empty; otherwise, if it may be replaced, one beside it on
 * the same server, so that what is there stays until the backup has proved to be whole.
 *
 * @param admin a login that may make and rename databases
 * @throws Failure if the database holds something and may not be replaced, or is in use
 */
export async function openTarget(
  ownerUrl: string,
  { admin, replace, now }: { admin: string; replace: boolean; now: Date },
): Promise<RestoreTarget> {
  const name = decodeURIComponent(new URL(ownerUrl).pathname.slice(1));
  if ((await tablesIn(ownerUrl)) === 0)
    return { ownerUrl, take: async () => undefined, abandon: () => empty(ownerUrl) };
  if (!replace)
    throw new Failure(
      `The database ${name} is not empty: with --replace the backup takes its place, and what is there is kept under another name.`,
    );
  await requireUnused(admin, name);
  const stamp = now
    .toISOString()
    .replace(/[-:]|\.\d+Z/g, '')
    .toLowerCase();
  const [beside, before] = [`${name}_restoring_${stamp}`, `${name}_before_${stamp}`];
  const owner = decodeURIComponent(new URL(ownerUrl).username);
  await asAdmin(admin, `CREATE DATABASE ${pg.escapeIdentifier(beside)} OWNER ${pg.escapeIdentifier(owner)}`);
  return {
    ownerUrl: onServerOf(ownerUrl, beside),
    take: async () => {
      await requireUnused(admin, name);
      const rename = (from: string, to: string) =>
        `ALTER DATABASE ${pg.escapeIdentifier(from)} RENAME TO ${pg.escapeIdentifier(to)}`;
      await asAdmin(admin, 'BEGIN', rename(name, before), rename(beside, name), 'COMMIT');
      return before;
    },
    abandon: () => asAdmin(admin, `DROP DATABASE ${pg.escapeIdentifier(beside)} WITH (FORCE)`),
  };
}

/** Removes the databases that restored ones have replaced, and what a restore that was killed left. @returns their names */
export async function dropReplaced(ownerUrl: string, admin: string): Promise<string[]> {
  const name = decodeURIComponent(new URL(ownerUrl).pathname.slice(1));
  const found = await withClient(maintenance(admin), (client) =>
    client.query<{ datname: string }>('SELECT datname FROM pg_database WHERE starts_with(datname, $1)', [
      `${name}_`,
    ]),
  );
  const names = found.rows
    .map(({ datname }) => datname)
    .filter((one) => /^_(before|restoring)_\d{8}t\d{6}$/.test(one.slice(name.length)));
  for (const one of names) await asAdmin(admin, `DROP DATABASE ${pg.escapeIdentifier(one)}`);
  return names;
}

async function tablesIn(url: string): Promise<number> {
  const { rows } = await withClient(url, (client) =>
    client.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'v', 'm', 'S')`,
    ),
  ).catch((error: pg.DatabaseError) => {
    throw error.code === '3D000' ? new Failure(`There is no such database: ${error.message}.`) : error;
  });
  return rows[0]?.n ?? 0;
}

/** Looks for sessions, and ms between them: one ends a moment after its process has closed it. */
const LOOKS = 20;
const BETWEEN_MS = 50;

async function requireUnused(admin: string, name: string): Promise<void> {
  for (let looks = 1; ; looks += 1) {
    const sessions = await sessionsOn(admin, name);
    if (sessions === 0) return;
    if (looks === LOOKS)
      throw new Failure(
        `${sessions} session(s) are open on the database ${name}: stop the consoles and delivery processes first.`,
      );
    await delay(BETWEEN_MS);
  }
}

/** Without the server's own workers, such as autovacuum: they have no user, and make way for whoever renames. */
async function sessionsOn(admin: string, name: string): Promise<number> {
  const { rows } = await withClient(maintenance(admin), (client) =>
    client.query<{ n: number }>(
      'SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = $1 AND usesysid IS NOT NULL',
      [name],
    ),
  );
  return rows[0]?.n ?? 0;
}

/** Takes everything out of a database that was empty when we came. */
function empty(url: string): Promise<void> {
  return withClient(url, async (client) => {
    // Named before the first is dropped: with a table goes what depends on it.
    await client.query(`DO $$ DECLARE statement text; BEGIN
      FOREACH statement IN ARRAY ARRAY(
        SELECT format('DROP TABLE IF EXISTS %s CASCADE', oid::regclass) FROM pg_class
          WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
        UNION ALL SELECT format('DROP FUNCTION IF EXISTS %s CASCADE', p.oid::regprocedure) FROM pg_proc p
          WHERE pronamespace = 'public'::regnamespace AND NOT EXISTS
            (SELECT FROM pg_depend d WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e'))
      LOOP EXECUTE statement; END LOOP;
    END $$`);
  });
}

const maintenance = (admin: string) => onServerOf(admin, 'postgres');

/** The address of another database on the server of one, with the same login. */
export function onServerOf(url: string, database: string): string {
  const other = new URL(url);
  other.pathname = `/${encodeURIComponent(database)}`;
  return other.href;
}

async function asAdmin(admin: string, ...statements: string[]): Promise<void> {
  try {
    await withClient(maintenance(admin), async (client) => {
      for (const statement of statements) await client.query(statement);
    });
  } catch (error) {
    if ((error as pg.DatabaseError).code !== '42501') throw error;
    throw new Failure(
      `The owner's login may not do that (${messageOf(error)}): give it CREATEDB, or restore into an empty database with --into and point the URLs to that.`,
    );
  }
}
