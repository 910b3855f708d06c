import type { Origin } from './plan';
import type { PriceRecord } from './price-at';
import type { PriceUnitKey } from './price-units';

/** The catalogue as records in plain values: instants in ISO form, dates as `YYYY-MM-DD`, decimals as strings. */
export interface VendorRecord {
  readonly key: string;
  readonly name: string;
  readonly legalName: string | null;
  readonly isOwner: boolean;
  readonly isChannel: boolean;
  readonly website: string | null;
  readonly provenance: Readonly<Record<string, Origin>>;
  readonly revision: number;
}

export interface ModelRecord {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly owner: string | null;
  readonly family: string | null;
  readonly description: string | null;
  readonly releasedOn: string | null;
  readonly knowledgeCutoff: string | null;
  readonly openWeights: boolean | null;
  readonly inputModalities: readonly string[] | null;
  readonly outputModalities: readonly string[] | null;
  readonly provenance: Readonly<Record<string, Origin>>;
  readonly revision: number;
}

export interface OfferingRecord {
  readonly id: string;
  readonly key: string;
  readonly modelId: string;
  readonly channel: string;
  readonly requestId: string;
  readonly profile: string | null;
  readonly serviceTier: string;
  readonly api: string;
  readonly endpoint: string;
  readonly regions: readonly string[] | null;
  readonly capabilities: readonly string[] | null;
  readonly inputModalities: readonly string[] | null;
  readonly outputModalities: readonly string[] | null;
  readonly contextTokens: number | null;
  readonly maxInputTokens: number | null;
  readonly maxOutputTokens: number | null;
  readonly lifecycle: string;
  readonly soldFrom: string | null;
  readonly soldUntil: string | null;
  readonly provenance: Readonly<Record<string, Origin>>;
  readonly revision: number;
}

/** A recorded price with what it rests on. */
export interface PriceLine extends PriceRecord {
  readonly unit: PriceUnitKey;
  readonly source: string;
  readonly asOf: string;
  readonly raw: string | null;
}
