/** An instant of a policy: compared by `ms`, given out as `text`. */
export interface Instant {
  /** Milliseconds since 1970-01-01T00:00:00Z; Infinity for `FOREVER`. */
  readonly ms: number;
  readonly text: string;
  /** How many were met before it; see `rankInstants`. */
  readonly number: number;
}

/** The number and the rank of "no end", above every other. */
export const NEVER = 2 ** 30 - 1;

/** Stands for "no end". */
export const FOREVER: Instant = Object.freeze({ ms: Number.POSITIVE_INFINITY, text: '', number: NEVER });

/** Instants in order. What is noted by number while they are met is known by rank once all have been. */
export interface Ranking {
  /** Ascending: the rank of an instant is its index. */
  readonly instants: readonly Instant[];
  /** Number → rank. */
  readonly ranks: readonly number[];
}

/** Gives instants their ranks, so that evaluation compares small integers and looks at `now` once. */
export function rankInstants(met: Iterable<Instant>): Ranking {
  const instants = [...met].sort((a, b) => a.ms - b.ms);
  const ranks: number[] = instants.map(() => 0);
  for (let rank = 0; rank < instants.length; rank++) ranks[(instants[rank] as Instant).number] = rank;
  return { instants, ranks };
}

/** The rank of the instant of a number; −1 and `NEVER`, which stand for none, stay what they are. */
export function rankOf(number: number, ranks: readonly number[]): number {
  return number < 0 || number === NEVER ? number : (ranks[number] as number);
}

/**
 * How many of the instants are not after now: an instant has come if its rank is below this number.
 * @param now milliseconds; for NaN every end has come, "no end" too
 */
export function positionOf(instants: readonly Instant[], now: number): number {
  if (Number.isNaN(now)) return NEVER + 1;
  let low = 0;
  let high = instants.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((instants[middle] as Instant).ms <= now) low = middle + 1;
    else high = middle;
  }
  return low;
}

const PATTERN = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)\.(\d{3})Z$/;
const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Days since 1970-01-01 of a date in the proleptic Gregorian calendar (H. Hinnant, `days_from_civil`). */
function daysFromCivil(year: number, month: number, day: number): number {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}

/**
 * Reads `YYYY-MM-DDTHH:mm:ss.sssZ`.
 * @returns milliseconds since the epoch, or null unless it is that form, a real date, and seconds 00–59
 */
export function parseInstant(text: string): number | null {
  const parts = PATTERN.exec(text);
  if (parts === null) return null;
  const year = Number(parts[1]);
  const month = Number(parts[2]);
  const day = Number(parts[3]);
  const hour = Number(parts[4]);
  const minute = Number(parts[5]);
  const second = Number(parts[6]);
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = month === 2 && leap ? 29 : (DAYS[month - 1] ?? 0);
  if (day < 1 || day > days || hour > 23 || minute > 59 || second > 59) return null;
  const seconds = ((daysFromCivil(year, month, day) * 24 + hour) * 60 + minute) * 60 + second;
  return seconds * 1000 + Number(parts[7]);
}

/** The earlier of `soonest` and `instant`, counting `instant` only if it is after `now` (ms). */
export function sooner(soonest: Instant, instant: Instant, now: number): Instant {
  return instant.ms > now && instant.ms < soonest.ms ? instant : soonest;
}

/** How an instant is given out; null for `FOREVER`. */
export function textOf(instant: Instant): string | null {
  return instant === FOREVER ? null : instant.text;
}

/** How the instant of a rank is given out; null for −1 and `NEVER`, which stand for none. */
export function textAt(instants: readonly Instant[], rank: number): string | null {
  return rank >= 0 && rank < instants.length ? (instants[rank] as Instant).text : null;
}
