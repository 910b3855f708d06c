import { Money, plainDecimal } from '@/lib/core/money';
import { type PriceRecord, priceInForce } from './price-at';
import { PRICE_UNIT_KEYS, type PriceUnitKey } from './price-units';
import { chargedAs, type Quantity, splitUsage, type TooManyParts, type Usage } from './usage';

/** What is charged for one unit at one price. */
export interface CostLine<Row extends PriceRecord> {
  /** What is used. `row.unit` is what it is charged as: another one is an assumption. */
  readonly unit: PriceUnitKey;
  /** Plain decimals. */
  readonly quantity: string;
  /** The price with everything that it rests on; null = nobody states one. */
  readonly row: Row | null;
  /** USD; null = cannot be known. */
  readonly amount: string | null;
}

/** A sum with the lines that it is of. */
export interface Cost<Line> {
  readonly lines: readonly Line[];
  /** USD, the sum of what is known: all of it only where `unknown` is empty. */
  readonly known: string;
  /** What is used and has no price. Never counted as nothing. */
  readonly unknown: readonly PriceUnitKey[];
  /** Where the parts of a usage are more than the whole: the whole was taken for their sum. */
  readonly problems: readonly TooManyParts[];
}

/** A step of a graduated price: from this many units of a month on. */
export interface VolumeStep<Row> {
  readonly from: number;
  readonly row: Row;
}

/**
 * The prices of a unit for requests of a length at an instant, by volume, ascending; the first begins at 0 unless nobody
 * states a price for the first units. Of several lengths the greatest that is strictly below the request's counts, for all
 * of it. What is for some alone is left out. Empty = unknown.
 */
export function volumeSteps<Row extends PriceRecord>(
  rows: readonly Row[],
  unit: PriceUnitKey,
  at: Date,
  inputTokens: Quantity,
): readonly VolumeStep<Row>[] {
  for (const charged of chargedAs(unit)) {
    const fitting = rows.filter(
      (row) =>
        row.unit === charged &&
        row.scope === null &&
        (row.aboveTokens === 0 || inputTokens.gt(row.aboveTokens)) &&
        priceInForce(row, at),
    );
    if (fitting.length === 0) continue;
    const above = Math.max(...fitting.map(({ aboveTokens }) => aboveTokens));
    const steps = new Map<number, Row>();
    for (const row of fitting) {
      if (row.aboveTokens === above && !steps.has(row.fromQuantity)) steps.set(row.fromQuantity, row);
    }
    return [...steps].map(([from, row]) => ({ from, row })).sort((a, b) => a.from - b.from);
  }
  return [];
}

/**
 * What one request costs at an instant, exactly: each unit at its price, or at that of the whole that it is a part of.
 * A price per request is added where one is stated. Of graduated prices the first step counts.
 */
export function requestCost<Row extends PriceRecord>(
  rows: readonly Row[],
  usage: Usage,
  at: Date,
): Cost<CostLine<Row>> {
  const { parts, inputTokens, problems } = splitUsage(usage);
  const used = new Map(parts);
  if (!used.has('request') && rows.some((row) => row.unit === 'request')) used.set('request', new Money(1));
  const lines = [...used].flatMap(([unit, quantity]): CostLine<Row>[] => {
    const [first] = volumeSteps(rows, unit, at, inputTokens);
    const row = first?.from === 0 ? first.row : null;
    // A price per request that does not hold now is no reason to expect one.
    if (row === null && unit === 'request' && usage.request === undefined) return [];
    return [lineOf(unit, quantity, row)];
  });
  return costOf(lines, problems);
}

/** A line with its amount: quantity × USD per million. */
export function lineOf<Row extends PriceRecord>(
  unit: PriceUnitKey,
  quantity: Quantity,
  row: Row | null,
): CostLine<Row> {
  const amount = row && plainDecimal(new Money(row.amount).times(quantity).div(1_000_000));
  return { unit, quantity: plainDecimal(quantity), row, amount };
}

/** The sum of lines. */
export function costOf<Line extends Pick<CostLine<PriceRecord>, 'unit' | 'amount'>>(
  lines: readonly Line[],
  problems: readonly TooManyParts[],
): Cost<Line> {
  const missing = new Set(lines.filter(({ amount }) => amount === null).map(({ unit }) => unit));
  return {
    lines,
    known: plainDecimal(lines.reduce((sum, { amount }) => sum.plus(amount ?? 0), new Money(0))),
    unknown: PRICE_UNIT_KEYS.filter((unit) => missing.has(unit)),
    problems,
  };
}
