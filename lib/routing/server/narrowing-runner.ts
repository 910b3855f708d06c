import { db } from '@/lib/db/client';
import { outageOf } from '@/lib/http/outage';
import { log as logOf } from '@/lib/observe/log';
import { startRunner } from '@/lib/observe/runners';
import { narrowEnvironment, type Watched } from './narrowing';
import { EACH_SECOND, type RoundsLog } from './rounds';

/** An environment with the numbers by which a process knows whether it has looked at it as it is. */
interface Sight extends Watched {
  readonly evidence: bigint;
  readonly catalogue: bigint;
}

/** By environment, what was looked at last. */
export type Looked = Map<string, string>;

/**
 * Looks at each environment whose active version, evidence or catalogue is another than when this process last looked,
 * and narrows what has to be. What did not come about is looked at again in the next round, also where another process
 * had it in hand: it finds nothing left to do then.
 */
export async function narrowAll(looked: Looked, now: () => Date, log: RoundsLog): Promise<void> {
  const environments = await db().$queryRaw<Sight[]>`
    SELECT e.id, e.key, v.version, s.rev AS evidence, c.rev AS catalogue
    FROM environments e
    CROSS JOIN evidence_state s CROSS JOIN catalog_state c
    JOIN LATERAL (
      SELECT max(version) AS version FROM policy_versions WHERE environment_id = e.id
    ) v ON v.version IS NOT NULL
    WHERE e.archived_at IS NULL ORDER BY e.position`;
  for (const environment of environments) {
    const { id, version, evidence, catalogue } = environment;
    const sight = `${version} ${evidence} ${catalogue}`;
    if (looked.get(id) === sight) continue;
    try {
      const outcome = await narrowEnvironment(environment, now());
      if (outcome === 'busy') continue;
      if (outcome === 'nothing') looked.set(id, sight);
      else report(environment.key, outcome.version, outcome.losses.length, log);
    } catch (error) {
      if (outageOf(error)) throw error;
      // One environment's trouble keeps no other waiting.
      if (!isPassing(error)) {
        log.error(
          { event: 'narrowing', environment: environment.key, err: error },
          'it could not be narrowed',
        );
      }
    }
  }
}

function report(environment: string, version: number, lost: number, log: RoundsLog): void {
  const facts = { event: 'narrowing', environment, version, lost };
  log.info(facts, 'evidence ended, and the policy was narrowed');
}

/** Deadlocks, versions that another made first, and transactions that ran out of time: the next round tries again. */
function isPassing(error: unknown): boolean {
  return ['P2002', 'P2028', 'P2034'].includes((error as { code?: string }).code ?? '');
}

/** Starts narrowing in this process. It keeps no process alive. */
export function startNarrowing(): () => Promise<void> {
  const looked: Looked = new Map();
  const waits = 'what ended is not taken out of policies yet: it could not be looked up or written';
  const log = logOf('narrowing');
  return startRunner({
    name: 'narrowing',
    round: () => narrowAll(looked, () => new Date(), log),
    waits,
    ...EACH_SECOND,
  });
}
