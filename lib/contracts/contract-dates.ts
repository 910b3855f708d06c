import type { ContractDto } from './contract';
import type { Standing } from './contract-standing';
import { dayEnd, dayStart } from './zoned-day';

/** A day of a contract that somebody should know of. */
export interface ContractDate {
  readonly kind: 'begins' | 'notice' | 'term_ends' | 'ends' | 'clause_ends';
  /** `YYYY-MM-DD` in the contract's zone; of an end the last day, inclusive. */
  readonly day: string;
  /** The moment that it comes to: the first of what begins, the first after what ends. ISO. */
  readonly at: string;
  /** Of a clause that ends before its contract: its type's key and its id. */
  readonly clause: { readonly id: string; readonly type: string } | null;
}

/** A clause in force with a last day of its own. */
export interface EndingClause {
  readonly id: string;
  readonly type: string;
  readonly validTo: string;
}

/** The days of a contract that is in force or will be, in order: what begins, what must be said by when, what ends. */
export function contractDates(
  { effectiveOn, zone, noticeGivenOn }: Pick<ContractDto, 'effectiveOn' | 'zone' | 'noticeGivenOn'>,
  standing: Standing,
  clauses: readonly EndingClause[] = [],
): readonly ContractDate[] {
  const { lastDay, until, dates } = standing;
  const ended = (kind: ContractDate['kind'], day: string, at: string | null = null): ContractDate => ({
    kind,
    day,
    at: at ?? new Date(dayEnd(day, zone)).toISOString(),
    clause: null,
  });
  const found: ContractDate[] = clauses
    .filter(({ validTo }) => lastDay === null || validTo < lastDay)
    .map(({ id, type, validTo }) => ({ ...ended('clause_ends', validTo), clause: { id, type } }));
  if (effectiveOn !== null) {
    const at = new Date(dayStart(effectiveOn, zone)).toISOString();
    found.push({ kind: 'begins', day: effectiveOn, at, clause: null });
  }
  if (dates.noticeDeadline !== null && noticeGivenOn === null)
    found.push(ended('notice', dates.noticeDeadline));
  if (dates.currentEnd !== null && dates.currentEnd !== lastDay)
    found.push(ended('term_ends', dates.currentEnd));
  if (lastDay !== null) found.push(ended('ends', lastDay, until));
  return found.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}
