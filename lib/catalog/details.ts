import type { Affiliation } from './affiliation-kinds';
import type { PriceLine } from './catalog-records';
import type { OfferingRow } from './offering-row';
import type { Origin } from './plan';

/** A stake as its page shows it. Null is unknown, never zero. */
export interface StakeLine {
  readonly key: string;
  readonly holderKey: string;
  readonly holderName: string;
  readonly subjectKey: string;
  readonly subjectName: string;
  readonly kind: 'controls' | 'interest' | 'none';
  /** Percent, plain decimals. */
  readonly economicPercent: string | null;
  readonly votingPercent: string | null;
  readonly revenueSharePercent: string | null;
  /** USD, plain decimals. */
  readonly committedUsd: string | null;
  readonly spendCommitmentUsd: string | null;
  readonly convertible: boolean | null;
  readonly boardSeats: number | null;
  readonly exclusivity: string | null;
  readonly note: string | null;
  readonly source: string;
  readonly asOf: string;
  readonly confidence: string;
  readonly validFrom: string | null;
  readonly validTo: string | null;
}

export interface AliasLine extends Origin {
  readonly alias: string;
  readonly kind: 'alias' | 'snapshot';
}

export interface MeasurementLine extends Origin {
  /** latency_p50_ms, latency_p95_ms, first_token_p95_ms, throughput_tps or quality */
  readonly kind: string;
  readonly benchmark: string | null;
  readonly value: string;
  readonly n: number | null;
  /** The offering measured; null = the model wherever it runs. */
  readonly offering: string | null;
}

/** A price with whether it holds now, below or above its threshold. */
export interface PriceDetail extends PriceLine {
  readonly inForce: boolean;
}

export interface ModelRow {
  readonly key: string;
  readonly name: string;
  readonly ownerKey: string | null;
  readonly ownerName: string | null;
  readonly family: string | null;
  readonly description: string | null;
  /** `YYYY-MM-DD` */
  readonly releasedOn: string | null;
  readonly knowledgeCutoff: string | null;
  readonly openWeights: boolean | null;
  readonly inputModalities: readonly string[] | null;
  readonly outputModalities: readonly string[] | null;
  readonly offerings: number;
  readonly channels: number;
  /** The lowest prices in force among its offerings, USD per million tokens; free ones left out. */
  readonly lowestInput: string | null;
  readonly lowestOutput: string | null;
}

export interface ModelDetail {
  readonly model: ModelRow;
  readonly provenance: Readonly<Record<string, Origin>>;
  readonly aliases: readonly AliasLine[];
  /** Side by side: the cheapest first, then by channel. */
  readonly offerings: readonly OfferingRow[];
  readonly measurements: readonly MeasurementLine[];
  readonly revision: number;
}

export interface OfferingDetail {
  readonly row: OfferingRow;
  readonly model: ModelRow;
  /** Where each value of the offering comes from. */
  readonly provenance: Readonly<Record<string, Origin>>;
  /** Days between word of the end and the end, where the seller promises any. */
  readonly noticeDays: number | null;
  /** Of a site of one's own: `cost-basis.ts`. */
  readonly costBasis: unknown;
  /** Every recorded price: past, present and to come, by unit, threshold and time. */
  readonly prices: readonly PriceDetail[];
  /** Other offerings of the same model. */
  readonly siblings: readonly OfferingRow[];
  /** What the affiliation rests on. */
  readonly stakes: readonly StakeLine[];
  readonly aliases: readonly AliasLine[];
  readonly measurements: readonly MeasurementLine[];
}

export interface VendorRow {
  readonly key: string;
  readonly name: string;
  readonly legalName: string | null;
  readonly isOwner: boolean;
  readonly isChannel: boolean;
  readonly website: string | null;
  /** Vendors that control it, by key. */
  readonly controlledBy: readonly string[];
  readonly models: number;
  readonly offerings: number;
  /** Stakes that it holds or that are held in it, control left out. */
  readonly stakes: number;
  /** Invented, to show what the screens are for. */
  readonly sample: boolean;
}

export interface VendorDetail {
  readonly vendor: VendorRow;
  readonly provenance: Readonly<Record<string, Origin>>;
  /** As an owner: its models. */
  readonly models: readonly ModelRow[];
  /** As a channel: whose models it sells, and what it is to them. */
  readonly sells: readonly {
    readonly ownerKey: string | null;
    readonly ownerName: string | null;
    readonly affiliation: Affiliation;
    readonly offerings: number;
  }[];
  readonly revision: number;
}

/** What ⌘K shows. */
export interface CatalogueHit {
  readonly kind: 'model' | 'offering' | 'vendor';
  readonly key: string;
  readonly label: string;
  readonly detail: string;
}
