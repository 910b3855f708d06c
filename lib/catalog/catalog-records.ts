import type { Origin } from './plan';
import type { PriceRecord } from './price-at';
import type { PriceUnitKey } from './price-units';

/** Who runs it: a seller, or the installation itself at a site of its own. */
export type Hosting = (typeof HOSTINGS)[number];
export const HOSTINGS = ['service', 'self_hosted', 'edge', 'device'] as const;

/** What a seller promises about the data that it is sent. Null is unknown, never a no. */
export interface Compliance {
  /** Days that prompts and answers are kept; 0 = not at all. */
  readonly retentionDays: number | null;
  readonly zeroRetention: 'available' | 'on_request' | 'unavailable' | null;
  /** Whether prompts train models. */
  readonly trainingUse: 'never' | 'opt_in' | 'opt_out' | 'always' | null;
  /** Whether people of the seller may read prompts. */
  readonly humanReview: 'never' | 'abuse' | 'always' | null;
  /** Sorted. */
  readonly certifications: readonly string[] | null;
  readonly subprocessors: readonly string[] | null;
}

/** What a fresh record knows of the promises: nothing. */
export const COMPLIANCE_UNKNOWN: Compliance = {
  retentionDays: null,
  zeroRetention: null,
  trainingUse: null,
  humanReview: null,
  certifications: null,
  subprocessors: null,
};

/** What a seller promises, in the order in which screens show it. */
export const PROMISED_FIELDS = [
  'regions',
  'retentionDays',
  'zeroRetention',
  'trainingUse',
  'humanReview',
  'certifications',
  'subprocessors',
] as const satisfies readonly (keyof Compliance | 'regions')[];

/** The catalogue as records in plain values: instants in ISO form, dates as `YYYY-MM-DD`, decimals as strings. */
export interface VendorRecord {
  readonly key: string;
  readonly name: string;
  readonly legalName: string | null;
  readonly isOwner: boolean;
  readonly isChannel: boolean;
  readonly website: string | null;
  readonly hosting: Hosting;
  /** Invented, to show what the screens are for. */
  readonly sample: boolean;
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

export interface OfferingRecord extends Compliance {
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
  /** Instant from which it counts as deprecated. */
  readonly deprecatedFrom: string | null;
  readonly noticeDays: number | null;
  /** Key of the offering that takes its place. */
  readonly successor: string | null;
  /** What it is for (chat, embedding, image_generation…); null = not stated. */
  readonly mode: string | null;
  /** What a site of one's own costs (`cost-basis.ts`); null = a seller's price list. */
  readonly costBasis: unknown;
  readonly provenance: Readonly<Record<string, Origin>>;
  readonly revision: number;
}

/** A recorded price with what it rests on. */
export interface PriceLine extends PriceRecord {
  readonly unit: PriceUnitKey;
  readonly source: string;
  readonly asOf: string;
  readonly raw: string | null;
  /** What the seller bills in; `original` is the amount per million there, and null in USD. */
  readonly currency: string;
  readonly original: string | null;
  /** `YYYY-MM-DD` of the rate at which `amount` was computed. */
  readonly rateAsOf: string | null;
}
