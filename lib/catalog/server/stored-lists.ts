import { plainDecimal } from '@/lib/core/money';
import { instant, utcDate } from '@/lib/core/time';
import { Prisma } from '@/lib/db/generated/client';
import type { AliasStatement, MeasurementStatement, PriceStatement } from '../change';

/**
 * Fields whose values are lists of rows of a table of their own. A row is never changed: one that is no longer in the
 * list is archived (an alias deleted), and one that is new is added.
 */
type PriceRow = Prisma.PriceGetPayload<object>;
type MeasurementRow = Prisma.MeasurementGetPayload<object>;
type AliasRow = Prisma.ModelAliasGetPayload<object>;

const instantOrNull = (date: Date | null): string | null => date && instant(date);
const dateOrNull = (date: Date | null): string | null => date && utcDate(date);
const time = (text: string | null): Date | null => (text === null ? null : new Date(text));
const day = (date: string): Date => new Date(`${date.slice(0, 10)}T00:00:00.000Z`);

export function priceStatement(row: PriceRow): PriceStatement {
  return {
    amount: plainDecimal(row.amount.toFixed()),
    free: row.free,
    aboveTokens: row.aboveTokens,
    fromQuantity: Number(row.fromQuantity),
    scope: row.scope,
    validFrom: instantOrNull(row.validFrom),
    validTo: instantOrNull(row.validTo),
    dailyFrom: row.dailyFrom,
    dailyTo: row.dailyTo,
    currency: row.currency,
    original: row.original && plainDecimal(row.original.toFixed()),
    rateAsOf: dateOrNull(row.rateAsOf),
    source: row.source,
    asOf: utcDate(row.asOf),
    raw: row.raw,
  };
}

export function priceRow(offeringId: string, unit: string, price: PriceStatement) {
  return {
    offeringId,
    unit,
    amount: new Prisma.Decimal(price.amount),
    free: price.free,
    aboveTokens: price.aboveTokens,
    fromQuantity: BigInt(price.fromQuantity),
    scope: price.scope,
    validFrom: time(price.validFrom),
    validTo: time(price.validTo),
    dailyFrom: price.dailyFrom,
    dailyTo: price.dailyTo,
    currency: price.currency,
    original: price.original === null ? null : new Prisma.Decimal(price.original),
    rateAsOf: price.rateAsOf === null ? null : day(price.rateAsOf),
    source: price.source,
    asOf: day(price.asOf),
    raw: price.raw,
  };
}

export function measurementStatement(row: MeasurementRow): MeasurementStatement {
  return {
    value: plainDecimal(row.value.toFixed()),
    n: row.n,
    source: row.source,
    asOf: utcDate(row.asOf),
  };
}

export function measurementRow(
  of: { readonly offeringId: string } | { readonly modelId: string },
  field: { readonly kind: string; readonly benchmark: string | null },
  { value, n, source, asOf }: MeasurementStatement,
) {
  return { ...of, ...field, value: new Prisma.Decimal(value), n, source, asOf: day(asOf) };
}

export function aliasStatement(row: AliasRow): AliasStatement {
  return {
    alias: row.alias,
    kind: row.kind === 'snapshot' ? 'snapshot' : 'alias',
    source: row.source,
    asOf: utcDate(row.asOf),
  };
}
