import type { ContractEvidence } from './evidence';
import { contractInterval, type Span } from './term';

/** What both spans have in common; null = nothing. */
export function common(one: Span | null, other: Span | null): Span | null {
  if (one === null || other === null) return null;
  const from = Math.max(one.from, other.from);
  const until = Math.min(one.until, other.until);
  return from < until ? { from, until } : null;
}

/** From an instant on, or until one (ISO; null = open). */
export function between(from: string | null, until: string | null): Span {
  return {
    from: from === null ? Number.NEGATIVE_INFINITY : Date.parse(from),
    until: until === null ? Number.POSITIVE_INFINITY : Date.parse(until),
  };
}

/** A contract with when it is in force, and how its clauses rank. */
export interface StandingContract {
  readonly contract: ContractEvidence;
  /** When it counts; null = at no time. */
  readonly span: Span | null;
  /** Its own first moment, whenever it was activated; null = it has none. */
  readonly start: number | null;
  /** What its clauses rank by: an amendment's like those of what it amends. */
  readonly precedence: number;
  readonly rankStart: number;
  /** The contract at the head of its family: itself, where it belongs to none. */
  readonly root: string;
  /** Keys of the company entities that it is for: where it names none, those of what it belongs to. */
  readonly entities: readonly string[];
}

/**
 * Every contract with when it counts as known at `now` (ms since 1970): from when it was activated, no longer than its term
 * and than what it belongs to, and once it is no longer active, without a day that says since when, not past `now`.
 */
export function standingContracts(
  contracts: readonly ContractEvidence[],
  now: number,
): ReadonlyMap<string, StandingContract> {
  const byId = new Map(contracts.map((contract) => [contract.id, contract]));
  const found = new Map<string, StandingContract | null>();

  const standing = (contract: ContractEvidence): StandingContract | null => {
    const known = found.get(contract.id);
    if (known !== undefined) return known;
    // Contracts that belong to each other in a circle are in force at no time.
    found.set(contract.id, null);
    const parent = contract.parent === null ? undefined : byId.get(contract.parent);
    const above = parent && standing(parent);
    const term = contractInterval(contract.term, now);
    const start = term?.from ?? null;
    const held = common(term, between(contract.activatedAt, null));
    // A contract that is ended on a day to come holds until then.
    const active =
      contract.status === 'active' || contract.term.terminatedOn !== null
        ? held
        : common(held, { from: Number.NEGATIVE_INFINITY, until: now });
    const amends = contract.kind === 'amendment' && above;
    const made: StandingContract = {
      contract,
      span: contract.parent === null ? active : common(active, above?.span ?? null),
      start,
      precedence: amends ? above.precedence : contract.precedence,
      rankStart: amends ? above.rankStart : (start ?? Number.NEGATIVE_INFINITY),
      root: above?.root ?? contract.id,
      entities: contract.entities.length > 0 ? contract.entities : (above?.entities ?? []),
    };
    found.set(contract.id, made);
    return made;
  };

  return new Map(
    contracts.flatMap((contract) => {
      const made = standing(contract);
      return made ? [[contract.id, made] as const] : [];
    }),
  );
}
