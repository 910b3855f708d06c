import type { AffiliationFinding } from './affiliation';
import type { ModelRecord, OfferingRecord, PriceLine } from './catalog-records';
import { LIFECYCLES, type Lifecycle, type OfferingRow } from './offering-row';
import { nextPriceDate, priceInForce, pricesAt, priceThresholds } from './price-at';

/** What a row is made of. */
export interface OfferingParts {
  readonly offering: OfferingRecord;
  readonly model: ModelRecord;
  readonly ownerName: string | null;
  readonly channelName: string;
  readonly affiliation: AffiliationFinding;
  readonly prices: readonly PriceLine[];
  readonly aliases: readonly string[];
}

/** The lifecycle at an instant: what is no longer sold is retired, whatever was recorded. */
export function lifecycleAt(recorded: string, soldUntil: string | null, at: Date): Lifecycle {
  if (soldUntil !== null && Date.parse(soldUntil) <= at.getTime()) return 'retired';
  return LIFECYCLES.find((lifecycle) => lifecycle === recorded) ?? 'available';
}

/** One offering as lists show it at an instant. */
export function offeringRowOf(parts: OfferingParts, at: Date): OfferingRow {
  const { offering, model, prices } = parts;
  const current = [...pricesAt(prices, at)];
  const main = current.find(([unit]) => unit === 'input')?.[1] ?? current[0]?.[1];
  const origin = main ?? offering.provenance.requestId;
  return {
    id: offering.id,
    key: offering.key,
    modelKey: model.key,
    modelName: model.name,
    family: model.family,
    ownerKey: model.owner,
    ownerName: parts.ownerName,
    channelKey: offering.channel,
    channelName: parts.channelName,
    affiliation: { kind: parts.affiliation.kind, band: parts.affiliation.band },
    requestId: offering.requestId,
    profile: offering.profile,
    serviceTier: offering.serviceTier,
    api: offering.api,
    endpoint: offering.endpoint,
    regions: offering.regions,
    capabilities: offering.capabilities,
    inputModalities: offering.inputModalities,
    outputModalities: offering.outputModalities,
    contextTokens: offering.contextTokens,
    maxInputTokens: offering.maxInputTokens,
    maxOutputTokens: offering.maxOutputTokens,
    lifecycle: lifecycleAt(offering.lifecycle, offering.soldUntil, at),
    soldFrom: offering.soldFrom,
    soldUntil: offering.soldUntil,
    prices: Object.fromEntries(current.map(([unit, row]) => [unit, row.amount])),
    priceTiers: priceThresholds(prices, at).length,
    timeOfDay: prices.some((price) => price.dailyFrom !== null && priceInForce(price, at)),
    priceChangesAt: nextPriceDate(prices, at),
    free: current.length > 0 && current.every(([, price]) => price.free),
    asOf: origin?.asOf ?? null,
    source: origin?.source ?? null,
    aliases: parts.aliases,
    revision: offering.revision,
  };
}
