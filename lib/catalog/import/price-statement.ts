import type { PriceStatement } from '../change';
import { LISTED_IN_USD, type Origin } from '../plan';
import type { PriceUnitKey } from '../price-units';

/** What a source states per unit: what `ImportedOffering.prices` takes. */
export type UnitPrices = Partial<Record<PriceUnitKey, PriceStatement[]>>;

/** A price as most lists state it: in USD, for everybody, for any request at any time. `but` says otherwise. */
export function priceStatement(
  amount: string,
  raw: string,
  origin: Origin,
  but: Partial<PriceStatement> = {},
): PriceStatement {
  return {
    amount,
    free: false,
    aboveTokens: 0,
    ...LISTED_IN_USD,
    validFrom: null,
    validTo: null,
    dailyFrom: null,
    dailyTo: null,
    source: origin.source,
    asOf: origin.asOf,
    raw,
    ...but,
  };
}
