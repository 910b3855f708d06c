import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { MigrationList } from '@prisma/schema-engine-wasm/schema_engine_bg';
import { inRoot } from './paths';

/** Where the migrations of this checkout are. */
export const MIGRATIONS = inRoot('prisma', 'migrations');

/** Prisma's note of which kind of database the migrations are for: the engine refuses a folder without it. */
export const LOCK_FILE = 'migration_lock.toml';
export const LOCK_TEXT = 'provider = "postgresql"\n';

/** The names of the migrations in a folder, in the order in which they apply. */
export function migrationNames(folder = MIGRATIONS): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(path.join(folder, entry.name, 'migration.sql')))
    .map((entry) => entry.name)
    .sort();
}

/**
 * The migrations of a folder in the form that the schema engine takes.
 *
 * @param names the ones among them; left out: all
 */
export function migrationList(folder = MIGRATIONS, names = migrationNames(folder)): MigrationList {
  return {
    baseDir: folder,
    lockfile: { path: LOCK_FILE, content: LOCK_TEXT },
    shadowDbInitScript: '',
    migrationDirectories: names.map((name) => ({
      path: name,
      migrationFile: {
        path: 'migration.sql',
        content: { tag: 'ok', value: readFileSync(path.join(folder, name, 'migration.sql'), 'utf8') },
      },
    })),
  };
}
