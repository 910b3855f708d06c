import type { PriceLine } from '../catalog-records';
import { LISTED_IN_USD } from '../plan';
import type { PriceUnitKey } from '../price-units';

/** A price of which a test says only what it is about. */
export function testPrice(unit: PriceUnitKey, amount: string, more: Partial<PriceLine> = {}): PriceLine {
  return {
    unit,
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
