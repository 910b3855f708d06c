import { type DeskClause, type Standing, standingOf } from '@/lib/contracts/clause-desk';
import type { ClauseType } from '@/lib/contracts/clause-type';

/** A line of the desk's list: a clause, or a type of which the contract has none yet. */
export interface DeskEntry {
  /** "clause:<id>" or "type:<key>" */
  readonly id: string;
  readonly type: ClauseType;
  readonly clause: DeskClause | null;
  readonly standing: Standing | 'missing';
  /** Which of several of its type, from 1; null = the only one. */
  readonly nth: number | null;
}

export const FILTERS = {
  all: 'All',
  missing: 'Missing',
  open: 'Open',
  waiting: 'Waiting',
  approved: 'Approved',
  deviating: 'Deviating',
} as const;
export type Filter = keyof typeof FILTERS;

export const clauseEntry = (id: string): string => `clause:${id}`;
export const typeEntry = (key: string): string => `type:${key}`;

/**
 * Every type in its order, each with its clauses in the order in which they were begun.
 * @param another key of a type of which one more is about to be written
 */
export function entriesOf(
  types: readonly ClauseType[],
  clauses: readonly DeskClause[],
  another: string | null = null,
): DeskEntry[] {
  return types.flatMap((type): DeskEntry[] => {
    const own = clauses.filter((clause) => clause.type === type.key);
    const entries = own.map((clause) => ({
      id: clauseEntry(clause.id),
      type,
      clause,
      standing: standingOf(clause),
    }));
    const empty = { id: typeEntry(type.key), type, clause: null, standing: 'missing' as const };
    const all = own.length === 0 || another === type.key ? [...entries, empty] : entries;
    return all.map((entry, nth) => ({ ...entry, nth: all.length > 1 ? nth + 1 : null }));
  });
}

/** Whether a filter lets an entry through. */
export function passes(entry: DeskEntry, filter: Filter, deviates: boolean): boolean {
  if (filter === 'all') return true;
  if (filter === 'deviating') return deviates;
  if (filter === 'open') return entry.standing === 'open' || entry.standing === 'changes';
  return entry.standing === filter;
}

/** Whether what was typed stands in a type's name, number or question. */
export function isNamed({ type }: DeskEntry, query: string): boolean {
  const words = query.trim().toLowerCase();
  return (
    words === '' ||
    `${type.number ?? ''} ${type.name} ${type.key} ${type.question}`.toLowerCase().includes(words)
  );
}

/** The next after an entry that somebody still has to write, round to the beginning; null = none is left. */
export function nextToWrite(entries: readonly DeskEntry[], after: string): DeskEntry | null {
  const at = entries.findIndex(({ id }) => id === after);
  const round = [...entries.slice(at + 1), ...entries.slice(0, Math.max(0, at))];
  return round.find(({ standing }) => !['approved', 'waiting'].includes(standing)) ?? null;
}
