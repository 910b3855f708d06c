import { setTimeout as delay } from 'node:timers/promises';
import type pg from 'pg';
import { applyMigrations } from './migrate';
import { MIGRATIONS } from './migrations-folder';
import { withClient } from './roles';

/** Any number that nothing else of ours locks. */
const ALONE = 4_701_332_619;
const TRIES = 30;

/**
 * Applies what is pending while nobody else does: of several that begin at once one applies, and the others find it done.
 * A migration that does not get a table's lock in time is taken back and tried again, so that nobody waits long behind it.
 *
 * @returns the names of the migrations that were applied here
 * @throws Failure if one fails, or gets no lock in about two minutes
 */
export function migrateAlone(ownerUrl: string, folder = MIGRATIONS, pause = 2_000): Promise<string[]> {
  return withClient(ownerUrl, async (client) => {
    await client.query(`SELECT pg_advisory_lock(${ALONE})`);
    for (let tries = 1; ; tries += 1) {
      try {
        return await applyMigrations(ownerUrl, folder);
      } catch (error) {
        if (tries === TRIES || !/lock timeout/.test(String(error))) throw error;
        await forgetUnfinished(client);
        await delay(pause);
      }
    }
  });
}

/** A migration is one transaction: one that got no lock has left nothing but its line in the list. */
async function forgetUnfinished(client: pg.Client): Promise<void> {
  await client.query(
    'UPDATE _prisma_migrations SET rolled_back_at = now() WHERE finished_at IS NULL AND rolled_back_at IS NULL',
  );
}
