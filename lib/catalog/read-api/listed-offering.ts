import type { OfferingRow } from '../offering-row';
import type { Provenance } from '../plan';

/** An offering as the API lists it: in no environment, so without its clearance. */
export interface ListedOffering extends Omit<OfferingRow, 'clearance'> {
  /** Where each value comes from. */
  readonly provenance: Provenance;
}

// A record, so that a field that is added to offerings cannot be left out here.
const FIELDS: Readonly<Record<keyof ListedOffering, true>> = {
  id: true,
  key: true,
  modelKey: true,
  modelName: true,
  family: true,
  ownerKey: true,
  ownerName: true,
  channelKey: true,
  channelName: true,
  affiliation: true,
  requestId: true,
  profile: true,
  serviceTier: true,
  mode: true,
  hosting: true,
  sample: true,
  api: true,
  endpoint: true,
  regions: true,
  capabilities: true,
  inputModalities: true,
  outputModalities: true,
  contextTokens: true,
  maxInputTokens: true,
  maxOutputTokens: true,
  lifecycle: true,
  soldFrom: true,
  soldUntil: true,
  deprecatedFrom: true,
  successor: true,
  prices: true,
  priceTiers: true,
  timeOfDay: true,
  priceChangesAt: true,
  free: true,
  asOf: true,
  stalePrices: true,
  currency: true,
  source: true,
  measured: true,
  retentionDays: true,
  zeroRetention: true,
  trainingUse: true,
  humanReview: true,
  certifications: true,
  subprocessors: true,
  aliases: true,
  revision: true,
  provenance: true,
};

/** The fields of a listed offering, in order; provenance is given on request alone. */
export const LISTED_OFFERING_FIELDS = Object.keys(FIELDS) as readonly (keyof ListedOffering)[];
