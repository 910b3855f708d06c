import type { Affiliation } from './affiliation-kinds';
import type { Compliance, Hosting } from './catalog-records';
import type { Lifecycle } from './lifecycle';
import type { PriceUnitKey } from './price-units';

/** Prices in force now below every context threshold: USD per million units, plain decimals. Absent = unknown. */
export type CurrentPrices = { readonly [unit in PriceUnitKey]?: string };

/** The most sensitive level that an offering is cleared for in the environment that is looked at, and its tags, by name. */
export interface RowClearance {
  readonly state: 'open' | 'ending' | 'shut' | 'unknown';
  /** Null = none. */
  readonly level: string | null;
  /** An instant; null = without end, or no level. */
  readonly until: string | null;
  readonly tags: readonly string[];
}

/** One offering as a list shows it and as `GET /api/v1/catalog/offerings` returns it. Null is unknown, never none. */
export interface OfferingRow extends Compliance {
  readonly id: string;
  /** `<channel>/<request id>`, with `#<tier>` where the tier is not standard: the key in bundles. */
  readonly key: string;
  readonly modelKey: string;
  readonly modelName: string;
  readonly family: string | null;
  readonly ownerKey: string | null;
  readonly ownerName: string | null;
  readonly channelKey: string;
  readonly channelName: string;
  readonly affiliation: Affiliation;
  readonly requestId: string;
  /** us, eu, global… where the request id says so. */
  readonly profile: string | null;
  readonly serviceTier: string;
  /** What it is for (chat, embedding, image_generation…). */
  readonly mode: string | null;
  /** Who runs it: its seller, or the installation itself. */
  readonly hosting: Hosting;
  /** Invented, and its seller with it. */
  readonly sample: boolean;
  readonly api: string;
  readonly endpoint: string;
  /** Every region that may process. */
  readonly regions: readonly string[] | null;
  readonly capabilities: readonly string[] | null;
  readonly inputModalities: readonly string[] | null;
  readonly outputModalities: readonly string[] | null;
  /** Tokens. */
  readonly contextTokens: number | null;
  readonly maxInputTokens: number | null;
  readonly maxOutputTokens: number | null;
  readonly lifecycle: Lifecycle;
  /** Instants; null = not stated. */
  readonly soldFrom: string | null;
  readonly soldUntil: string | null;
  readonly deprecatedFrom: string | null;
  /** Key of the offering that takes its place. */
  readonly successor: string | null;
  readonly prices: CurrentPrices;
  /** How many context thresholds reprice a request (0 = one price at any length). */
  readonly priceTiers: number;
  /** The price depends on the hour of day. */
  readonly timeOfDay: boolean;
  /** The instant at which a dated price takes over from one shown here, if any is recorded. */
  readonly priceChangesAt: string | null;
  /** The seller says that it costs nothing (which is neither unknown nor a price of zero). */
  readonly free: boolean;
  /** Date and source of the prices, or of the record itself where there are none. */
  readonly asOf: string | null;
  /** It has prices, and none was confirmed in the last 90 days. */
  readonly stalePrices: boolean;
  /** What the seller bills in; null where no price is known. */
  readonly currency: string | null;
  readonly source: string | null;
  /** Latest measured numbers: its own, of quality also its model's. By kind (`throughput_tps`), `quality:` and the benchmark. */
  readonly measured: Readonly<Record<string, number>>;
  /** Other request ids and names that a search finds it by. */
  readonly aliases: readonly string[];
  readonly revision: number;
  /** In lists of the console alone, which are looked at in an environment. */
  readonly clearance?: RowClearance;
}
