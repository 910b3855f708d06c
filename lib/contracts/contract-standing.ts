import type { ContractStatus } from './contract';
import type { ContractTerm } from './evidence';
import { type EndReason, keptTermDates, type TermDates } from './term';

/** A contract's state as people see it at a moment: what the database holds, and what its dates make of that. */
export const SHOWN_STATUSES = [
  'draft',
  'in_review',
  'upcoming',
  'active',
  'expired',
  'terminated',
  'superseded',
] as const;
export type ShownStatus = (typeof SHOWN_STATUSES)[number];

/** When a contract counts, as known at a moment. Instants ISO, null = open; days in the contract's zone. */
export interface Standing {
  readonly status: ShownStatus;
  /** Since when it counts or will; null = it does not. */
  readonly from: string | null;
  /** The first moment at which it counts no more; null = it does not count, or without end. */
  readonly until: string | null;
  /** The last day on which it counts; and what ends it, `parent`: the contract that it belongs to. */
  readonly lastDay: string | null;
  readonly reason: EndReason | 'parent' | null;
  readonly dates: TermDates;
}

/** What a standing follows from. */
export interface StandingContract {
  readonly status: ContractStatus;
  readonly activatedAt: string | null;
  readonly term: ContractTerm;
}

/**
 * How a contract stands at `now` (ms since 1970). It counts from its first day or its activation, whichever is later,
 * and no longer than `parent`, the standing of what it belongs to.
 */
export function standingOf(
  { status, activatedAt, term }: StandingContract,
  parent: Standing | null,
  now: number,
): Standing {
  const dates = keptTermDates(term, now);
  const idle = { from: null, until: null, lastDay: dates.countsTo, reason: dates.reason, dates };
  if (status === 'draft' || status === 'in_review') return { ...idle, status };
  const over = status === 'active' ? 'expired' : status;
  if (!dates.span || !activatedAt) return { ...idle, status: over };
  const from = Math.max(dates.span.from, Date.parse(activatedAt));
  const parentUntil = parent?.until ? Date.parse(parent.until) : Number.POSITIVE_INFINITY;
  const parentEnds = parentUntil < dates.span.until;
  const until = parentEnds ? parentUntil : dates.span.until;
  const at = (time: number) => (Number.isFinite(time) ? new Date(time).toISOString() : null);
  return {
    status: now >= until || from >= until ? over : now < from ? 'upcoming' : 'active',
    from: at(from),
    until: at(until),
    lastDay: parentEnds ? (parent?.lastDay ?? null) : dates.countsTo,
    reason: parentEnds ? 'parent' : dates.reason,
    dates,
  };
}

/** The standings of contracts by id, each with that of what it belongs to. */
export function standingsOf(
  contracts: readonly (StandingContract & { readonly id: string; readonly parentId: string | null })[],
  now: number,
): ReadonlyMap<string, Standing> {
  const byId = new Map(contracts.map((contract) => [contract.id, contract]));
  const known = new Map<string, Standing>();
  const find = (id: string, below: readonly string[]): Standing | null => {
    const have = known.get(id);
    const contract = byId.get(id);
    // The commands see to it that none is above itself; a restored backup might not.
    if (have || !contract || below.includes(id)) return have ?? null;
    const parent = contract.parentId === null ? null : find(contract.parentId, [...below, id]);
    const standing = standingOf(contract, parent, now);
    known.set(id, standing);
    return standing;
  };
  for (const { id } of contracts) find(id, []);
  return known;
}
