import { z } from 'zod';

/** The longest that one exception holds, and all of a label and an offering together in any 365 days. */
export const EXCEPTION_DAYS = 90;
export const EXCEPTION_DAYS_A_YEAR = 180;
const YEAR = 365;
const DAY = 86_400_000;

const day = z.iso.date('A day, such as 2026-11-21.');

/** What an exception says: the content of a proposal of kind "exception". Days are inclusive and read without a zone. */
export const exceptionSchema = z.strictObject({
  /** "level:internal" or "tag:pii". */
  label: z
    .string()
    .max(120)
    .regex(/^(level|tag):[^|]+$/, 'A level or a tag.'),
  /** Its key. */
  offering: z.string().min(1, 'Choose an offering.').max(400),
  /** Null = every environment. */
  environment: z.string().max(100).nullable(),
  reason: z
    .string()
    .trim()
    .min(10, 'Say why in a sentence: whoever accepts the risk decides by it.')
    .max(2000, 'At most 2,000 characters.'),
  from: day,
  to: day,
});

export type ExceptionContent = z.infer<typeof exceptionSchema>;

/** Days, inclusive. */
export interface DaySpan {
  readonly from: string;
  readonly to: string;
}

/** One exception at a time is worked on, and one holds, for a label, an offering and an environment. */
export function exceptionSubject({
  label,
  offering,
  environment,
}: Pick<ExceptionContent, 'label' | 'offering' | 'environment'>): string {
  return `${label}|${offering}|${environment ?? '*'}`;
}

const dayNumber = (at: string): number => Date.parse(`${at}T00:00:00Z`) / DAY;

/** How many days a span holds, both ends included. */
export function daysOf({ from, to }: DaySpan): number {
  return dayNumber(to) - dayNumber(from) + 1;
}

/** The day `days` later, or earlier. */
export function dayAfter(at: string, days: number): string {
  return new Date((dayNumber(at) + days) * DAY).toISOString().slice(0, 10);
}

/** The most days in any 365 that fall into some of the spans; a day in two of them counts once. */
export function mostDaysInAYear(spans: readonly DaySpan[]): number {
  const sorted = spans
    .map((span) => ({ from: dayNumber(span.from), to: dayNumber(span.to) }))
    .filter(({ from, to }) => to >= from)
    .sort((a, b) => a.from - b.from);
  const apart: { from: number; to: number }[] = [];
  for (const span of sorted) {
    const last = apart.at(-1);
    if (last && span.from <= last.to + 1) last.to = Math.max(last.to, span.to);
    else apart.push({ ...span });
  }
  // The fullest year ends where a span ends: moving its end to there loses no day of those before.
  return Math.max(
    0,
    ...apart.map(({ to: end }) =>
      apart.reduce(
        (sum, { from, to }) => sum + Math.max(0, Math.min(to, end) - Math.max(from, end - YEAR + 1) + 1),
        0,
      ),
    ),
  );
}

/** What is wrong with the days of an exception; `others` are the days of those that hold or held for the same. */
export function spanProblem(
  span: DaySpan,
  others: readonly DaySpan[],
  today: string,
): { readonly field: 'from' | 'to'; readonly message: string } | null {
  if (span.from < today) return { field: 'from', message: 'It cannot begin before today.' };
  if (span.to < span.from) return { field: 'to', message: 'It ends before it begins.' };
  if (daysOf(span) > EXCEPTION_DAYS) {
    const last = dayAfter(span.from, EXCEPTION_DAYS - 1);
    return { field: 'to', message: `At most ${EXCEPTION_DAYS} days: ${last} at the latest.` };
  }
  const days = mostDaysInAYear([...others, span]);
  if (days > EXCEPTION_DAYS_A_YEAR) {
    const message = `With those before it this would make ${days} days within 365; at most ${EXCEPTION_DAYS_A_YEAR} are allowed.`;
    return { field: 'to', message };
  }
  return null;
}
