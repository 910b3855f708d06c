import type { AffiliationFinding } from './affiliation';
import type { Hosting, ModelRecord, OfferingRecord, PriceLine } from './catalog-records';
import { lifecycleAt } from './lifecycle';
import type { MeasuredNumbers } from './measured';
import type { OfferingRow } from './offering-row';
import { nextPriceDate, priceInForce, pricesAt, priceThresholds } from './price-at';

/** What a row is made of. */
export interface OfferingParts {
  readonly offering: OfferingRecord;
  readonly model: ModelRecord;
  readonly ownerName: string | null;
  readonly channelName: string;
  readonly hosting: Hosting;
  readonly sample: boolean;
  readonly affiliation: AffiliationFinding;
  readonly prices: readonly PriceLine[];
  readonly measured: MeasuredNumbers;
  readonly aliases: readonly string[];
}

/** A price that no source has confirmed for so long is to be looked at again. */
const CONFIRMED_FOR_DAYS = 90;
const DAY = 86_400_000;

/** The instant (ms since 1970) from which prices count as not confirmed; null where there is none to confirm. */
export function pricesStaleFrom(prices: readonly Pick<PriceLine, 'asOf'>[]): number | null {
  if (prices.length === 0) return null;
  return Math.max(...prices.map(({ asOf }) => Date.parse(asOf))) + (CONFIRMED_FOR_DAYS + 1) * DAY;
}

/** One offering as lists show it at an instant. */
export function offeringRowOf(parts: OfferingParts, at: Date): OfferingRow {
  const { offering, model, prices } = parts;
  const current = [...pricesAt(prices, at)];
  const main = current.find(([unit]) => unit === 'input')?.[1] ?? current[0]?.[1];
  const staleFrom = pricesStaleFrom(prices);
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
    mode: offering.mode,
    hosting: parts.hosting,
    sample: parts.sample,
    api: offering.api,
    endpoint: offering.endpoint,
    regions: offering.regions,
    capabilities: offering.capabilities,
    inputModalities: offering.inputModalities,
    outputModalities: offering.outputModalities,
    contextTokens: offering.contextTokens,
    maxInputTokens: offering.maxInputTokens,
    maxOutputTokens: offering.maxOutputTokens,
    lifecycle: lifecycleAt(offering, at),
    soldFrom: offering.soldFrom,
    soldUntil: offering.soldUntil,
    deprecatedFrom: offering.deprecatedFrom,
    successor: offering.successor,
    retentionDays: offering.retentionDays,
    zeroRetention: offering.zeroRetention,
    trainingUse: offering.trainingUse,
    humanReview: offering.humanReview,
    certifications: offering.certifications,
    subprocessors: offering.subprocessors,
    prices: Object.fromEntries(current.map(([unit, row]) => [unit, row.amount])),
    priceTiers: priceThresholds(prices, at).length,
    timeOfDay: prices.some((price) => price.dailyFrom !== null && priceInForce(price, at)),
    priceChangesAt: nextPriceDate(prices, at),
    free: current.length > 0 && current.every(([, price]) => price.free),
    asOf: origin?.asOf ?? null,
    source: origin?.source ?? null,
    stalePrices: staleFrom !== null && staleFrom <= at.getTime(),
    currency: main?.currency ?? null,
    measured: parts.measured,
    aliases: parts.aliases,
    revision: offering.revision,
  };
}
