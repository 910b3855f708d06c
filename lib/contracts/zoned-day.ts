import { Temporal } from 'temporal-polyfill';
import { invalid } from '@/lib/core/errors';

/**
 * Where no zone is recorded a start is read as late, and an end as early, as any place on earth would (CONTRACTS.md).
 * The sign of such names is the other way round: Etc/GMT+12 is UTC−12.
 */
const LATEST = 'Etc/GMT+12';
const EARLIEST = 'Etc/GMT-14';

/** A day `YYYY-MM-DD`; an AppError `invalid` at `path` for anything else. */
export function readDay(day: string, path = ''): Temporal.PlainDate {
  try {
    if (/^\d{4}-\d{2}-\d{2}$/.test(day)) return Temporal.PlainDate.from(day);
  } catch {
    // Such as 2027-02-30: said below.
  }
  throw invalid([{ path, message: `${day.slice(0, 40)} is not a day. Write it as 2027-01-31.` }]);
}

/** An IANA zone such as `Europe/Berlin`; an AppError `invalid` at `path` for anything else, offsets included. */
export function readZone(zone: string, path = ''): string {
  try {
    // An offset has no rules for summer, and is no zone.
    if (/^[A-Za-z]/.test(zone)) {
      new Intl.DateTimeFormat('en', { timeZone: zone });
      return zone;
    }
  } catch {
    // Not known here: said below.
  }
  throw invalid([{ path, message: `${zone.slice(0, 60)} is not a time zone. Write it as Europe/Berlin.` }]);
}

/**
 * A function of days that remembers what it worked out, by its very words: evidence, registers and calendars ask for the
 * same few days over and over.
 */
export function remembered<Words extends readonly (string | number)[], Value extends string | number>(
  work: (...words: Words) => Value,
): (...words: Words) => Value {
  const known = new Map<string, Value>();
  return (...words) => {
    const asked = words.join(' ');
    const have = known.get(asked);
    if (have !== undefined) return have;
    const found = work(...words);
    // What was asked for once only must not add up for ever.
    if (known.size > 20_000) known.clear();
    known.set(asked, found);
    return found;
  };
}

/** The first moment of the day that is `after` days later, which is not midnight where clocks are put forward then. */
const firstMoment = remembered(
  (day: string, after: 0 | 1, zone: string): number =>
    readDay(day).add({ days: after }).toZonedDateTime(readZone(zone)).epochMilliseconds,
);

/** The moment at which a day begins in a zone, in ms since 1970; without a zone in UTC−12. */
export function dayStart(day: string, zone: string | null): number {
  return firstMoment(day, 0, zone ?? LATEST);
}

/** The first moment after a day in a zone, in ms since 1970; without a zone in UTC+14. */
export function dayEnd(day: string, zone: string | null): number {
  return firstMoment(day, 1, zone ?? EARLIEST);
}

/** The first moment at which a day is over everywhere that is meant: without a zone in UTC−12. */
export function dayOver(day: string, zone: string | null): number {
  return firstMoment(day, 1, zone ?? LATEST);
}
