import { AppError, type FieldProblem } from '@/lib/core/errors';
import type { ContractTerm } from './evidence';
import { dayEnd, dayOver, dayStart, readDay, readZone, remembered } from './zoned-day';

/** Terms without an end count for so many days past their last review (CONTRACTS.md). */
const REVIEW_DAYS = 365;

/** From when until when, in ms since 1970: [from, until). Infinity = without end. */
export interface Span {
  readonly from: number;
  readonly until: number;
}

/** What ends a contract, or would if nobody did anything. */
export type EndReason = 'end' | 'notice' | 'termination' | 'review';

/** Dates of a contract as screens and reminders show them. Days are `YYYY-MM-DD` in the contract's zone. */
export interface TermDates {
  /** When it counts as evidence, as known now; null = at no time. */
  readonly span: Span | null;
  /** The last day on which it counts, as known now, and why that is the last. */
  readonly countsTo: string | null;
  readonly reason: EndReason | null;
  /** The last day of the term that runs now; null = it has none. */
  readonly currentEnd: string | null;
  /** The last day on which notice can still be given, of the term as it was renewed, and the day that it would end on. */
  readonly noticeDeadline: string | null;
  readonly noticeEnds: string | null;
  /** The last day of the term after that one, which nobody's notice brings about. */
  readonly renewedEnd: string | null;
}

interface LastDay {
  readonly day: string;
  readonly reason: EndReason;
}

const NOTHING: TermDates = {
  span: null,
  countsTo: null,
  reason: null,
  currentEnd: null,
  noticeDeadline: null,
  noticeEnds: null,
  renewedEnd: null,
};

/** The last day of the term that is `renewals` after the first: it begins the day after, and so does what is counted. */
const termEnd = remembered((endsOn: string, months: number, renewals: number): string => {
  const next = readDay(endsOn).add({ days: 1 });
  return next
    .add({ months: months * renewals })
    .subtract({ days: 1 })
    .toString();
});

const daysBefore = remembered((day: string, days: number) => readDay(day).subtract({ days }).toString());
const daysAfter = remembered((day: string, days: number) => readDay(day).add({ days }).toString());

interface Renewals {
  /** Last day of a term, from 0 on. */
  readonly end: (renewals: number) => string;
  /** Last day on which that term can still be told not to renew. */
  readonly deadline: (renewals: number) => string;
}

function renewalsOf(term: ContractTerm & { endsOn: string; renewalMonths: number }): Renewals {
  const end = (renewals: number) => termEnd(term.endsOn, term.renewalMonths, renewals);
  return { end, deadline: (renewals) => daysBefore(end(renewals), term.noticeDays ?? 0) };
}

/** The first number from 0 on for which `holds`, which then holds for all that follow. */
function firstWhere(holds: (renewals: number) => boolean): number {
  let above = 1;
  while (!holds(above - 1)) above *= 2;
  let below = Math.floor(above / 2);
  above -= 1;
  while (below < above) {
    const middle = Math.floor((below + above) / 2);
    if (holds(middle)) above = middle;
    else below = middle + 1;
  }
  return above;
}

const isRenewed = (term: ContractTerm): term is ContractTerm & { endsOn: string; renewalMonths: number } =>
  term.renewal === 'automatic' && term.endsOn !== null && (term.renewalMonths ?? 0) >= 1;

/** A contract that renews: by how much, and until when that counts. */
function renewedDates(term: ContractTerm & { endsOn: string; renewalMonths: number }, now: number) {
  const { end, deadline } = renewalsOf(term);
  const given = term.noticeGivenOn;
  const current = firstWhere((renewals) => dayEnd(end(renewals), term.zone) > now);
  if (given !== null) {
    // Notice in time for a term ends that one, and notice that is late the one after.
    const last = firstWhere((renewals) => deadline(renewals) >= given);
    const day = end(last);
    return { ...NOTHING, currentEnd: end(Math.min(current, last)), last: { day, reason: 'notice' as const } };
  }
  const passed = (renewals: number) => now >= dayOver(deadline(renewals), term.zone);
  // Once nobody can stop the renewal any more, the next term counts, and no further one.
  const last = passed(current) ? current + 1 : current;
  const next = firstWhere((renewals) => !passed(renewals));
  return {
    ...NOTHING,
    currentEnd: end(current),
    noticeDeadline: deadline(next),
    noticeEnds: end(next),
    renewedEnd: end(next + 1),
    last: { day: end(last), reason: 'end' as const },
  };
}

