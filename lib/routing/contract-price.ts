import { Money, plainDecimal } from '@/lib/core/money';

/** By how much a contract lowers list prices, from and until when; null = open. */
export interface Discount {
  /** A decimal from 0 to 100, exact. */
  readonly percent: string;
  readonly from: string | null;
  readonly until: string | null;
  /** Number of the contract. */
  readonly contract: string;
}

interface Dated {
  readonly amount: string;
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly source: string;
}

/**
 * Prices as a contract makes them: less its discount for as long as it is agreed, as listed before and after. Amounts
 * are exact; whoever writes them into a bundle rounds once.
 * @param discounts one after another, none overlapping
 */
export function contractPrices<Price extends Dated>(
  prices: readonly Price[],
  discounts: readonly Discount[],
): Price[] {
  if (discounts.length === 0) return [...prices];
  return prices.flatMap((price) => {
    const parts: Price[] = [];
    let from = price.validFrom;
    for (const discount of [...discounts].sort((a, b) => order(a.from, b.from))) {
      const begins = later(from, discount.from);
      const ends = earlier(price.validTo, discount.until);
      if (ends !== null && begins !== null && ends <= begins) continue;
      if (begins !== from) parts.push({ ...price, validFrom: from, validTo: begins });
      parts.push({ ...discounted(price, discount), validFrom: begins, validTo: ends });
      if (ends === price.validTo) return parts;
      from = ends;
    }
    return [...parts, { ...price, validFrom: from }];
  });
}

function discounted<Price extends Dated>(price: Price, { percent, contract }: Discount): Price {
  const amount = new Money(price.amount).mul(new Money(100).minus(percent)).div(100);
  return {
    ...price,
    amount: plainDecimal(amount),
    source: `${price.source}, less ${plainDecimal(percent)} % by ${contract}`,
  };
}

/** Starts in order; null = always was. */
function order(a: string | null, b: string | null): number {
  return a === b ? 0 : a === null || (b !== null && a < b) ? -1 : 1;
}

/** The later of two starts. */
function later(a: string | null, b: string | null): string | null {
  return order(a, b) < 0 ? b : a;
}

/** The earlier of two ends; null = never. */
function earlier(a: string | null, b: string | null): string | null {
  return a === null || (b !== null && b < a) ? b : a;
}
