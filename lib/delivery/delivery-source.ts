import type { Acknowledgement } from './acknowledgement';
import type { LookProblem } from './look-problem';
import type { ActivePolicy, Snapshot, StoredBundle } from './snapshot';
import type { DecisionReport } from './telemetry';

/**
 * How well what is in memory is known to be current:
 * `live`, the database was read within the last seconds; `memory`, it was not, and known tokens are honoured for an
 * hour; `disk`, so too, but it has not been read since this host started; `expired`, that hour is over and no token can be vouched for.
 */
export type Standing = 'live' | 'memory' | 'disk' | 'expired';

/** `Policy-Source`: where what is served was read. A bundle whose tokens nobody vouches for is still one from memory. */
export function policySource(standing: Standing): 'live' | 'memory' | 'disk' {
  return standing === 'expired' ? 'memory' : standing;
}

/** Where `respond` gets what it serves. One per process; the Postgres one is `source.ts`. */
export interface DeliverySource {
  /** What there is to serve; null until it has been read for the first time. */
  readonly snapshot: () => Snapshot | null;
  readonly standing: () => Standing;
  /** Why the last look at the database failed; null = it did not. */
  readonly problem: () => LookProblem | null;
  /**
   * Looks at the database now instead of at the next poll; resolves when it has, or could not. Calls that come together
   * share one look, and looks are kept apart, so that unknown tokens cannot load the database.
   */
  readonly recheck: () => Promise<void>;
  /**
   * A bundle that was released at some time, from memory or the database; null if there is none.
   *
   * @throws Error if the database does not answer
   */
  readonly bundle: (digest: string) => Promise<StoredBundle | null>;
  /** Whether changes are told by the database, and not only found by polling. */
  readonly hinted: () => boolean;
  /** Has `listener` told each time a new snapshot has taken the place of another. Returns what ends that. */
  readonly changed: (listener: () => void) => () => void;
  /** The body of `/.well-known/fairlead-keys`; null before there are keys. */
  readonly keySet: () => string | null;
  /** The proof that a policy's release was active a short while ago; null if this host has none. */
  readonly freshness: (policy: ActivePolicy) => string | null;
  /** Notes that a token was used, to be written in a batch. Never waits, never throws. */
  readonly tokenUsed: (id: string, now: number) => void;
  /** Notes that a router was heard of and what it runs, to be written in a batch. Never waits, never throws. */
  readonly acknowledge: (of: Acknowledgement) => void;
  /** Counts what a router decided, once however often it is reported. Never rejects. */
  readonly count: (
    environment: string,
    report: DecisionReport,
  ) => Promise<'counted' | 'again' | 'unavailable'>;
}
