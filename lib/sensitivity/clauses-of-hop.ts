import {
  type ClauseBook,
  clauseBook,
  type NamedHop,
  type Voice,
  voicesFor,
} from '@/lib/contracts/clause-book';
import { coverage, type RegionGroups } from '@/lib/contracts/covers';
import { type Asked, effectiveStretches, type Stretch } from '@/lib/contracts/effective-clause';
import type { Evidence } from '@/lib/contracts/evidence';
import { remembered } from '@/lib/core/remembered';
import { type ClearanceEnvironment, SAMPLES_COUNT_IN } from './clearance-question';
import type { EvidenceRef } from './evidence-ref';
import type { Held } from './intervals';

/** The effective clause over time, with what obligations made of it so far, by their number. */
export interface Effective {
  readonly stretches: readonly Stretch[];
  readonly held: Map<number, Held<EvidenceRef>>;
}

/** What clauses say, for one of the companies that must all be covered. */
export interface CompanyClauses {
  /** One of those that no contract tells apart; null = nobody said who uses it. */
  readonly entity: string | null;
  readonly book: ClauseBook;
  /** Types of clauses of which some flow down to others than the contract's own. */
  readonly flowing: readonly string[];
  /** What is in effect of a type of clause for one on the way, worked out once for all who are covered alike. */
  readonly effective: (type: string, hop: NamedHop, asked: Asked) => Effective;
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
  const { regionGroups: groups } = evidence;
  return companies(evidence, environment.entities).map((entity): CompanyClauses => {
    const book = clauseBook(evidence, seen, {
      entity,
      sample: environment.key === SAMPLES_COUNT_IN,
      singlePerson: environment.singlePerson,
    });
    const byHop = new Map<NamedHop, Map<string, HopClauses>>();
    const of = (type: string, hop: NamedHop) =>
      remembered(
        remembered(byHop, hop, () => new Map<string, HopClauses>()),
        type,
        (): HopClauses => ({ voices: voicesFor(book, type, hop), byCoverage: new Map() }),
      );
    return {
      entity,
      book,
      flowing: [
        ...new Set(
          evidence.clauses.filter(({ content }) => content.flowsDownTo.length > 0).map(({ type }) => type),
        ),
      ],
      effective: (type, hop, asked) => {
        const { voices, byCoverage } = of(type, hop);
        return remembered(byCoverage, coverageText(voices, asked, groups), () => ({
          stretches: effectiveStretches(voices, asked, groups),
          held: new Map(),
        }));
      },
    };
  });
}

interface HopClauses {
  readonly voices: readonly Voice[];
  /** By how far the scopes of the voices cover what is asked about. */
  readonly byCoverage: Map<string, Effective>;
}

/** All that the effective clause depends on of what is asked about. */
function coverageText(voices: readonly Voice[], { offering, feature }: Asked, groups: RegionGroups): string {
  let text = '';
  for (const { contract, clause, removals } of voices) {
    text += coverage(contract.scope, offering, feature, groups).charAt(0);
    text += coverage(clause.content.scope, offering, feature, groups).charAt(0);
    for (const { scopes } of removals)
      for (const scope of scopes) text += coverage(scope, offering, feature, groups).charAt(0);
  }
  return text;
}
