import type { Calculation } from './calculation-query';
import type { PriceLine } from './catalog-records';
import { type MonthlyLine, monthlyCost } from './monthly-cost';
import { type Cost, requestCost } from './price-calculation';

/** An offering as the calculator needs it. */
export interface PricedOffering {
  readonly key: string;
  readonly modelName: string;
  readonly channelName: string;
  readonly profile: string | null;
  readonly serviceTier: string;
  /** Service tiers of the same request id with their prices, its own among them. */
  readonly tiers: readonly (readonly [tier: string, prices: readonly PriceLine[]])[];
}

/** What an offering costs for what is asked, by request or by month. */
export function offeringCost(
  { serviceTier, tiers }: PricedOffering,
  asked: Calculation,
  at: Date,
): Cost<MonthlyLine<PriceLine>> {
  const prices = new Map(tiers);
  if (asked.kind === 'month') return monthlyCost({ own: serviceTier, prices }, asked, at);
  const cost = requestCost(prices.get(serviceTier) ?? [], asked.request, at);
  return { ...cost, lines: cost.lines.map((line) => ({ ...line, serviceTier })) };
}
