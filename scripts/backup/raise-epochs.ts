import { bringDatabase, connect } from '../../lib/db/client';
import { makeChange } from '../../lib/signing/server/make-change';
import { messageOf } from '../setup/failure';

/**
 * Raises the epoch of every environment in which something was in force by one, so that the next version there stands
 * above what was published after the backup, unless the epoch was raised after it too. Something has to be published in
 * each before routers move on.
 *
 * @returns what came of each, with a sentence
 */
export async function raiseEpochs(ownerUrl: string): Promise<{ raised: boolean; sentence: string }[]> {
  const database = connect(ownerUrl);
  bringDatabase(database);
  const outcomes: { raised: boolean; sentence: string }[] = [];
  try {
    const environments = await database.environment.findMany({
      where: { archivedAt: null, versions: { some: {} } },
      orderBy: { position: 'asc' },
    });
    for (const { key: environment, epoch } of environments) {
      const change = { kind: 'raise-epoch', environment, epoch, reason: 'A backup was restored.' } as const;
      outcomes.push(
        await makeChange(change, {}).then(
          (sentence) => ({ raised: true, sentence }),
          (error: unknown) => ({
            raised: false,
            sentence: `The epoch of ${environment} was not raised: ${messageOf(error)}`,
          }),
        ),
      );
    }
  } finally {
    bringDatabase(undefined);
    await database.$disconnect();
  }
  return outcomes;
}
