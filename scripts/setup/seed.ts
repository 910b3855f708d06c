import { lastLines, runScript } from './command';
import { Failure } from './failure';
import { withClient } from './roles';

/** Whether a migrated database holds nothing yet: the catalogue's first table has no row. */
export function isEmpty(url: string): Promise<boolean> {
  return withClient(url, async (client) => {
    const found = await client.query<{ any: boolean }>('SELECT EXISTS (SELECT FROM vendors) AS any');
    return !found.rows[0]?.any;
  });
}

/** Fills a migrated, empty database through prisma/seed.ts, which reads the same variables as the application. */
export async function seed(env: NodeJS.ProcessEnv, logFile?: string): Promise<void> {
  const result = await runScript('prisma/seed.ts', [], { env, ...(logFile && { logFile }) });
  if (result.code === 0) return;
  const where = logFile ? ` (log: ${logFile})` : '';
  throw new Failure(`Filling the empty database failed: ${lastLines(result)}${where}`);
}
