import { affiliation } from '@/lib/catalog/affiliation';
import { judge } from '@/lib/contracts/predicate';
import { openLabel, standingOf } from './clearance';
import type { ClearanceBook, JudgedLabel } from './clearance-book';
import type { ClearanceOffering } from './clearance-question';
import type { EvidenceRef, Required } from './evidence-ref';
import { certificateSpan } from './held-by-certificates';
import { endText, run } from './intervals';
import { askedOf, canBeExcepted, exceptionsHeld, heldByParty, type Judged, obligationHeld } from './judged';
import type { Missing } from './missing';
import { missingClause } from './missing-clause';
import type { Obligation } from './obligations';
import { isOutside, limitsRegions } from './outside-regions';
import type { Passing } from './ways';

/** How one thing that is asked stands. A level asks what lower ones ask too; `label` says whose it is. */
export interface Verdict {
  readonly label: string;
  /** `path`: the way that data takes must be known, wherever anything is asked. */
  readonly obligation: Obligation | { readonly kind: 'path' };
  readonly met: boolean;
  /** An exception stands in for it. */
  readonly excepted: boolean;
  /** Null = without end, or not met. */
  readonly until: string | null;
  readonly evidence: readonly EvidenceRef[];
  /** What keeps it from being met by itself; of each on the way who does not meet it. */
  readonly missing: readonly Missing[];
}

/** Whether an offering is cleared for a label at an instant, until when, by what, and what is missing. */
export interface Cleared {
  readonly label: string;
  readonly open: boolean;
  /** The earliest end among its evidence; null = without end, or not open. */
  readonly until: string | null;
  readonly requires: Required;
  /** It rests on what one person alone approved; on something invented. */
  readonly singlePerson: boolean;
  readonly sample: boolean;
  readonly verdicts: readonly Verdict[];
  /** What is missing beside what is asked; empty for most. */
  readonly missing: readonly Missing[];
}

/**
 * The clearance of an offering for a label ("level:internal"), called plainly (null) or with a capability, with the
 * reasons. A label that there is not is not open.
 */
export function clear(
  book: ClearanceBook,
  offering: ClearanceOffering,
  label: string,
  feature: string | null = null,
): Cleared {
  const found = book.labels.find(({ ref }) => ref === label);
  const standing = standingOf(book, offering, feature);
  // What is worked out is shared with offerings that are cleared alike; what is said names this one.
  const about = { ...standing.about, offering };
  const open = found ? openLabel(book, standing, found) : null;
  const verdicts = found ? chain(found).flatMap((each) => verdictsOf(book, about, each)) : [];
  const missing: Missing[] =
    !found || chain(found).some(({ asks }) => asks === null) ? [{ code: 'nothing_recorded' }] : [];
  if (!open && missing.length === 0 && verdicts.every(({ met }) => met))
    missing.push({ code: 'requirements_contradict' });
  return {
    label,
    open: open !== null,
    until: open ? endText(open.until) : null,
    requires: open?.requires ?? {},
    singlePerson: open?.by.some(({ singlePerson }) => singlePerson) ?? false,
    sample: open?.by.some(({ sample }) => sample) ?? false,
    verdicts,
    missing,
  };
}

/** The label and, of a level, every lower one: the lowest first. */
function chain(label: JudgedLabel): JudgedLabel[] {
  return label.below ? [...chain(label.below), label] : [label];
}

function verdictsOf(book: ClearanceBook, about: Judged, { ref, asks }: JudgedLabel): Verdict[] {
  if (asks === null || asks.length === 0) return [];
  const excepted = run(exceptionsHeld(book, about, ref), book.at);
  const verdict = (
    obligation: Verdict['obligation'],
    found: ReturnType<typeof run<EvidenceRef>>,
    mayBeExcepted: boolean,
    missing: () => Missing[],
  ): Verdict => {
    const by = found ?? (mayBeExcepted ? excepted : null);
    return {
      label: ref,
      obligation,
      met: by !== null,
      excepted: found === null && by !== null,
      until: by && endText(by.until),
      evidence: by?.now ?? [],
      missing: found ? [] : missing(),
    };
  };
  return [
    verdict({ kind: 'path' }, run(about.known, book.at), false, () => missingWay(book, about)),
    ...asks.map((number) => {
      const obligation = book.obligations[number] as Obligation;
      const held = run(obligationHeld(book, about, number), book.at);
      return verdict(obligation, held, canBeExcepted(obligation), () => missingOf(book, about, number));
    }),
  ];
}

