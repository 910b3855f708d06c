import { type NamedHop, speaksFor, type Voice } from '@/lib/contracts/clause-book';
import { coverage } from '@/lib/contracts/covers';
import { effectiveStretches, type Stretch, stretchAt } from '@/lib/contracts/effective-clause';
import type { ClauseEvidence } from '@/lib/contracts/evidence';
import { judge } from '@/lib/contracts/predicate';
import type { CompanyClauses } from './clauses-of-hop';
import { type ClearanceBook, clauseKey } from './clearance-book';
import { type AskedOf, valuesRead } from './held-by-papers';
import { endText } from './intervals';
import type { MissingClause } from './missing';
import type { ClauseObligation } from './outside-regions';

/** Why a clause is not agreed, or not as it is asked, with one on the way; of several companies the first. */
export function missingClause(
  book: ClearanceBook,
  asked: AskedOf,
  obligation: ClauseObligation,
): MissingClause {
  const base: MissingClause = {
    code: 'clause',
    type: obligation.type,
    party: asked.party,
    why: 'silent',
    contract: null,
    clause: null,
    on: null,
    asked: null,
    value: null,
  };
  const hop = asked.named.find(({ from, until }) => from <= book.at && book.at < until)?.value;
  if (!hop) return base;
  const { regionGroups } = book.question.evidence;
  for (const company of book.companies) {
    const voices = company.voices(obligation.type, hop);
    const found = stretchAt(effectiveStretches(voices, asked, regionGroups), book.at);
    const why = found
      ? fallsShort(book, found, obligation)
      : nearest(book, company, hop, asked, obligation.type);
    if (why) return { ...base, ...why };
  }
  return base;
}

type Why = Partial<MissingClause> & Pick<MissingClause, 'why'>;

const about = ({ clause, contract }: Voice) => ({ contract: contract.number, clause: clause.clause });

/** Why what is effective is not enough; null = it is. */
function fallsShort(book: ClearanceBook, stretch: Stretch, { where }: ClauseObligation): Why | null {
  const [first] = stretch.voices;
  if (!first) return { why: 'silent' };
  if (stretch.status !== 'agreed') return { why: stretch.status, ...about(first) };
  if (stretch.whyNot) {
    const not = stretch.voices.find(({ whyNot }) => whyNot === stretch.whyNot) ?? first;
    const on = not.counts === null ? null : endText(not.counts.until);
    return { why: stretch.whyNot, ...about(not), on };
  }
  const { regionGroups } = book.question.evidence;
  for (const voice of stretch.voices) {
    const { parameters } = voice.clause.content;
    const failing = where.find((predicate) => judge(predicate, parameters, regionGroups) !== 'holds');
    if (!failing) continue;
    const value = valuesRead(parameters, [failing])[failing.parameter];
    return { why: 'parameters', ...about(voice), asked: failing, value };
  }
  return null;
}

/** What comes nearest where nothing is effective: most telling first. */
function nearest(
  book: ClearanceBook,
  company: CompanyClauses,
  hop: NamedHop,
  asked: AskedOf,
  type: string,
): Why {
  const heard = company.voices(type, hop).filter(({ clause }) => clause.content.status === 'agreed');
  const ended = heard.filter(({ span }) => span.until <= book.at).sort((a, b) => b.span.until - a.span.until);
  const toCome = heard.filter(({ span }) => span.from > book.at).sort((a, b) => a.span.from - b.span.from);
  const [last, next, other] = [ended[0], toCome[0], heard[0]];
  if (last) return { why: 'ended', ...about(last), on: endText(last.span.until) };
  if (next) return { why: 'not_yet', ...about(next), on: endText(next.span.from) };
  if (other) {
    const groups = book.question.evidence.regionGroups;
    const covers = other.scopes.every(
      (scope) => coverage(scope, asked.offering, asked.feature, groups) === 'all',
    );
    return { why: covers ? 'taken_out' : 'scope', ...about(other) };
  }
  const theirs = new Set(hop.names.flatMap((name) => book.clauses.get(clauseKey(type, name)) ?? []));
  const unheard = [...theirs].flatMap((clause) => whyUnheard(book, clause, hop) ?? []);
  return (
    ORDER.map((why) => unheard.find((each) => each.why === why)).find((each) => each !== undefined) ?? {
      why: 'silent',
    }
  );
}

const ORDER: readonly MissingClause['why'][] = [
  'contract_not_in_force',
  'not_executed',
  'entity',
  'seller',
  'sample',
  'offered',
  'silent',
];

/** Why a clause is not heard at all of somebody whom it could speak for; null = it could not, or is not agreed. */
function whyUnheard(book: ClearanceBook, clause: ClauseEvidence, hop: NamedHop): Why | null {
  const standing = book.companies[0]?.book.contracts.get(clause.contract);
  if (!standing || clause.endedAt !== null) return null;
  const { contract, span } = standing;
  const { content } = clause;
  const where = { contract: contract.number, clause: clause.clause };
  const open: NamedHop = { ...hop, sellers: [contract.seller] };
  const isTheirs = speaksFor(contract, open) || hop.names.some((name) => content.flowsDownTo.includes(name));
  if (!isTheirs) return null;
  if (content.status === 'offered' || content.status === 'silent') return { why: content.status, ...where };
  if (content.status !== 'agreed') return null;
  if (span === null || span.until <= book.at || span.from > book.at)
    return { why: 'contract_not_in_force', ...where };
  if (clause.executedOn === null || content.citation === null) return { why: 'not_executed', ...where };
  if (hop.role === 'channel' && !hop.sellers.includes(contract.seller)) return { why: 'seller', ...where };
  if (clause.sample || contract.sample) return { why: 'sample', ...where };
  return { why: 'entity', ...where };
}
