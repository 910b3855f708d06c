import { setTimeout as delay } from 'node:timers/promises';
import type pg from 'pg';
import { applyMigrations, migrationState, refuseUnfit } from './migrate';
import { MIGRATIONS } from './migrations-folder';
import { withClient } from './roles';

/** The advisory lock of whoever migrates: any number that nothing else of ours locks. */
export const ALONE = 4_701_332_619;
const TRIES = 30;
/** lock_not_available, as engine-adapter.ts puts it into what the engine says. */
const NO_LOCK = /\(55P03\)/;

/** How often, and with how many ms in between, a migration that gets no lock is tried again. */
type Patience = { tries?: number; pause?: number };

/**
 * Applies what is pending while nobody else does: of several that begin at once one applies, and the others find it done.
 * A migration that does not get a table's lock in time is taken back and tried again, so that nobody waits long behind it.
 *
 * @returns the names of the migrations that were applied here
 * @throws Failure if one fails or has failed before, or gets no lock in about two minutes
 */
export function migrateAlone(
  ownerUrl: string,
  folder = MIGRATIONS,
  { tries = TRIES, pause = 2_000 }: Patience = {},
): Promise<string[]> {
  return alone(ownerUrl, async (client) => {
    // What was under way before counts as failed only now that nobody else migrates.
    refuseUnfit(await migrationState(ownerUrl, folder));
    for (let tried = 1; ; tried += 1) {
      try {
        return await applyMigrations(ownerUrl, folder);
      } catch (error) {
        if (!NO_LOCK.test(String(error))) throw error;
        await forgetUnfinished(client);
        if (tried === tries) throw error;
        await delay(pause);
      }
    }
  });
}

/**
 * Marks a migration that failed as rolled back, so that it is applied anew.
 *
 * @returns whether there was one of that name that had begun and not ended
 */
export function markRolledBack(ownerUrl: string, name: string): Promise<boolean> {
  return alone(ownerUrl, async (client) => (await forgetUnfinished(client, name)) > 0);
}

function alone<Result>(ownerUrl: string, work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  return withClient(ownerUrl, async (client) => {
    await client.query(`SELECT pg_advisory_lock(${ALONE})`);
    return work(client);
  });
}

/** A migration is one transaction: one that did not end has left nothing but its line in the list. */
async function forgetUnfinished(client: pg.Client, name: string | null = null): Promise<number> {
  const forgotten = await client.query(
    `UPDATE _prisma_migrations SET rolled_back_at = now()
     WHERE finished_at IS NULL AND rolled_back_at IS NULL AND migration_name = coalesce($1, migration_name)`,
    [name],
  );
  return forgotten.rowCount ?? 0;
}
