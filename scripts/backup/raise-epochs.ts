import { bringDatabase, connect } from '../../lib/db/client';
import { makeChange } from '../../lib/signing/server/make-change';
import { messageOf } from '../setup/failure';

/**
 * Raises the epoch of every environment in which something was in force, so that the next version there stands above
 * all that routers hold. Something has to be published in each before routers move on.
 *
 * @returns what came of each, in a sentence
 */
export async function raiseEpochs(ownerUrl: string): Promise<string[]> {
  const database = connect(ownerUrl);
  bringDatabase(database);
  const lines: string[] = [];
  try {
    const environments = await database.environment.findMany({
      where: { archivedAt: null, versions: { some: {} } },
      orderBy: { position: 'asc' },
    });
    for (const { key: environment, epoch } of environments) {
      const change = { kind: 'raise-epoch', environment, epoch, reason: 'A backup was restored.' } as const;
      lines.push(
        await makeChange(change, {}).catch(
          (error: unknown) => `The epoch of ${environment} was not raised: ${messageOf(error)}`,
        ),
      );
    }
  } finally {
    bringDatabase(undefined);
    await database.$disconnect();
  }
  return lines;
}
