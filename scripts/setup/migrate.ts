import { Failure, messageOf } from './failure';
import { MIGRATIONS, migrationList, migrationNames } from './migrations-folder';
import { withSchemaEngine } from './schema-engine';

const NO_FILTERS = { externalTables: [], externalEnums: [] };

/** Where a database stands against the migrations of this checkout. */
export type MigrationState = {
  /** Migrations that the database has not had. */
  pending: string[];
  /** Migrations that the database has had and this checkout does not hold. */
  unknown: string[];
  /** Migrations that began and did not finish. */
  failed: string[];
  /** Migrations whose file has changed since it was applied. */
  edited: string[];
};

/** Compares a database with the migrations of a folder. Needs no more than to read `_prisma_migrations`. */
export function migrationState(url: string, folder = MIGRATIONS): Promise<MigrationState> {
  return withSchemaEngine(url, undefined, async (engine) => {
    const found = await engine.diagnoseMigrationHistory({
      migrationsList: migrationList(folder),
      optInToShadowDatabase: false,
      filters: NO_FILTERS,
    });
    const history = found.history;
    let pending: string[] = [];
    if (!found.hasMigrationsTable) pending = migrationNames(folder);
    else if (history && history.diagnostic !== 'migrationsDirectoryIsBehind')
      pending = history.unappliedMigrationNames;
    const unknown =
      history && history.diagnostic !== 'databaseIsBehind' ? history.unpersistedMigrationNames : [];
    return { pending, unknown, failed: found.failedMigrationNames, edited: found.editedMigrationNames };
  });
}

/** Refuses a database that this checkout must not touch, in one sentence. */
export function refuseUnfit(state: MigrationState): void {
  if (state.unknown.length > 0) {
    throw new Failure(
      `This database was migrated by a newer version of Fairlead (it has ${state.unknown.join(', ')}, which this ` +
        'checkout does not know): update the checkout, or use another database.',
    );
  }
  if (state.failed.length > 0) {
    throw new Failure(
      `The migration ${state.failed.join(', ')} failed in this database and left nothing but its name there: mend ` +
        `what it failed of, say "npm run migrate -- --rolled-back ${state.failed[0]}", and migrate again.`,
    );
  }
}

/**
 * Applies what is pending, in order, each in one transaction, and records it in the ordinary `_prisma_migrations`.
 *
 * @param ownerUrl the login that owns the tables
 * @param names those to apply, of a folder that may hold more
 * @returns the names of the migrations that were applied now
 */
export async function applyMigrations(
  ownerUrl: string,
  folder = MIGRATIONS,
  names = migrationNames(folder),
): Promise<string[]> {
  try {
    const applied = await withSchemaEngine(ownerUrl, undefined, (engine) =>
      engine.applyMigrations({ migrationsList: migrationList(folder, names), filters: NO_FILTERS }),
    );
    return applied.appliedMigrationNames;
  } catch (error) {
    throw new Failure(`A migration failed: ${messageOf(error)}`);
  }
}
