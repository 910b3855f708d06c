import { withClient } from '../../scripts/setup/roles';
import { runningApp } from './app';

/** What no screen does in a test's time: a day that has come, an environment more. One statement after the other. */
export async function runSql(...statements: string[]): Promise<void> {
  await withClient(runningApp().database.ownerUrl, async (client) => {
    for (const statement of statements) await client.query(statement);
  });
}
