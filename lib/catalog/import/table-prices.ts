import { Money } from '@/lib/core/money';
import type { PriceStatement } from '../change';
import type { PriceUnitKey } from '../price-units';
import { perMillion } from './amounts';
import { priceStatement } from './price-statement';
import { type Cell, cellText, currencyIn, isBlank, numberIn } from './table-cells';
import type { TableCell, TableContext, TableMapping, TableRate } from './table-columns';

/** What is known of a price before its cell is read. */
export interface PricePlace {
  /** What the column is called, for the source's words. */
  readonly header: string;
  readonly unit: PriceUnitKey;
  readonly per: number;
  /** What the column or the row says; null = neither does. */
  readonly currency: string | null;
  readonly when: Partial<PriceStatement>;
}

/** No rate for a currency: nothing of the row can be believed to be complete. */
export class NoRate extends Error {}

/** The newest rate of a currency. */
function rateOf(currency: string, rates: readonly TableRate[]): TableRate {
  const [newest] = rates
    .filter((rate) => rate.currency === currency)
    .sort((a, b) => (a.asOf < b.asOf ? 1 : -1));
  if (!newest)
    throw new NoRate(`There is no exchange rate for ${currency}. Add one, and read the table again.`);
  return newest;
}

const FREE = /^(free|free of charge|no charge|gratis|kostenlos)$/i;
const ELSEWHERE =
  /^(included|incl\.?|inbegriffen|in subscription|on request|contact (us|sales)|auf anfrage)$/i;

/** Signs that several currencies share are of the one that is named beside them. */
function plainSign(text: string, currency: string | null): string {
  if (/^(AUD|CAD|SGD|HKD|NZD|MXN|TWD|BRL)$/.test(currency ?? '')) return text.replace(/(?<![A-Z])\$/i, '');
  return /^(JPY|CNY)$/.test(currency ?? '') ? text.replace('¥', '') : text;
}

/**
 * The price that a cell states: null where it is empty. In another currency the amount per million is kept as it is billed, and
 * turned into USD at the newest rate. Throws `NoRate`.
 */
export function priceIn(
  cell: TableCell,
  place: PricePlace,
  mapping: Pick<TableMapping, 'decimal' | 'name' | 'defaults'>,
  context: Pick<TableContext, 'asOf' | 'rates'>,
): Cell<PriceStatement> | null {
  const text = cellText(cell);
  if (isBlank(text)) return null;
  const raw = `${place.header}: ${text}`.slice(0, 1_000);
  const origin = { source: mapping.name, asOf: context.asOf };
  if (FREE.test(text)) return { value: priceStatement('0', raw, origin, { ...place.when, free: true }) };
  if (ELSEWHERE.test(text)) return { refused: `“${text}” is no price.` };
  const named =
    typeof cell === 'number' ? { currency: null, rest: text } : currencyIn(plainSign(text, place.currency));
  if (named.currency !== null && place.currency !== null && named.currency !== place.currency)
    return { refused: `“${text}” is in ${named.currency}, and stands under or beside ${place.currency}.` };
  const number = numberIn(typeof cell === 'number' ? cell : named.rest, mapping.decimal);
  if ('refused' in number)
    return {
      refused: /¥/.test(text) ? '“¥” is yen or yuan: name the currency in a column.' : number.refused,
    };
  const read = perMillion(number.value, place.per);
  if ('refused' in read) return read;
  const currency = named.currency ?? place.currency ?? mapping.defaults.currency;
  if (currency === 'USD') return { value: priceStatement(read.amount, raw, origin, place.when) };
  const rate = rateOf(currency, context.rates);
  const inUsd = perMillion(new Money(read.amount).times(rate.usd).toFixed(), 1_000_000);
  if ('refused' in inUsd) return inUsd;
  const but = { ...place.when, currency, original: read.amount, rateAsOf: rate.asOf };
  return { value: priceStatement(inUsd.amount, raw, origin, but) };
}
