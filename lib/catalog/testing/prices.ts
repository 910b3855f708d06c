import type { PriceLine } from '../catalog-records';
import type { PriceStatement } from '../change';
import { LISTED_IN_USD } from '../plan';
import type { PriceUnitKey } from '../price-units';

/** A price, without its unit, of which a test says only what it is about. */
export function testStatement(amount: string, more: Partial<PriceStatement> = {}): PriceStatement {
  return {
    amount,
    free: false,
    aboveTokens: 0,
    ...LISTED_IN_USD,
    validFrom: null,
    validTo: null,
    dailyFrom: null,
    dailyTo: null,
    source: 'a price list',
    asOf: '2026-11-20',
    raw: null,
    ...more,
  };
}

/** The same with its unit. */
export function testPrice(unit: PriceUnitKey, amount: string, more: Partial<PriceLine> = {}): PriceLine {
  return { unit, ...testStatement(amount, more) };
}
