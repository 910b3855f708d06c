import type { Lifecycle } from './lifecycle';
import type { PriceUnitKey } from './price-units';
import type { StakeFact } from './stakes';
import type { VendorFact } from './vendors';

/** Where a value came from, and of which date it speaks (`YYYY-MM-DD`). */
export interface Origin {
  readonly source: string;
  readonly asOf: string;
  /** An address or words that show it: asked for where a person states what a seller promises. */
  readonly evidence?: string | undefined;
}

/** The source of a value that a person gave, which no other source takes the place of. */
export const SET_BY_HAND = 'set by hand';

/** `{ field: origin }` for every field that has a value: how records store it. */
export type Provenance = Readonly<Record<string, Origin>>;

/** One row of `prices`, before it has an id. */
export interface PlanPrice extends Origin {
  readonly unit: PriceUnitKey;
  /** USD per million units, plain decimal. */
  readonly amount: string;
  readonly free: boolean;
  /** Reprices the whole request when its input is strictly above this many tokens. */
  readonly aboveTokens: number;
  /** Graduated: for the units of a calendar month beyond this many; 0 = from the first. */
  readonly fromQuantity: number;
  /** Whom or what alone it is for; null = everybody. */
  readonly scope: string | null;
  /** What the seller bills in; `original` is the amount per million there, and null in USD. */
  readonly currency: string;
  readonly original: string | null;
  /** `YYYY-MM-DD` of the rate at which `amount` was computed. */
  readonly rateAsOf: string | null;
  /** Instants, [from, to); null = open. */
  readonly validFrom: string | null;
  readonly validTo: string | null;
  /** Hours of day in UTC, "HH:MM", [from, to), wrapping at midnight; null = all day. */
  readonly dailyFrom: string | null;
  readonly dailyTo: string | null;
  /** The source's own words. */
  readonly raw: string;
}

/** How nearly every list states its prices: in USD, for everybody, whatever the volume. */
export const LISTED_IN_USD = {
  fromQuantity: 0,
  scope: null,
  currency: 'USD',
  original: null,
  rateAsOf: null,
} as const satisfies Partial<PlanPrice>;

export interface PlanModel {
  readonly key: string;
  readonly name: string;
  readonly owner: string | null;
  readonly family: string | null;
  readonly description: string | null;
  /** `YYYY-MM-DD` */
  readonly releasedOn: string | null;
  readonly knowledgeCutoff: string | null;
  readonly openWeights: boolean | null;
  readonly inputModalities: readonly string[];
  readonly outputModalities: readonly string[];
  readonly provenance: Provenance;
}

export interface PlanAlias extends Origin {
  readonly model: string;
  readonly alias: string;
  readonly kind: 'alias' | 'snapshot';
}

export interface PlanOffering {
  readonly key: string;
  readonly model: string;
  readonly channel: string;
  readonly requestId: string;
  readonly profile: string | null;
  readonly serviceTier: string;
  readonly api: string;
  readonly endpoint: string;
  readonly regions: readonly string[] | null;
  readonly capabilities: readonly string[] | null;
  readonly inputModalities: readonly string[];
  readonly outputModalities: readonly string[];
  readonly contextTokens: number | null;
  readonly maxInputTokens: number | null;
  readonly maxOutputTokens: number | null;
  readonly lifecycle: Lifecycle;
  readonly provenance: Provenance;
  readonly prices: readonly PlanPrice[];
}

/** Everything that seeding writes, keyed by words and not by ids, sorted by key. */
export interface CataloguePlan {
  readonly vendors: readonly VendorFact[];
  readonly stakes: readonly StakeFact[];
  readonly models: readonly PlanModel[];
  readonly aliases: readonly PlanAlias[];
  readonly offerings: readonly PlanOffering[];
  /** What the sources hold and the catalogue does not, with the reason. */
  readonly skipped: readonly { readonly what: string; readonly reason: string }[];
}
