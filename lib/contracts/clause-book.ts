import { clauseRanks, type Rank, type Removal, saying } from './clause-ranks';
import type { ClauseEvidence, ContractEvidence, Evidence, Hop } from './evidence';
import { between, common, type StandingContract, standingContracts } from './in-force';
import type { Scope } from './scope';
import type { Span } from './term';
import { dayEnd, dayStart } from './zoned-day';

/** Who asks for evidence: what counts for one company entity in one environment. */
export interface EvidenceUse {
  /** A company entity's key. What several use must hold for each. Null = nobody said who uses it. */
  readonly entity: string | null;
  /** Whether sample evidence is looked at. */
  readonly sample: boolean;
  /** Whether what one person alone approved counts. */
  readonly singlePerson: boolean;
}

/** One that data passes, with the vendors who count as it: itself, and who controls it. */
export interface NamedHop {
  readonly role: Hop['role'];
  readonly names: readonly string[];
  /** Of a channel: who counts as the seller of record of the path, so that only their contracts speak for it. */
  readonly sellers: readonly string[];
}

/** Why what is agreed is no evidence, though it stands in the way of what ranks lower. */
export type WhyNot = 'single_person' | 'paper_gone' | 'entity' | 'terms_changed';

/** An approved content of a clause that has something to say: agreed, refused, waived or in conflict. */
export interface Voice extends Rank {
  readonly clause: ClauseEvidence;
  readonly contract: ContractEvidence;
  /** When it is heard. */
  readonly span: Span;
  /** When what is agreed is evidence; null = at no time. Outside of it, why not. */
  readonly counts: Span | null;
  readonly whyNot: WhyNot | null;
  /** What it is about: its own scope and its contract's, where they say anything. */
  readonly scopes: readonly Scope[];
  readonly removals: readonly Removal[];
}

export interface ClauseBook {
  readonly evidence: Evidence;
  /** By type of clause, then by whom it could speak for. */
  readonly voices: ReadonlyMap<string, ReadonlyMap<string, readonly Voice[]>>;
  /** By contract's id. */
  readonly contracts: ReadonlyMap<string, StandingContract>;
}

const SPEAKS = new Set(['agreed', 'refused', 'waived', 'conflict']);

/** When a content is heard; null = at no time. A paper that was never executed says nothing of what is agreed. */
function heard(clause: ClauseEvidence, { contract, span }: StandingContract): Span | null {
  const { content } = clause;
  const { zone } = contract.term;
  const from = (day: string) => ({ from: dayStart(day, zone), until: Number.POSITIVE_INFINITY });
  let found = common(span, between(clause.approvedAt, clause.endedAt));
  if (content.validFrom !== null) found = common(found, from(content.validFrom));
  if (content.validTo !== null)
    found = common(found, { from: Number.NEGATIVE_INFINITY, until: dayEnd(content.validTo, zone) });
  if (content.status !== 'agreed') return found;
  if (content.citation === null || (clause.executedOn === null && !clause.paperGone)) return null;
  return clause.executedOn === null ? found : common(found, from(clause.executedOn));
}

function counted(
  { content, singlePerson, paperGone, silentSince }: ClauseEvidence,
  { contract, entities }: StandingContract,
  span: Span,
  use: EvidenceUse,
): Pick<Voice, 'counts' | 'whyNot'> {
  if (content.status !== 'agreed') return { counts: null, whyNot: null };
  if (singlePerson && !use.singlePerson) return { counts: null, whyNot: 'single_person' };
  if (paperGone) return { counts: null, whyNot: 'paper_gone' };
  if (use.entity !== null && entities.length === 0) return { counts: null, whyNot: 'entity' };
  const changed = [contract.silentSince, silentSince ?? null].filter((since) => since !== null).sort()[0];
  if (changed === undefined) return { counts: span, whyNot: null };
  return { counts: common(span, between(null, changed)), whyNot: 'terms_changed' };
}

/**
 * Everything that clauses say, prepared for being asked: when each is heard as known at `seen` (ms since 1970; it is what renewals are
 * judged by), when it counts for who asks, how it ranks, and what amendments take out of it.
 */
export function clauseBook(evidence: Evidence, seen: number, use: EvidenceUse): ClauseBook {
  const contracts = standingContracts(evidence.contracts, seen);
  const spoken = evidence.clauses.filter((clause) => {
    const standing = contracts.get(clause.contract);
    if (!SPEAKS.has(clause.content.status) || standing === undefined || standing.start === null) return false;
    if (!use.sample && (clause.sample || standing.contract.sample)) return false;
    const { entities } = standing;
    return use.entity === null || entities.length === 0 || entities.includes(use.entity);
  });
  const { rankOf, removalsOf } = clauseRanks(spoken, evidence.clauses, contracts);
  const voices = new Map<string, Map<string, Voice[]>>();
  for (const clause of spoken) {
    const standing = contracts.get(clause.contract) as StandingContract;
    const span = clause.content.effect === 'deletes' ? null : heard(clause, standing);
    if (span === null) continue;
    const { contract } = standing;
    const voice: Voice = {
      ...{ clause, contract, span },
      ...counted(clause, standing, span, use),
      ...rankOf(clause),
      scopes: saying(contract.scope, clause.content.scope),
      removals: removalsOf(clause.clause),
    };
    const byName = voices.get(clause.type) ?? new Map<string, Voice[]>();
    voices.set(clause.type, byName);
    const channels = contract.scope.channels ?? [];
    for (const name of new Set([
      contract.vendor,
      contract.seller,
      ...channels,
      ...clause.content.flowsDownTo,
    ])) {
      const named = byName.get(name);
      if (named) named.push(voice);
      else byName.set(name, [voice]);
    }
  }
  return { evidence, voices, contracts };
}

/** Whether a contract speaks for one that data passes: it is theirs, or names them as a channel. */
export function speaksFor(contract: ContractEvidence, hop: NamedHop): boolean {
  const named =
    hop.names.includes(contract.vendor) ||
    hop.names.includes(contract.seller) ||
    (hop.role === 'channel' && hop.names.some((name) => contract.scope.channels?.includes(name)));
  return named && sellsFor(contract, hop);
}

const sellsFor = (contract: ContractEvidence, hop: NamedHop): boolean =>
  hop.role !== 'channel' || hop.sellers.includes(contract.seller);

/**
 * What is said of a type of clause about one that data passes, the highest in rank first: by contracts that speak for
 * it, and by clauses that flow down to it.
 */
export function voicesFor(book: ClauseBook, type: string, hop: NamedHop): readonly Voice[] {
  const byName = book.voices.get(type);
  if (!byName) return [];
  const named = new Set(hop.names.flatMap((name) => byName.get(name) ?? []));
  const flows = ({ clause: { content }, contract }: Voice) =>
    hop.names.some((name) => content.flowsDownTo.includes(name)) && sellsFor(contract, hop);
  return [...named]
    .filter((voice) => speaksFor(voice.contract, hop) || flows(voice))
    .sort((a, b) => b.precedence - a.precedence || b.start - a.start);
}
