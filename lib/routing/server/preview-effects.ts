import type { Caller, Command } from '@/lib/auth/server/command';
import { db } from '@/lib/db/client';
import type { Obligation } from '@/lib/sensitivity/obligations';
import { clearanceRecords, loadClearanceRecords } from '@/lib/sensitivity/server/clearance-records';
import type { EvidenceEffects } from '../evidence-effects';
import { comparedStandings } from './compared-standings';
import { type Standing, standings } from './standings';

/** Carries what would stand out of the transaction that must not be kept. */
class TriedOut extends Error {
  constructor(readonly after: readonly Standing[]) {
    super('tried out');
  }
}

/**
 * What a command would do to routes: it is carried out in a transaction, what active policies' targets and all
 * offerings are then cleared for is compared with before, and everything is rolled back. What the command refuses is
 * refused here too, in the same words; nobody learns anything that the command would not let them do.
 */
export async function previewEffects(
  caller: Caller,
  command: Pick<Command<unknown>, 'within'>,
  input: unknown,
  now: Date = new Date(),
): Promise<EvidenceEffects> {
  const before = await standings(db(), await clearanceRecords(), now);
  try {
    return await db().$transaction(
      async (tx): Promise<never> => {
        await command.within(tx, caller, input, now);
        throw new TriedOut(await standings(tx, await loadClearanceRecords(tx), now));
      },
      { maxWait: 15_000, timeout: 30_000 },
    );
  } catch (thrown) {
    // Reckoned once the transaction has let go of its locks.
    if (thrown instanceof TriedOut) return comparedStandings(before, thrown.after, now);
    throw thrown;
  }
}

/** What it would do to routes if a label ("level:internal") asked for something else; null = nothing recorded. */
export async function previewObligations(
  label: string,
  obligations: readonly Obligation[] | null,
  now: Date = new Date(),
): Promise<EvidenceEffects> {
  const records = await clearanceRecords();
  const { levels, tags } = records.labels;
  const changed = (kind: string) => (one: (typeof levels)[number]) =>
    `${kind}:${one.key}` === label ? { ...one, obligations } : one;
  const labels = { levels: levels.map(changed('level')), tags: tags.map(changed('tag')) };
  const before = await standings(db(), records, now);
  return comparedStandings(before, await standings(db(), { ...records, labels }, now), now);
}
