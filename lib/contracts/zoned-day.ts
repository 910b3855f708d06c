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

const known = new Map<string, number>();

/**
 * The first moment of the day that is `after` days later, which is not midnight where clocks are put forward then.
 * Evidence asks for the same few days over and over, so what was read once is remembered by its very words.
 */
function firstMoment(day: string, zone: string, after: 0 | 1): number {
  const asked = `${day} ${after} ${zone}`;
  const remembered = known.get(asked);
  if (remembered !== undefined) return remembered;
  const instant = readDay(day).add({ days: after }).toZonedDateTime(readZone(zone)).epochMilliseconds;
  // What was asked for once only must not add up for ever.
  if (known.size > 20_000) known.clear();
  known.set(asked, instant);
  return instant;
}

/** The moment at which a day begins in a zone, in ms since 1970; without a zone in UTC−12. */
export function dayStart(day: string, zone: string | null): number {
  return firstMoment(day, zone ?? LATEST, 0);
}

/** The first moment after a day in a zone, in ms since 1970; without a zone in UTC+14. */
export function dayEnd(day: string, zone: string | null): number {
  return firstMoment(day, zone ?? EARLIEST, 1);
}

/** The first moment at which a day is over everywhere that is meant: without a zone in UTC−12. */
export function dayOver(day: string, zone: string | null): number {
  return firstMoment(day, zone ?? LATEST, 1);
}