function missingWay(book: ClearanceBook, { ways }: Judged): Missing[] {
  const way = ways.find(({ from, until }) => from <= book.at && book.at < until);
  if (!way?.path || !way.read) return [{ code: 'way_unknown' }];
  const { unnamed } = way.read;
  if (way.path.singlePerson && !book.question.environment.singlePerson)
    return [{ code: 'way_by_one_person' }];
  if (!unnamed || unnamed.from > book.at) return [{ code: 'way_unknown' }];
  return [{ code: 'way_changed', party: unnamed.notice.party, on: new Date(unnamed.from).toISOString() }];
}

/** Those who get data at the instant that is asked about. */
function passingNow(book: ClearanceBook, { ways }: Judged): readonly Passing[] {
  const way = ways.find(({ from, until }) => from <= book.at && book.at < until);
  return (way?.read?.passing ?? []).filter(({ when }) => run(when, book.at) !== null);
}

/** What is missing of an obligation that is not met, of everybody on the way. */
export function missingOf(book: ClearanceBook, about: Judged, number: number): Missing[] {
  const obligation = book.obligations[number] as Obligation;
  if (obligation.kind === 'attribute') return [missingAttribute(book, about, obligation)];
  if (obligation.kind === 'affiliation' && obligation.with.length === 0)
    return [{ code: 'no_competitor_named' }];
  const passing = passingNow(book, about);
  if (passing.length === 0) return [{ code: 'way_unknown' }];
  return passing
    .filter((each) => run(heldByParty(book, about, each, number), book.at) === null)
    .flatMap((each) => missingWith(book, about, each, obligation));
}

function missingWith(
  book: ClearanceBook,
  about: Judged,
  passing: Passing,
  obligation: Obligation,
): Missing[] {
  const { party } = passing;
  switch (obligation.kind) {
    case 'contract':
      return [{ code: 'no_contract', party }];
    case 'clause': {
      const asked = askedOf(book, about, passing);
      const { regions } = about.offering;
      const { regionGroups } = book.question.evidence;
      if (limitsRegions(obligation) && isOutside(about.offering, obligation, regionGroups))
        return [{ code: 'region_outside', regions: regions ?? [] }];
      return [missingClause(book, asked, obligation)];
    }
    case 'certification': {
      const { anyOf } = obligation;
      const ended = (book.certificates.get(party) ?? [])
        .filter(({ kind }) => anyOf.includes(kind))
        .flatMap((certificate) => {
          const until = certificateSpan(certificate)?.until ?? Number.POSITIVE_INFINITY;
          return until <= book.at ? [{ kind: certificate.kind, on: new Date(until).toISOString() }] : [];
        })
        .sort((a, b) => (a.on < b.on ? 1 : -1));
      return [{ code: 'no_certificate', party, anyOf, ended: ended[0] ?? null }];
    }
    case 'affiliation':
      return obligation.with.flatMap((competitor): Missing[] => {
        const { stakes } = book.question.evidence;
        const { kind } = affiliation(party, competitor, new Date(book.at), stakes);
        const isExcluded = obligation.exclude.some((each) => each === kind);
        return isExcluded ? [{ code: 'affiliation', party, competitor, affiliation: kind }] : [];
      });
    case 'attribute':
      return [];
  }
}

function missingAttribute(
  book: ClearanceBook,
  { offering }: Judged,
  { field, where }: Extract<Obligation, { kind: 'attribute' }>,
): Missing {
  const stated = offering.attributes[field];
  const { regionGroups } = book.question.evidence;
  const fallsShort =
    stated !== undefined &&
    where.some((predicate) => judge(predicate, { value: stated.value }, regionGroups) !== 'holds');
  return fallsShort
    ? { code: 'attribute_falls_short', field, value: stated.value }
    : { code: 'attribute_unproven', field };
}
