import type { Predicate } from '@/lib/contracts/predicate';
import { orderedText } from '@/lib/core/ordered-text';
import { remembered } from '@/lib/core/remembered';
import { missingOf } from './clear';
import { openLabel, type Standing, standingOf } from './clearance';
import type { ClearanceBook, JudgedLabel } from './clearance-book';
import type { ClearanceOffering } from './clearance-question';
import { run } from './intervals';
import { canBeExcepted, exceptionsHeld, type Judged, obligationHeld } from './judged';
import { isNegotiable, type Missing } from './missing';
import type { Obligation } from './obligations';

/** Something that could be agreed with somebody: a clause of a type that says what is asked, or any contract (null). */
interface Negotiable {
  readonly key: string;
  readonly type: string | null;
  /** A vendor's key. */
  readonly party: string;
  readonly asked: readonly Predicate[];
  /** How it stands for the first offering that lacks it. */
  readonly missing: Missing;
}

/** What opens for which offerings, by key: labels ("level:internal") or, with every label of theirs, task classes. */
export interface Opening {
  readonly goal: string;
  readonly offerings: readonly string[];
  /** Keys of what must be agreed besides; none = it opens by this alone. */
  readonly besides: readonly string[];
}

/** Something that is missing, with all that it would open; what opens by it alone first. */
export interface Unlock extends Negotiable {
  readonly opens: readonly Opening[];
  /** How many pairs of offering and label it opens alone, and how many with others. */
  readonly alone: number;
  readonly together: number;
}

/** A label, or a task class by the labels that its requests have at least. */
interface Goal {
  readonly key: string;
  /** "level:internal" */
  readonly labels: readonly string[];
}

/**
 * What each missing clause would open, if it were agreed as asked: the list to take into a negotiation. Only what paper
 * alone keeps shut is in it: not where a way, a certificate, a stake or a value of the catalogue is missing too.
 * @param goals what is told besides labels
 */
export function unlocks(
  book: ClearanceBook,
  offerings: readonly ClearanceOffering[],
  goals: readonly Goal[],
): Unlock[] {
  const wanted = [...book.labels.map(({ ref }) => ({ key: ref, labels: [ref] })), ...goals];
  const alike = new Map<Standing, string[]>();
  for (const offering of offerings)
    remembered(alike, standingOf(book, offering, null), () => []).push(offering.key);
  const clauses = new Map<string, Negotiable>();
  const found = new Map<string, Map<string, { goal: string; besides: string[]; offerings: string[] }>>();
  for (const [standing, keys] of alike) {
    const byLabel = new Map(book.labels.map((label) => [label.ref, lackedFor(book, standing, label)]));
    for (const { key: goal, labels } of wanted) {
      const lacked = labels.map((ref) => byLabel.get(ref) ?? null);
      if (lacked.some((each) => each === null)) continue;
      const missing = merged(lacked.flatMap((each) => each ?? []));
      for (const one of missing) {
        const besides = missing.filter((other) => other !== one).map(({ key }) => key);
        clauses.set(one.key, clauses.get(one.key) ?? one);
        const opens = remembered(found, one.key, () => new Map());
        remembered(opens, `${goal}\n${besides.join('\n')}`, () => ({
          goal,
          besides,
          offerings: [],
        })).offerings.push(...keys);
      }
    }
  }
  return [...clauses.values()]
    .map((clause) => {
      const opens = [...(found.get(clause.key)?.values() ?? [])].sort(
        (a, b) => a.besides.length - b.besides.length || b.offerings.length - a.offerings.length,
      );
      const cells = (alone: boolean) =>
        opens
          .filter(({ besides, goal }) => (besides.length === 0) === alone && isLabel(book, goal))
          .reduce((sum, { offerings: keys }) => sum + keys.length, 0);
      return { ...clause, opens, alone: cells(true), together: cells(false) };
    })
    .sort((a, b) => b.alone - a.alone || b.together - a.together || (a.key < b.key ? -1 : 1));
}

const isLabel = (book: ClearanceBook, goal: string): boolean => book.labels.some(({ ref }) => ref === goal);

/** What could be agreed to open a label; empty = it is open; null = something else is missing too. */
function lackedFor(book: ClearanceBook, standing: Standing, label: JudgedLabel): Negotiable[] | null {
  if (openLabel(book, standing, label)) return [];
  const lacked: Negotiable[] = [];
  for (let each: JudgedLabel | null = label; each; each = each.below) {
    const own = ownLacked(book, standing.about, each);
    if (own === null) return null;
    lacked.push(...own);
  }
  // Shut though nothing is missing: what its evidence requires contradicts itself.
  return lacked.length === 0 ? null : merged(lacked);
}

function ownLacked(book: ClearanceBook, about: Judged, { asks, ref }: JudgedLabel): Negotiable[] | null {
  if (asks === null) return null;
  if (asks.length === 0) return [];
  const excepted = run(exceptionsHeld(book, about, ref), book.at) !== null;
  if (!run(about.known, book.at) && !excepted) return null;
  const lacked: Negotiable[] = [];
  for (const number of asks) {
    const obligation = book.obligations[number] as Obligation;
    if (run(obligationHeld(book, about, number), book.at) || (excepted && canBeExcepted(obligation)))
      continue;
    const missing = missingOf(book, about, number);
    if (!missing.every(isNegotiable)) return null;
    const asked = obligation.kind === 'clause' ? obligation.where : [];
    lacked.push(...missing.map((one) => negotiable(one, asked)));
  }
  return lacked;
}

function negotiable(missing: Missing, asked: readonly Predicate[]): Negotiable {
  const type = missing.code === 'clause' ? missing.type : null;
  const party = missing.code === 'clause' || missing.code === 'no_contract' ? missing.party : '';
  return { key: `${type ?? 'contract'} ${party} ${orderedText(asked)}`, type, party, asked, missing };
}

/** Clauses of one type with one party as one that says all that is asked. */
function merged(lacked: readonly Negotiable[]): Negotiable[] {
  const byClause = new Map<string, Negotiable>();
  for (const each of lacked) {
    const key = `${each.type} ${each.party}`;
    const have = byClause.get(key);
    const asked = new Map([...(have?.asked ?? []), ...each.asked].map((one) => [orderedText(one), one]));
    const all = [...asked].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
    byClause.set(key, negotiable((have ?? each).missing, all));
  }
  return [...byClause.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
}
