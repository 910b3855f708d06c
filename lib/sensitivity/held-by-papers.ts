import { type NamedHop, speaksFor, type Voice } from '@/lib/contracts/clause-book';
import { needsWriting } from '@/lib/contracts/clause-types';
import { coverage } from '@/lib/contracts/covers';
import { type Asked, effectiveStretches, type Stretch } from '@/lib/contracts/effective-clause';
import type { LawEvidence } from '@/lib/contracts/evidence';
import { judge, type Predicate } from '@/lib/contracts/predicate';
import type { Scope } from '@/lib/contracts/scope';
import { dayEnd, dayStart } from '@/lib/contracts/zoned-day';
import { remembered } from '@/lib/core/remembered';
import type { CompanyClauses } from './clauses-of-hop';
import type { ClearanceBook } from './clearance-book';
import type { EvidenceRef } from './evidence-ref';
import type { ForATime } from './held-by-stakes';
import { both, either, endText, type Held, stretch, without } from './intervals';
import { type ClauseObligation, isOutside, limitsRegions } from './outside-regions';

/** What is asked of an offering, and of whom on its way. */
export interface AskedOf extends Asked {
  readonly party: string;
  readonly named: readonly ForATime<NamedHop>[];
}

/** The values of parameters that predicates read, by their dotted path. */
export function valuesRead(parameters: Readonly<Record<string, unknown>>, where: readonly Predicate[]) {
  const at = (path: string) =>
    path
      .split('.')
      .reduce<unknown>((value, step) => (value as Record<string, unknown> | undefined)?.[step], parameters);
  return Object.fromEntries(where.map(({ parameter }) => [parameter, at(parameter) ?? null]));
}

function clauseRef(voice: Voice, party: string, where: readonly Predicate[]): EvidenceRef {
  const { clause, contract, counts } = voice;
  return {
    kind: 'clause',
    party,
    contract: contract.number,
    clause: clause.clause,
    proposal: clause.proposal,
    type: clause.type,
    parameters: valuesRead(clause.content.parameters, where),
    requires: clause.content.requires,
    until: endText(counts?.until ?? Number.NEGATIVE_INFINITY),
    singlePerson: clause.singlePerson,
    sample: clause.sample || contract.sample,
  };
}

/** For each time for which the same vendors count as the party, what holds for each of the companies. */
function forEach(
  book: ClearanceBook,
  { named }: AskedOf,
  held: (company: CompanyClauses, hop: NamedHop) => Held<EvidenceRef>,
): Held<EvidenceRef> {
  const [only, ...more] = named;
  const [company, ...others] = book.companies;
  // Mostly nobody's control changes and no contract tells companies apart.
  if (only && company && more.length === 0 && others.length === 0) return held(company, only.value);
  return named.flatMap(({ from, until, value: hop }) =>
    book.companies.map((company) => held(company, hop)).reduce(both, stretch<EvidenceRef>(from, until)),
  );
}

/** When a clause of the type is agreed with one on the way, and says what is asked. */
export function heldByClauses(
  book: ClearanceBook,
  asked: AskedOf,
  obligation: ClauseObligation,
  number: number,
): Held<EvidenceRef> {
  const { type, where } = obligation;
  const groups = book.question.evidence.regionGroups;
  if (limitsRegions(obligation) && isOutside(asked.offering, obligation, groups)) return [];
  const byLaw = heldByLaw(book, asked, obligation);
  return forEach(book, asked, ({ voices: voicesOf }, hop) => {
    const stretches = effectiveStretches(voicesOf(type, hop), asked, groups);
    const held = remembered(
      remembered(worked, stretches, () => new Map<number, Held<EvidenceRef>>()),
      number,
      () =>
        stretches.flatMap(({ from, until, counts, voices }): Held<EvidenceRef> => {
          const isMet = ({ clause }: Voice) =>
            where.every((predicate) => judge(predicate, clause.content.parameters, groups) === 'holds');
          if (!counts || !voices.every(isMet)) return [];
          return stretch(from, until, ...voices.map((voice) => clauseRef(voice, asked.party, where)));
        }),
    );
    // A law says what no paper does: it does not overrule one.
    return byLaw.length === 0 ? held : either(held, both(byLaw, without(stretches)));
  });
}

