import { formatDate } from '@/components/ui/format-date';
import { formatTokens } from '@/components/ui/format-number';
import type { PriceLine } from '@/lib/catalog/catalog-records';
import { PRICE_UNITS, type PriceUnitKey } from '@/lib/catalog/price-units';

/** Why a line has the price that it has: what it is charged as, its threshold, volume, hours, dates and currency. */
export function priceWhy(unit: PriceUnitKey, row: PriceLine): string {
  return [
    row.unit !== unit &&
      `assumed: as ${PRICE_UNITS[row.unit].name.toLowerCase()}, no price of its own is stated`,
    row.aboveTokens > 0 && `input above ${formatTokens(row.aboveTokens)} tokens`,
    row.fromQuantity > 0 && `beyond ${formatTokens(row.fromQuantity)} in the month`,
    row.dailyFrom && `${row.dailyFrom}–${row.dailyTo} UTC`,
    row.validFrom && `from ${formatDate(row.validFrom)}`,
    row.validTo && `until ${formatDate(row.validTo)}`,
    row.free ? 'stated as free' : Number(row.amount) === 0 && 'a stated zero',
    row.original !== null &&
      `billed in ${row.currency}, ${row.rateAsOf ? `at the rate of ${formatDate(row.rateAsOf)}` : 'no rate given'}`,
  ]
    .filter(Boolean)
    .join('; ');
}
