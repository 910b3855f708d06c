import { needsWriting } from '@/lib/contracts/clause-types';
import { judge } from '@/lib/contracts/predicate';
import { dayEnd, dayStart } from '@/lib/contracts/zoned-day';
import { attributeKey, type ClearanceBook, exceptionKey, type JudgedLabel } from './clearance-book';
import type { ClearanceOffering } from './clearance-question';
import type { EvidenceRef } from './evidence-ref';
import { dayAfter, EXCEPTION_DAYS } from './exception';
import { heldByCertificates } from './held-by-certificates';
import { type AskedOf, heldByClauses, heldByContracts } from './held-by-papers';
import { ALWAYS, both, either, endText, type Held, stretch, without } from './intervals';
import type { Obligation } from './obligations';
import { type Passing, type ReadPath, type Way, waysTo } from './ways';

/** A way with what its path says; null = none is recorded. */
export interface ReadWay extends Way {
  readonly read: ReadPath | null;
}

/** What is worked out about an offering, and about all that are cleared like it. */
export interface Judged {
  readonly offering: ClearanceOffering;
  readonly feature: string | null;
  readonly ways: readonly ReadWay[];
  /** When the way is known. */
  readonly known: Held<EvidenceRef>;
  /** By number of the obligation, as far as asked for. */
  readonly held: (Held<EvidenceRef> | undefined)[];
  /** By label, as far as asked for. */
  readonly labels: Map<string, Held<EvidenceRef>>;
}

export function judged(book: ClearanceBook, offering: ClearanceOffering, feature: string | null): Judged {
  const ways = waysTo(book.paths, offering, book.at).map((way): ReadWay => {
    return { ...way, read: way.path && book.pathOf(way.path, offering.channel) };
  });
  const known = ways.flatMap(({ read, from, until }) =>
    read ? both(read.known, stretch<EvidenceRef>(from, until)) : [],
  );
  return { offering, feature, ways, known, held: [], labels: new Map() };
}

/** What an obligation asks of one on the way. */
export function askedOf(book: ClearanceBook, { offering, feature }: Judged, passing: Passing): AskedOf {
  return { offering, feature, party: passing.party, named: book.stakes.named(passing) };
}

/** When one on the way meets an obligation that is asked of everybody there. */
export function heldByParty(
  book: ClearanceBook,
  about: Judged,
  passing: Passing,
  number: number,
): Held<EvidenceRef> {
  const obligation = book.obligations[number] as Obligation;
  const asked = askedOf(book, about, passing);
  switch (obligation.kind) {
    case 'contract':
      return heldByContracts(book, asked);
    case 'clause':
      return heldByClauses(book, asked, obligation, number);
    case 'certification': {
      const { channel } = about.offering;
      return heldByCertificates(book.certificates, asked.party, asked.named, channel, obligation.anyOf);
    }
    case 'affiliation':
      return obligation.with.length === 0
        ? []
        : obligation.with
            .map((competitor) => book.stakes.apart(passing.party, competitor, obligation.exclude))
            .reduce(both);
    case 'attribute':
      return ALWAYS;
  }
}

/** When an obligation is met by everybody who gets data at the time. */
export function obligationHeld(book: ClearanceBook, about: Judged, number: number): Held<EvidenceRef> {
  const have = about.held[number];
  if (have) return have;
  const obligation = book.obligations[number] as Obligation;
  const found =
    obligation.kind === 'attribute'
      ? heldByAttribute(book, about, obligation)
      : about.ways.flatMap(({ from, until, read }) => {
          if (!read) return [];
          return read.passing
            .map((passing) => {
              const met = heldByParty(book, about, passing, number);
              return passing.when === ALWAYS ? met : either(without(passing.when), met);
            })
            .reduce(both, stretch<EvidenceRef>(from, until));
        });
  about.held[number] = found;
  return found;
}

function heldByAttribute(
  book: ClearanceBook,
  { offering }: Judged,
  { field, where }: Extract<Obligation, { kind: 'attribute' }>,
): Held<EvidenceRef> {
  const stated = offering.attributes[field];
  if (stated === undefined || stated.value === null) return [];
  const { regionGroups } = book.question.evidence;
  if (!where.every((predicate) => judge(predicate, { value: stated.value }, regionGroups) === 'holds'))
    return [];
  return (book.attributes.get(attributeKey(offering.key, field)) ?? [])
    .filter(({ digest }) => digest === stated.digest)
    .map(({ approvedAt, endedAt, proposal, singlePerson, sample }) => {
      const until = endedAt === null ? Number.POSITIVE_INFINITY : Date.parse(endedAt);
      const ref = { kind: 'attribute', proposal, field, value: stated.value } as const;
      return stretch<EvidenceRef>(Date.parse(approvedAt), until, {
        ...ref,
        until: endText(until),
        singlePerson,
        sample,
      });
    })
    .reduce((one, other) => either(one, other), []);
}

/** When exceptions let an offering pass what a label asks, papers aside; none for longer than exceptions may hold. */
export function exceptionsHeld(book: ClearanceBook, { offering }: Judged, label: string): Held<EvidenceRef> {
  return (book.exceptions.get(exceptionKey(label, offering.key)) ?? [])
    .map(({ proposal, from, to, approvedAt, endedAt, singlePerson, sample }) => {
      const last = dayAfter(from, EXCEPTION_DAYS - 1);
      const starts = Math.max(dayStart(from, null), Date.parse(approvedAt));
      const ends = Math.min(
        dayEnd(to, null),
        dayEnd(last, null),
        endedAt === null ? Number.POSITIVE_INFINITY : Date.parse(endedAt),
      );
      const ref = { kind: 'exception', proposal, label } as const;
      return stretch<EvidenceRef>(starts, ends, { ...ref, until: endText(ends), singlePerson, sample });
    })
    .reduce((one, other) => either(one, other), []);
}

/** Whether an exception can stand in for it: never for a paper (a DPA, a BAA, an annex). */
export function canBeExcepted(obligation: Obligation): boolean {
  return obligation.kind !== 'clause' || !needsWriting(obligation.type);
}

/** When a label is met: everything that it asks and, for a level, everything that the lower ones ask. */
export function labelHeld(book: ClearanceBook, about: Judged, label: JudgedLabel): Held<EvidenceRef> {
  const have = about.labels.get(label.ref);
  if (have) return have;
  const found = both(label.below ? labelHeld(book, about, label.below) : ALWAYS, ownHeld(book, about, label));
  about.labels.set(label.ref, found);
  return found;
}

function ownHeld(book: ClearanceBook, about: Judged, { asks, ref }: JudgedLabel): Held<EvidenceRef> {
  if (asks === null) return [];
  if (asks.length === 0) return ALWAYS;
  const excepted = exceptionsHeld(book, about, ref);
  const or = (held: Held<EvidenceRef>) => (excepted.length === 0 ? held : either(held, excepted));
  // Nobody can accept a risk with somebody of whom nobody knows.
  let held = about.known;
  for (const number of asks) {
    if (held.length === 0) break;
    const met = obligationHeld(book, about, number);
    held = both(held, canBeExcepted(book.obligations[number] as Obligation) ? or(met) : met);
  }
  return held;
}