/** What obligations, by number, made of what is effective with one on the way. */
const worked = new WeakMap<readonly Stretch[], Map<number, Held<EvidenceRef>>>();

function heldByLaw(
  book: ClearanceBook,
  { offering, feature }: AskedOf,
  { type, where, accepts }: ClauseObligation,
): Held<EvidenceRef> {
  const laws = accepts === 'law' && !needsWriting(type) ? book.laws.get(type) : undefined;
  if (!laws) return [];
  const groups = book.question.evidence.regionGroups;
  return laws
    .filter(
      ({ scope, parameters }) =>
        coverage(scope, offering, feature, groups) === 'all' &&
        where.every((predicate) => judge(predicate, parameters, groups) === 'holds'),
    )
    .map((law) => lawHeld(law, where))
    .reduce((one, other) => either(one, other), []);
}

function lawHeld(law: LawEvidence, where: readonly Predicate[]): Held<EvidenceRef> {
  const { from, to, approvedAt, endedAt } = law;
  const starts = Math.max(
    Date.parse(approvedAt),
    from === null ? Number.NEGATIVE_INFINITY : dayStart(from, null),
  );
  const ends = Math.min(
    endedAt === null ? Number.POSITIVE_INFINITY : Date.parse(endedAt),
    to === null ? Number.POSITIVE_INFINITY : dayEnd(to, null),
  );
  return stretch<EvidenceRef>(starts, ends, {
    kind: 'law',
    law: law.id,
    proposal: law.proposal,
    type: law.clauseType,
    citation: law.citation,
    jurisdiction: law.jurisdiction,
    parameters: valuesRead(law.parameters, where),
    until: endText(ends),
    singlePerson: law.singlePerson,
    sample: law.sample,
  });
}

/** A contract that speaks for somebody, and when. */
interface Speaking {
  readonly scope: Scope;
  readonly held: Held<EvidenceRef>;
}

/** By who counts as one on the way, and for which company. */
const speaking = new WeakMap<NamedHop, Map<CompanyClauses, readonly Speaking[]>>();

function contractsFor(
  book: ClearanceBook,
  company: CompanyClauses,
  hop: NamedHop,
  party: string,
): readonly Speaking[] {
  const byCompany = remembered(speaking, hop, () => new Map<CompanyClauses, readonly Speaking[]>());
  return remembered(byCompany, company, () =>
    [...new Set(hop.names.flatMap((name) => book.contracts.get(name) ?? []))]
      .filter(
        ({ contract, entities }) =>
          (company.entity === null || entities.includes(company.entity)) && speaksFor(contract, hop),
      )
      .map(({ contract, span }) => ({
        scope: contract.scope,
        held: stretch<EvidenceRef>(span?.from ?? 0, span?.until ?? 0, {
          kind: 'contract',
          party,
          contract: contract.number,
          until: endText(span?.until ?? 0),
          singlePerson: false,
          sample: contract.sample,
        }),
      })),
  );
}

/** When a contract is in force that speaks for one on the way, or a clause of one flows down to it. */
export function heldByContracts(book: ClearanceBook, asked: AskedOf): Held<EvidenceRef> {
  const { offering, feature, party } = asked;
  const groups = book.question.evidence.regionGroups;
  return forEach(book, asked, (company, hop) => {
    const own = contractsFor(book, company, hop, party)
      .filter(({ scope }) => coverage(scope, offering, feature, groups) === 'all')
      .map(({ held }) => held);
    const types = new Set(hop.names.flatMap((name) => [...(company.flowing.get(name) ?? [])]));
    const flowing = [...types].map((type) =>
      effectiveStretches(company.voices(type, hop), asked, groups).flatMap((each): Held<EvidenceRef> => {
        const flows = ({ clause: { content } }: Voice) =>
          hop.names.some((name) => content.flowsDownTo.includes(name));
        if (!each.counts || !each.voices.some(flows)) return [];
        return stretch(each.from, each.until, ...each.voices.map((voice) => clauseRef(voice, party, [])));
      }),
    );
    return [...own, ...flowing].reduce((one, other) => either(one, other), []);
  });
}
