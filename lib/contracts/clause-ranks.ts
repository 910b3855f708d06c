import type { ClauseEvidence } from './evidence';
import type { StandingContract } from './in-force';
import type { Scope } from './scope';
import type { Span } from './term';
import { dayStart } from './zoned-day';

/** By what clauses rank: the highest precedence, then the latest start (ms since 1970). */
export interface Rank {
  readonly precedence: number;
  readonly start: number;
}

/** What an amendment takes out: within its scopes, from a moment on. */
export interface Removal {
  readonly span: Span;
  readonly scopes: readonly Scope[];
}

/** The scopes that leave anything out: to look at no others is what makes ten thousand offerings quick. */
export function saying(...scopes: readonly Scope[]): readonly Scope[] {
  return scopes.filter((scope) => Object.values(scope).some((part) => part !== undefined && part.length > 0));
}

/** What is agreed in a paper that nobody ever executed changes nothing. */
const isSigned = ({ content, executedOn, paperGone }: ClauseEvidence): boolean =>
  content.status !== 'agreed' || executedOn !== null || paperGone === true;

/**
 * Until when what a clause takes out stays out: for ever, even when the amendment ends or its approval does, unless
 * the same clause was approved anew and decides from then on.
 */
function takenBack({ clause, endedAt }: ClauseEvidence, all: readonly ClauseEvidence[]): number {
  const anew =
    endedAt !== null && all.some((other) => other.clause === clause && other.approvedAt >= endedAt);
  return anew ? Date.parse(endedAt) : Number.POSITIVE_INFINITY;
}

/**
 * How clauses rank among each other, and what those of amendments take out. One that only adds stands where those of the
 * amended contract stand, so that it is in conflict with what it contradicts; one that replaces stands in the place of
 * what it replaces. Only clauses of the same family of contracts and of the same type replace or delete each other.
 * @param clauses that have something to say, whose contracts have all begun, or will
 * @param all every approved content, for whether one was approved anew
 */
export function clauseRanks(
  clauses: readonly ClauseEvidence[],
  all: readonly ClauseEvidence[],
  contracts: ReadonlyMap<string, StandingContract>,
): {
  readonly rankOf: (clause: ClauseEvidence) => Rank;
  readonly removalsOf: (clause: string) => readonly Removal[];
} {
  const contents = new Map<string, ClauseEvidence[]>();
  for (const clause of clauses) contents.set(clause.clause, [...(contents.get(clause.clause) ?? []), clause]);
  const standingOf = (clause: ClauseEvidence) => contracts.get(clause.contract) as StandingContract;
  const ownStart = ({ contract, content }: ClauseEvidence): number => {
    const standing = contracts.get(contract) as StandingContract;
    const begins = standing.start as number;
    return content.validFrom === null ? begins : dayStart(content.validFrom, standing.contract.term.zone);
  };

  const targetsOf = (clause: ClauseEvidence): readonly ClauseEvidence[] => {
    const { effect, replaces } = clause.content;
    if (effect === 'adds' || replaces === null || replaces === clause.clause) return [];
    const { root } = standingOf(clause);
    return (contents.get(replaces) ?? []).filter(
      (target) => target.type === clause.type && standingOf(target).root === root,
    );
  };

  const removals = new Map<string, Removal[]>();
  for (const clause of clauses) {
    const [target] = targetsOf(clause);
    if (!target || !isSigned(clause)) continue;
    const standing = standingOf(clause);
    const from = Math.max(ownStart(clause), standing.start as number);
    const until = takenBack(clause, all);
    const scopes = saying(standing.contract.scope, clause.content.scope);
    removals.set(target.clause, [...(removals.get(target.clause) ?? []), { span: { from, until }, scopes }]);
  }

  const rankOf = (clause: ClauseEvidence, passed: readonly string[] = []): Rank => {
    const targets = passed.includes(clause.clause) ? [] : targetsOf(clause);
    if (targets.length > 0) {
      const ranks = targets.map((target) => rankOf(target, [...passed, clause.clause]));
      return ranks.reduce((a, b) =>
        b.precedence > a.precedence || (b.precedence === a.precedence && b.start > a.start) ? b : a,
      );
    }
    const { contract, precedence, root, rankStart } = standingOf(clause);
    const amends = contract.kind === 'amendment' && root !== contract.id;
    return { precedence, start: amends ? rankStart : ownStart(clause) };
  };

  return { rankOf: (clause) => rankOf(clause), removalsOf: (clause) => removals.get(clause) ?? [] };
}
