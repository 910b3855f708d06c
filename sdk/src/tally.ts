import type { Decision } from '../../lib/policy/decision';

/** How often one thing was decided within a minute. '' = does not apply. */
export interface Tallied {
  /** Ms since 1970, at the minute. */
  readonly minute: number;
  /** `<epoch>.<version>` */
  readonly version: string;
  readonly taskClass: string;
  readonly rule: string;
  readonly arm: string;
  /** The first candidate's. */
  readonly offering: string;
  readonly outcome: Decision['outcome'];
  readonly code: string;
  count: number;
}

export interface Tally {
  /** Counts a decision that was made by `version` at `now` (ms since 1970). */
  readonly count: (decision: Decision, version: string, now: number) => void;
  /** All that was counted, which begins anew. */
  readonly take: () => readonly Tallied[];
}

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
/** So many rows are kept apart; what comes on top is summed over offerings and the hour … */
const APART = 10_000;
/** … and beyond so many it is not counted. */
const MOST = 12_000;

type Level<Key, Next> = Map<Key, Next>;
type Name = string | null;

/**
 * Counts of decisions, for as long as nobody takes them. The counting of a decision like an earlier one of the same minute
 * is four look-ups: names are those of the bundle, whose hashes are known.
 */
export function createTally(): Tally {
  let rows: Tallied[] = [];
  let sums = new Map<string, Tallied>();
  let live: Level<Name, Level<Name, Level<Name, Level<Name, Tallied | null>>>> = new Map();
  let liveVersion = '';
  let liveMinute = Number.NEGATIVE_INFINITY;

  function rowFor(decision: Decision): Tallied | null {
    const { outcome, code } = decision;
    const row = {
      minute: liveMinute,
      version: liveVersion,
      taskClass: taskClassOf(decision) ?? '',
      rule: decision.rule ?? '',
      arm: decision.arm ?? '',
      offering: offeringOf(decision) ?? '',
      outcome,
      code: code ?? '',
      count: 0,
    };
    if (rows.length < APART) {
      rows.push(row);
      return row;
    }
    const hour = Math.floor(liveMinute / HOUR_MS) * HOUR_MS;
    const key = JSON.stringify([hour, liveVersion, row.taskClass, row.rule, outcome, row.code]);
    const sum = sums.get(key);
    if (sum || rows.length >= MOST) return sum ?? null;
    const summed = { ...row, minute: hour, arm: '', offering: '' };
    sums.set(key, summed);
    rows.push(summed);
    return summed;
  }

  return {
    count: (decision, version, now) => {
      if (version !== liveVersion || now < liveMinute || now >= liveMinute + MINUTE_MS) {
        [liveVersion, liveMinute] = [version, Math.floor(now / MINUTE_MS) * MINUTE_MS];
        live = new Map();
      }
      const byRule = below(live, taskClassOf(decision));
      const byArm = below(byRule, decision.rule);
      const leaves = below(byArm, decision.arm);
      // An offering's name has a slash, and a code has none.
      const leaf = offeringOf(decision) ?? decision.code;
      let row = leaves.get(leaf);
      if (row === undefined) {
        row = rowFor(decision);
        leaves.set(leaf, row);
      }
      if (row) row.count += 1;
    },
    take: () => {
      const taken = rows;
      rows = [];
      sums = new Map();
      live = new Map();
      return taken;
    },
  };
}

function below<Key, LowerKey, Lower>(
  level: Level<Key, Level<LowerKey, Lower>>,
  key: Key,
): Level<LowerKey, Lower> {
  let next = level.get(key);
  if (!next) {
    next = new Map();
    level.set(key, next);
  }
  return next;
}

/** Null too for a name that the policy does not know: it is whatever a client has sent. */
function taskClassOf({ taskClass, code }: Decision): string | null {
  return code === 'unknown_task_class' ? null : taskClass;
}

function offeringOf({ candidates, escalations }: Decision): string | null {
  return (candidates[0] ?? escalations[0])?.offering ?? null;
}
