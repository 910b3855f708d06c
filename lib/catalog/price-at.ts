import type { PriceUnitKey } from './price-units';

/** A price row as reading it needs it. */
export interface PriceRecord {
  readonly unit: PriceUnitKey;
  /** USD per million units, plain decimal. */
  readonly amount: string;
  readonly free: boolean;
  readonly aboveTokens: number;
  /** Graduated: holds for the units of a calendar month beyond this many; 0 = from the first. */
  readonly fromQuantity: number;
  /** Whom or what alone it is for; null = everybody. */
  readonly scope: string | null;
  /** Instants, [from, to); null = open. */
  readonly validFrom: string | null;
  readonly validTo: string | null;
  /** "HH:MM" in UTC, [from, to), wrapping at midnight; null = all day. */
  readonly dailyFrom: string | null;
  readonly dailyTo: string | null;
}

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

const dayMs = (clock: string): number =>
  (Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5))) * MINUTE;

/** Whether a row holds at an instant: its dates and, where it has any, its hours. */
export function priceInForce(row: PriceRecord, at: Date): boolean {
  const time = at.getTime();
  if (row.validFrom !== null && time < Date.parse(row.validFrom)) return false;
  if (row.validTo !== null && time >= Date.parse(row.validTo)) return false;
  if (row.dailyFrom === null || row.dailyTo === null) return true;
  const now = ((time % DAY) + DAY) % DAY;
  const [from, to] = [dayMs(row.dailyFrom), dayMs(row.dailyTo)];
  return from <= to ? now >= from && now < to : now >= from || now < to;
}

/**
 * The row in force for each unit, for a request with that many input tokens: of a unit's thresholds the greatest that is
 * strictly below it. Units without a row are absent, which is unknown. What a month's volume makes cheaper and what holds for
 * some alone is left out: neither is known of one request.
 */
export function pricesAt<Row extends PriceRecord>(
  rows: readonly Row[],
  at: Date,
  inputTokens = 0,
): ReadonlyMap<PriceUnitKey, Row> {
  const found = new Map<PriceUnitKey, Row>();
  for (const row of rows) {
    if (row.aboveTokens > 0 && row.aboveTokens >= inputTokens) continue;
    if (row.fromQuantity > 0 || row.scope !== null) continue;
    if (!priceInForce(row, at)) continue;
    const other = found.get(row.unit);
    if (!other || other.aboveTokens < row.aboveTokens) found.set(row.unit, row);
  }
  return found;
}

/** The thresholds at which a request is repriced at an instant, ascending, without 0. */
export function priceThresholds(rows: readonly PriceRecord[], at: Date): readonly number[] {
  const above = rows
    .filter((row) => row.aboveTokens > 0 && row.scope === null && priceInForce(row, at))
    .map((row) => row.aboveTokens);
  return [...new Set(above)].sort((a, b) => a - b);
}

/** The next instant after `at` at which any row begins or ends by date; null when nothing more is recorded. */
export function nextPriceDate(rows: readonly PriceRecord[], at: Date): string | null {
  const edges = rows.flatMap((row) => [row.validFrom, row.validTo]).filter((edge) => edge !== null);
  return edges.filter((edge) => Date.parse(edge) > at.getTime()).sort()[0] ?? null;
}

/** The same, with the hours of day. In ms since the epoch; Infinity when nothing ever changes. */
export function nextPriceChange(rows: readonly PriceRecord[], at: Date): number {
  const time = at.getTime();
  const date = nextPriceDate(rows, at);
  let next = date === null ? Number.POSITIVE_INFINITY : Date.parse(date);
  for (const row of rows) {
    for (const clock of [row.dailyFrom, row.dailyTo]) {
      if (clock === null) continue;
      const ahead = (((dayMs(clock) - time) % DAY) + DAY) % DAY || DAY;
      next = Math.min(next, time + ahead);
    }
  }
  return next;
}
