import { NEWEST_MIGRATION } from '../../lib/db/newest-migration';
import { messageOf } from './failure';
import { withClient } from './roles';

/** What the name of a migration has in it that the release before does not survive (scripts/check/migrations.ts). */
export const CONTRACTING = /_contract(_|$)/;

/**
 * Why a console of this release must not start on a database, in a sentence; null when it may. A newer database is fit
 * for the release before it, so that an old process that is started again during an upgrade works, unless one of its
 * migrations took something away.
 *
 * @param url the application's login
 */
export async function schemaProblem(url: string): Promise<string | null> {
  let names: string[];
  try {
    names = await withClient(url, async (client) => {
      const { rows } = await client.query<{ name: string }>(
        'SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL',
      );
      return rows.map(({ name }) => name);
    });
  } catch (error) {
    if ((error as { code?: string }).code === '42P01')
      return 'The database has no tables yet: run "npm run migrate" first.';
    return `The database of DATABASE_URL cannot be read (${messageOf(error)}).`;
  }
  if (!names.includes(NEWEST_MIGRATION))
    return `The database is older than this release (it lacks ${NEWEST_MIGRATION}): run "npm run migrate" first.`;
  const contracted = names.filter((name) => name > NEWEST_MIGRATION && CONTRACTING.test(name));
  if (contracted.length > 0)
    return `The database is newer than this release can serve (${contracted.join(', ')}): start the newer release.`;
  return null;
}
