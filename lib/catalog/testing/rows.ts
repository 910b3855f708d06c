import { COMPLIANCE_UNKNOWN } from '../catalog-records';
import type { OfferingRow } from '../offering-row';

/** A row of which a test says only what it is about; all else is unknown. */
export function testRow(more: Partial<OfferingRow> & { readonly key: string }): OfferingRow {
  const [channelKey = 'channel', ...rest] = more.key.split('/');
  const requestId = rest.join('/');
  return {
    id: more.key,
    modelKey: requestId,
    modelName: requestId,
    family: null,
    ownerKey: null,
    ownerName: null,
    channelKey,
    channelName: channelKey,
    affiliation: { kind: 'unknown', band: null },
    requestId,
    profile: null,
    serviceTier: 'standard',
    mode: null,
    hosting: 'service',
    sample: false,
    api: 'openai-chat',
    endpoint: channelKey,
    regions: null,
    capabilities: null,
    inputModalities: null,
    outputModalities: null,
    contextTokens: null,
    maxInputTokens: null,
    maxOutputTokens: null,
    lifecycle: 'available',
    soldFrom: null,
    soldUntil: null,
    deprecatedFrom: null,
    successor: null,
    ...COMPLIANCE_UNKNOWN,
    prices: {},
    priceTiers: 0,
    timeOfDay: false,
    priceChangesAt: null,
    free: false,
    asOf: null,
    source: null,
    stalePrices: false,
    currency: null,
    measured: {},
    aliases: [],
    revision: 1,
    ...more,
  };
}
