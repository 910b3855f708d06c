import { COMPLIANCE_UNKNOWN, type OfferingRecord } from '../catalog-records';

/** An offering of which nothing is known but its key: a test says what it is about. */
export function testOfferingRecord(key: string, more: Partial<OfferingRecord> = {}): OfferingRecord {
  const [channel = '', ...id] = key.split('/');
  return {
    id: key,
    key,
    modelId: '',
    channel,
    requestId: id.join('/'),
    profile: null,
    serviceTier: 'standard',
    api: 'openai-chat',
    endpoint: channel,
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
    noticeDays: null,
    successor: null,
    mode: null,
    costBasis: null,
    ...COMPLIANCE_UNKNOWN,
    provenance: {},
    revision: 1,
    ...more,
  };
}
