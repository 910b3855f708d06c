import type {
  AttributeEvidence,
  CertificationEvidence,
  ClauseEvidence,
  Evidence,
  ExceptionEvidence,
  LawEvidence,
  NoticeEvidence,
  PathEvidence,
} from '@/lib/contracts/evidence';
import type { StandingContract } from '@/lib/contracts/in-force';
import { groupedBy } from '@/lib/core/grouped';
import { orderedText } from '@/lib/core/ordered-text';
import { remembered } from '@/lib/core/remembered';
import { type CompanyClauses, companyClauses } from './clauses-of-hop';
import { type ClearanceQuestion, SAMPLES_COUNT_IN } from './clearance-question';
import { type StakeBook, stakeBook } from './held-by-stakes';
import { type LabelKind, labelRef } from './label';
import { type Mentioned, mentioned } from './mentioned';
import { type Obligation, readObligations } from './obligations';
import { limitsRegions } from './outside-regions';
import { type ReadPath, readPath } from './ways';

/** A label with what it asks for itself. */
export interface JudgedLabel {
  readonly kind: LabelKind;
  readonly key: string;
  readonly ref: string;
  /** Of a level: the label below it, which it contains. */
  readonly below: JudgedLabel | null;
  /** Numbers of obligations; null = nothing is recorded, or what is cannot be read. */
  readonly asks: readonly number[] | null;
}

/** Evidence prepared for being asked about any offering: what counts in the environment, by what it is looked up by. */
export interface ClearanceBook {
  readonly question: ClearanceQuestion;
  readonly at: number;
  /** Each different one once. */
  readonly obligations: readonly Obligation[];
  /** Levels ascending, then tags. */
  readonly labels: readonly JudgedLabel[];
  readonly mentioned: Mentioned;
  readonly companies: readonly CompanyClauses[];
  /** By `clauseKey`, what does not count as well: for saying why. */
  readonly clauses: ReadonlyMap<string, readonly ClauseEvidence[]>;
  readonly stakes: StakeBook;
  /** By the names of whom they could speak for. */
  readonly contracts: ReadonlyMap<string, readonly StandingContract[]>;
  /** By vendor. */
  readonly certificates: ReadonlyMap<string, readonly CertificationEvidence[]>;
  /** By type of clause. */
  readonly laws: ReadonlyMap<string, readonly LawEvidence[]>;
  /** By subject. */
  readonly paths: ReadonlyMap<string, readonly PathEvidence[]>;
  readonly pathOf: (path: PathEvidence, channel: string) => ReadPath;
  /** By label and offering, as `exceptionKey` has them. */
  readonly exceptions: ReadonlyMap<string, readonly ExceptionEvidence[]>;
  /** By offering and field, as `attributeKey` has them. */
  readonly attributes: ReadonlyMap<string, readonly AttributeEvidence[]>;
}

export const exceptionKey = (label: string, offering: string): string => `${label}\n${offering}`;
export const attributeKey = (offering: string, field: string): string => `${offering}\n${field}`;

/** A type of clause and the name of somebody whom it could speak for. */
export const clauseKey = (type: string, name: string): string => `${type}\n${name}`;

function clausesByName({ contracts, clauses }: Evidence): ReadonlyMap<string, readonly ClauseEvidence[]> {
  const named = new Map(
    contracts.map(({ id, vendor, seller, scope }) => [id, [vendor, seller, ...(scope.channels ?? [])]]),
  );
  const found = new Map<string, ClauseEvidence[]>();
  for (const clause of clauses) {
    const names = [...(named.get(clause.contract) ?? []), ...clause.content.flowsDownTo];
    for (const name of new Set(names)) remembered(found, clauseKey(clause.type, name), () => []).push(clause);
  }
  return found;
}

export function clearanceBook(question: ClearanceQuestion): ClearanceBook {
  const { evidence, environment, at } = question;
  const seen = Math.min(question.seen ?? at, at);
  const samples = environment.key === SAMPLES_COUNT_IN;
  const isHere = ({ sample }: { readonly sample: boolean }) => samples || !sample;
  const counts = (held: { readonly sample: boolean; readonly singlePerson: boolean }) =>
    isHere(held) && (environment.singlePerson || !held.singlePerson);
  const { obligations, labels } = judgedLabels(question);
  const companies = companyClauses(evidence, environment, seen);
  const contracts = new Map<string, StandingContract[]>();
  for (const standing of companies[0]?.book.contracts.values() ?? []) {
    const { vendor, seller, scope, sample } = standing.contract;
    if (standing.span === null || (sample && !samples)) continue;
    for (const name of new Set([vendor, seller, ...(scope.channels ?? [])]))
      remembered(contracts, name, () => []).push(standing);
  }
  const notices = groupedBy(evidence.notices, ({ channel }) => channel);
  const noticesOf = (path: PathEvidence, channel: string): NoticeEvidence[] => {
    const sellers = path.hops.filter(({ role }) => role === 'channel').map(({ party }) => party);
    return [...new Set([channel, ...sellers])].flatMap((each) => notices.get(each) ?? []);
  };
  const read = new Map<string, ReadPath>();
  return {
    question,
    at,
    obligations,
    labels,
    mentioned: mentioned(evidence, obligations.filter((one) => one.kind === 'clause').filter(limitsRegions)),
    companies,
    clauses: clausesByName(evidence),
    stakes: stakeBook(evidence.stakes, at),
    contracts,
    certificates: groupedBy(evidence.certifications.filter(isHere), ({ vendor }) => vendor),
    laws: groupedBy(evidence.laws.filter(counts), ({ clauseType }) => clauseType),
    // A path of one person is still the way that is taken: it counts for nothing, and no wider one in its stead.
    paths: groupedBy(evidence.paths.filter(isHere), ({ subject }) => subject),
    pathOf: (path, channel) =>
      remembered(read, `${path.proposal}\n${channel}`, () => {
        const found = readPath(path, channel, noticesOf(path, channel));
        return counts(path) ? found : { ...found, known: [] };
      }),
    exceptions: groupedBy(
      evidence.exceptions.filter(
        (one) => counts(one) && (one.environment === null || one.environment === environment.key),
      ),
      ({ label, offering }) => exceptionKey(label, offering),
    ),
    attributes: groupedBy(evidence.attributes.filter(counts), ({ offering, field }) =>
      attributeKey(offering, field),
    ),
  };
}

function judgedLabels({ labels: { levels, tags } }: ClearanceQuestion) {
  const obligations: Obligation[] = [];
  const numbers = new Map<string, number>();
  const asks = (recorded: readonly unknown[] | null): number[] | null =>
    readObligations(recorded)?.map((one) =>
      remembered(numbers, orderedText(one), () => obligations.push(one) - 1),
    ) ?? null;
  const labels: JudgedLabel[] = [];
  let below: JudgedLabel | null = null;
  for (const { key, obligations: recorded } of levels) {
    below = { kind: 'level', key, ref: labelRef({ kind: 'level', key }), below, asks: asks(recorded) };
    labels.push(below);
  }
  for (const { key, obligations: recorded } of tags) {
    const ref = labelRef({ kind: 'tag', key });
    labels.push({ kind: 'tag', key, ref, below: null, asks: asks(recorded) });
  }
  return { obligations, labels };
}
