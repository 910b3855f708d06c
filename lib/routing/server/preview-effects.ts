import type { Caller, Command } from '@/lib/auth/server/command';
import { own } from '@/lib/core/own';
import { db, type Transaction } from '@/lib/db/client';
import { closedTargets } from '../closed-targets';
import type { EnvironmentEffects, EvidenceEffects } from '../evidence-effects';
import { served } from '../narrow';
import { narrowClearance } from '../narrow-clearance';
import { openedLabels } from '../opened-labels';
import { type CoveredOfferings, coveredOfferings } from './covered-offerings';
import { stopsOf } from './in-force';
import { bundleOf } from './queries';
import { storedSource } from './records';
import { activeVersion } from './write-version';

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
  let before: readonly Standing[] = [];
  try {
    return await db().$transaction(
      async (tx): Promise<never> => {
        before = await standing(tx, now);
        await command.within(tx, caller, input, now);
        throw new TriedOut(await standing(tx, now));
      },
      { maxWait: 15_000, timeout: 30_000 },
    );
  } catch (thrown) {
    // Reckoned once the transaction has let go of its locks.
    if (thrown instanceof TriedOut) return compared(before, thrown.after, now);
    throw thrown;
  }
}

/** What an environment's offerings are cleared for, and its active policy. */
interface Standing {
  readonly environment: { readonly key: string; readonly name: string; readonly production: boolean };
  readonly active: Awaited<ReturnType<typeof activeVersion>>;
  readonly covered: CoveredOfferings;
}

async function standing(tx: Transaction, now: Date): Promise<Standing[]> {
  const environments = await tx.environment.findMany({
    where: { archivedAt: null },
    orderBy: { position: 'asc' },
    select: { id: true, key: true, name: true, production: true },
  });
  const all: Standing[] = [];
  for (const { id, ...environment } of environments) {
    const covered = await coveredOfferings(tx, environment.key, null, now);
    all.push({ environment, active: await activeVersion(tx, id), covered });
  }
  return all;
}

/** A task class' name as a version has it. */
function nameOf(source: unknown): (taskClass: string) => string {
  const { taskClasses } = storedSource(source);
  return (taskClass) => own(taskClasses, taskClass)?.name ?? taskClass;
}

function compared(before: readonly Standing[], after: readonly Standing[], now: Date): EvidenceEffects {
  const known = new Map(before.map((one) => [one.environment.key, one]));
  const environments = after.flatMap((is): EnvironmentEffects[] => {
    const was = known.get(is.environment.key);
    if (!was?.active) return [];
    const at = now.getTime();
    // What narrowing would take away already is not this change's doing.
    const { bundle } = narrowClearance(bundleOf(was.active.whole.identity), was.covered.of, at);
    const { bundle: narrow, losses } = narrowClearance(bundle, is.covered.of, at);
    const closes = closedTargets(
      bundle,
      served(narrow, stopsOf(was.active)),
      losses,
      nameOf(was.active.source),
      at,
    );
    const { key: environment, name, production } = is.environment;
    return closes.length > 0 ? [{ environment, name, production, closes }] : [];
  });
  const pairs = after.flatMap((is) => {
    const was = known.get(is.environment.key);
    return was ? [{ environment: is.environment.name, before: was.covered, after: is.covered }] : [];
  });
  return { environments, opens: openedLabels(pairs, now.getTime()) };
}