/** A contract that goes on until somebody ends it, and counts as long as it was looked at. */
function openEndedDates(term: ContractTerm) {
  const reviewed = term.reviewedOn ?? term.effectiveOn;
  const lasts: LastDay[] =
    reviewed === null ? [] : [{ day: daysAfter(reviewed, REVIEW_DAYS), reason: 'review' }];
  if (term.noticeGivenOn !== null) {
    const over = daysAfter(term.noticeGivenOn, term.noticeDays ?? 0);
    const day = term.endsOn !== null && term.endsOn > over ? term.endsOn : over;
    lasts.push({ day, reason: 'notice' });
  }
  const last = earliest(lasts);
  return { ...NOTHING, currentEnd: last?.reason === 'notice' ? last.day : null, last };
}

function earliest(days: readonly LastDay[]): LastDay | null {
  return days.reduce<LastDay | null>((first, one) => (first && first.day <= one.day ? first : one), null);
}

/**
 * Every date of a contract as known at `now` (ms since 1970): the running and the renewed term, the deadline for notice, and when it
 * counts as evidence. An automatic renewal counts one term ahead once its deadline has passed without notice; what has
 * no end counts for 365 days past its last review, or past its start where none is recorded. Throws an AppError
 * `invalid` for days and zones that are none.
 */
export function termDates(term: ContractTerm, now: number): TermDates {
  const { effectiveOn, endsOn, terminatedOn, zone } = term;
  if (effectiveOn === null) return NOTHING;
  const openEnded = term.renewal === 'evergreen' || endsOn === null;
  const { last: agreed, ...dates } = isRenewed(term)
    ? renewedDates(term, now)
    : openEnded
      ? openEndedDates(term)
      : { ...NOTHING, currentEnd: endsOn, last: { day: endsOn, reason: 'end' as const } };
  const last = earliest([
    ...(terminatedOn === null ? [] : [{ day: terminatedOn, reason: 'termination' as const }]),
    ...(agreed === null ? [] : [agreed]),
  ]);
  const from = dayStart(effectiveOn, zone);
  const until = last === null ? Number.POSITIVE_INFINITY : dayEnd(last.day, zone);
  const ended = last?.reason === 'termination';
  return {
    ...(ended ? { ...NOTHING, currentEnd: last.day } : dates),
    span: from < until ? { from, until } : null,
    countsTo: last?.day ?? null,
    reason: last?.reason ?? null,
  };
}

/** The same of a term as it is kept: one that cannot be read comes to nothing, and keeps nobody from the others. */
export function keptTermDates(term: ContractTerm, now: number): TermDates {
  try {
    return termDates(term, now);
  } catch (error) {
    if (error instanceof AppError && error.kind === 'invalid') return NOTHING;
    throw error;
  }
}

/** When a contract counts as evidence, as known at `now` (ms since 1970); null = at no time. */
export function contractInterval(term: ContractTerm, now: number): Span | null {
  return keptTermDates(term, now).span;
}

/** What is wrong with a term that somebody writes down, field by field; empty when it can be read. */
export function termProblems(term: ContractTerm): readonly FieldProblem[] {
  const problems: FieldProblem[] = [];
  const read = (action: () => unknown) => {
    try {
      action();
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      problems.push(...(error.details.fields ?? []));
    }
  };
  if (term.zone !== null) read(() => readZone(term.zone ?? '', '/zone'));
  for (const field of ['effectiveOn', 'endsOn', 'noticeGivenOn', 'reviewedOn', 'terminatedOn'] as const) {
    const day = term[field];
    if (day !== null) read(() => readDay(day, `/${field}`));
  }
  const { effectiveOn, endsOn, terminatedOn } = term;
  const ask = (path: string, message: string) => problems.push({ path, message });
  if (effectiveOn !== null && endsOn !== null && endsOn < effectiveOn)
    ask('/endsOn', 'It cannot end before it begins.');
  if (effectiveOn !== null && terminatedOn !== null && terminatedOn < effectiveOn)
    ask('/terminatedOn', 'It cannot have ended before it began.');
  if (term.renewal === 'automatic' && endsOn === null)
    ask('/endsOn', 'Give the end of the first term: renewals are counted from there.');
  if (term.renewal === 'automatic' && (term.renewalMonths ?? 0) < 1)
    ask('/renewalMonths', 'Give the months by which it renews.');
  return problems;
}
