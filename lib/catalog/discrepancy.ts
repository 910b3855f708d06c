import { z } from 'zod';
import type { Origin } from './plan';

/** What one source, or the catalogue, says a value is. */
export interface SourceStatement {
  /** "LiteLLM", "set by hand", a table's name. */
  readonly source: string;
  readonly origin: Origin;
  /** As the field holds it (fields.ts); of a price the rows for everybody. */
  readonly value: unknown;
  /** It is what the catalogue has. */
  readonly current: boolean;
}

/** Sources that disagree on a price or a limit beyond tolerance. */
export interface Discrepancy {
  /** `<offering key>/<field>` */
  readonly id: string;
  readonly offering: string;
  readonly modelName: string;
  readonly channelName: string;
  readonly field: string;
  /** The catalogue's first. */
  readonly statements: readonly SourceStatement[];
  /** Largest relative difference from the catalogue's value, with its sign; null where one has no number. */
  readonly percent: number | null;
  /** SHA-256 of what each says: a settlement holds for just that. */
  readonly digest: string;
  /** The vendor was asked, or it was settled before they said something else. Null = never looked at. */
  readonly settlement: Settlement | null;
}

export interface Settlement {
  readonly id: string;
  readonly outcome: SettlementOutcome;
  readonly note: string;
  readonly by: string | null;
  /** ISO instant. */
  readonly at: string;
  /** The sources say what they said then: it still holds. */
  readonly holds: boolean;
}

export const SETTLEMENT_OUTCOMES = ['keep', 'take', 'scope', 'ask'] as const;
/** keep what the catalogue has · take another's · keep both, the other for some alone · ask the vendor, and leave it open */
export type SettlementOutcome = (typeof SETTLEMENT_OUTCOMES)[number];

const named = {
  offering: z.string().min(1).max(1000),
  field: z.string().min(1).max(200),
  digest: z.string().regex(/^[0-9a-f]{64}$/),
  note: z.string().trim().max(2000).default(''),
};
const source = z.string().min(1).max(300);

export const settlementInput = z.discriminatedUnion('outcome', [
  z.strictObject({ ...named, outcome: z.literal('keep') }),
  z.strictObject({ ...named, outcome: z.literal('take'), source }),
  z.strictObject({
    ...named,
    outcome: z.literal('scope'),
    source,
    scope: z.string().trim().min(1, 'Say whom or what it is for.').max(200),
  }),
  z.strictObject({
    ...named,
    outcome: z.literal('ask'),
    note: z.string().trim().min(1, 'Say whom you asked, and what.').max(2000),
  }),
]);

/** An offering whose prices nobody and nothing has confirmed for long. */
export interface StalePrices {
  readonly offering: string;
  readonly modelName: string;
  readonly channelName: string;
  /** `YYYY-MM-DD`: the newest date at which anything said the same. */
  readonly confirmedOn: string;
  readonly days: number;
  readonly units: readonly string[];
  readonly source: string;
  readonly revision: number;
}
