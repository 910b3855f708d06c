import { Failure } from './failure';
import { migrationState, refuseUnfit } from './migrate';
import { migrateAlone } from './migrate-alone';
import type { DatabaseUrls } from './open-database';
import { APPLICATION_GROUP, DELIVERY_GROUP, ensureMember } from './roles';

/**
 * Brings a database to the migrations of this checkout and its logins into their groups.
 *
 * @returns the names of the migrations that were applied now
 */
export async function migrateDatabase(urls: DatabaseUrls): Promise<string[]> {
  const state = await migrationState(urls.owner ?? urls.application);
  // One that has begun and not ended may be under way in another process: whether it failed is seen once that has ended.
  refuseUnfit({ ...state, failed: [] });
  const lacking = state.pending.length + state.failed.length;
  let applied: string[] = [];
  if (lacking > 0) {
    if (!urls.owner) {
      throw new Failure(
        `The database lacks ${lacking} migration(s) and the application's login may not apply them: set DATABASE_OWNER_URL to the login that owns the tables.`,
      );
    }
    applied = await migrateAlone(urls.owner);
  }
  await ensureMember(urls.application, urls.owner, APPLICATION_GROUP, 'DATABASE_URL');
  // One login for both needs no second membership: the application's group reads all that delivery does.
  if (urls.delivery !== urls.application) {
    await ensureMember(urls.delivery, urls.owner, DELIVERY_GROUP, 'DATABASE_DELIVERY_URL');
  }
  return applied;
}
