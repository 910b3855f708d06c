import {
  type ClauseBook,
  clauseBook,
  type NamedHop,
  type Voice,
  voicesFor,
} from '@/lib/contracts/clause-book';
import type { Evidence } from '@/lib/contracts/evidence';
import { remembered } from '@/lib/core/remembered';
import { type ClearanceEnvironment, SAMPLES_COUNT_IN } from './clearance-question';

/** What clauses say, for one of the companies that must all be covered. */
export interface CompanyClauses {
  /** One of those that no contract tells apart; null = nobody said who uses it. */
  readonly entity: string | null;
  readonly book: ClauseBook;
  /** By vendor: the types of clauses of which some flow down to it. */
  readonly flowing: ReadonlyMap<string, ReadonlySet<string>>;
  /** What is said of a type of clause about one on the way: the same list each time. */
  readonly voices: (type: string, hop: NamedHop) => readonly Voice[];
}

/** Companies that no contract tells apart are asked about once. */
function companies({ contracts }: Evidence, entities: readonly string[]): readonly (string | null)[] {
  if (entities.length === 0) return [null];
  const alike = new Map<string, string>();
  for (const entity of entities)
    alike.set(contracts.map((contract) => (contract.entities.includes(entity) ? 1 : 0)).join(''), entity);
  return [...alike.values()];
}

/** What clauses say to each of an environment's companies, as known at `seen` (ms since 1970). */
export function companyClauses(
  evidence: Evidence,
  environment: ClearanceEnvironment,
  seen: number,
): readonly CompanyClauses[] {
  const flowing = new Map<string, Set<string>>();
  for (const { content, type } of evidence.clauses)
    for (const party of content.flowsDownTo) remembered(flowing, party, () => new Set<string>()).add(type);
  return companies(evidence, environment.entities).map((entity): CompanyClauses => {
    const book = clauseBook(evidence, seen, {
      entity,
      sample: environment.key === SAMPLES_COUNT_IN,
      singlePerson: environment.singlePerson,
    });
    const known = new Map<NamedHop, Map<string, readonly Voice[]>>();
    return {
      entity,
      book,
      flowing,
      voices: (type, hop) =>
        remembered(
          remembered(known, hop, () => new Map<string, readonly Voice[]>()),
          type,
          () => voicesFor(book, type, hop),
        ),
    };
  });
}
