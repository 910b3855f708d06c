/** What `prepare` makes of a bundle and an overlay: the same facts, indexed for evaluation. Opaque to callers. */
import type { DecisionLimits, Role } from './decision';
import type { HashState } from './murmur';
import type { Instant } from './time';
import type { Cause, JsonObject, Label, PriceRow, Stop } from './types';

/** Bit `i & 31` of word `i >> 5`. */
export type Bits = readonly number[];

/** Bit n stands for the nth cause of `CAUSES`. */
export type CauseMask = number;

export interface PreparedPrice {
  readonly above: number;
  /** Ranks of instants; −1 and NEVER where the row has no such bound. */
  readonly from: number;
  readonly until: number;
  /** In 10⁻¹⁵ USD per token; −1 = missing, Infinity = too large for a double: take it from `exact`. */
  readonly input: number;
  readonly output: number;
  /** In 10⁻¹⁵ USD each; −1 = missing, Infinity as above. `request` is 0 where missing. */
  readonly request: number;
  readonly image: number;
  readonly audioSecond: number;
  /** The row as written; null if every price above is exact. */
  readonly exact: UnitPrices | null;
}

export type UnitPrices = Pick<PriceRow, 'input' | 'output' | 'request' | 'image' | 'audioSecond'>;

export interface PreparedOffering {
  readonly key: string;
  readonly model: string;
  readonly owner: string;
  readonly channel: string;
  readonly api: string;
  readonly endpoint: string;
  readonly requestId: string;
  readonly parameters: JsonObject;
  /** Entries of the overlay that stop it. */
  readonly stops: readonly Stop[];
  /** Groups expanded; null = unknown. */
  readonly regions: Bits | null;
  readonly capabilities: Bits;
  /** Tokens; −1 = unknown. */
  readonly context: number;
  readonly maxInput: number;
  readonly maxOutput: number;
  readonly prices: readonly PreparedPrice[];
  /** Ranks of instants; −1 and NEVER where there is no such bound. */
  readonly from: number;
  readonly until: number;
  /** Ranks of the ends, by rank of the level and number of the tag; −1 = not cleared, NEVER = no end. */
  readonly levelEnds: readonly number[];
  readonly tagEnds: readonly number[];
  /** Ranks of every bound of its own window and of its price windows. */
  readonly changes: readonly number[];
}

export interface PreparedTarget {
  readonly offering: PreparedOffering;
  readonly role: Role;
  /** 0 = no `on`. */
  readonly on: CauseMask;
  readonly causes: readonly Cause[] | null;
  /** Check bits (see checks.ts) that fail whatever the request: stops, and the rule's regions and needs. */
  readonly failing: number;
}

export interface PreparedArm {
  readonly name: string;
  /** Basis points. */
  readonly weight: number;
  /** Bucket at which the arm ends; it starts where the one before it ends. */
  readonly end: number;
  readonly own: readonly PreparedTarget[];
  /** Step 5's list; null until it is first asked for, since most arms are never drawn by most routers. */
  list: readonly PreparedTarget[] | null;
}

/** A limit on cost in 10⁻¹⁵ USD; `amount` is Infinity if a double cannot hold it, null = no limit. */
export interface CostLimit {
  readonly amount: number;
  readonly text: string;
}

export interface PreparedRule {
  readonly id: string;
  readonly when: PreparedCondition | null;
  readonly skipUnknown: boolean;
  readonly salt: string;
  /** The hash of the salt and the colon; null until the first unit is split. */
  saltHash: HashState | null;
  readonly arms: readonly PreparedArm[];
  /** The arm with weight 10,000, if there is one; splitting needs no hash then. */
  readonly whole: PreparedArm | null;
  /** The first with weight above 0. */
  readonly unsplit: PreparedArm;
  readonly costLimit: CostLimit | null;
  readonly escalationCostLimit: CostLimit | null;
  readonly escalations: readonly PreparedTarget[];
  readonly escalateBelow: string | null;
  readonly limits: DecisionLimits;
  /** As written: regions and groups. */
  readonly regions: readonly string[] | null;
  readonly needs: readonly string[];
}

export type PreparedCondition =
  | { readonly kind: 'all'; readonly parts: readonly PreparedCondition[] }
  | { readonly kind: 'any'; readonly parts: readonly PreparedCondition[] }
  | { readonly kind: 'not'; readonly part: PreparedCondition }
  | { readonly kind: 'in'; readonly attribute: string; readonly values: ReadonlySet<string> }
  | { readonly kind: 'notIn'; readonly attribute: string; readonly values: ReadonlySet<string> }
  | { readonly kind: 'exists'; readonly attribute: string; readonly expected: boolean }
  | { readonly kind: 'level'; readonly least: number; readonly most: number }
  | { readonly kind: 'tag'; readonly tag: string }
  /** Tokens: `above` exclusive (−1 = none), `atMost` inclusive (Infinity = none). */
  | { readonly kind: 'inputTokens'; readonly above: number; readonly atMost: number }
  /** Milliseconds: `from` inclusive, `until` exclusive. */
  | { readonly kind: 'time'; readonly from: number; readonly until: number };

/** A label with its level's rank and its tags' numbers. */
export interface PreparedLabel {
  readonly label: Label;
  readonly rank: number;
  readonly tags: readonly number[];
}

/** A bound of a `time` condition, and the index of the rule it stands in. */
export interface RuleInstant {
  readonly rule: number;
  readonly at: Instant;
}

export interface PreparedTaskClass {
  readonly floor: PreparedLabel;
  readonly unlabelled: PreparedLabel;
  /** What a request with no label at all counts as. */
  readonly assumed: PreparedLabel;
  readonly rules: readonly PreparedRule[];
  /** Ascending by rule. */
  readonly times: readonly RuleInstant[];
}

export interface Prepared {
  readonly environment: string;
  /** Every instant of the offerings, by rank. */
  readonly instants: readonly Instant[];
  /** Level → rank. */
  readonly levels: ReadonlyMap<string, number>;
  readonly levelNames: readonly string[];
  /** Tag → number. */
  readonly tags: ReadonlyMap<string, number>;
  /** Attribute → its values; null = any value. */
  readonly attributes: ReadonlyMap<string, ReadonlySet<string> | null>;
  /** Region or group → the numbers of the regions it stands for. */
  readonly regions: ReadonlyMap<string, readonly number[]>;
  /** By number. */
  readonly regionNames: readonly string[];
  /** Capability → number. */
  readonly capabilities: ReadonlyMap<string, number>;
  readonly offerings: ReadonlyMap<string, PreparedOffering>;
  readonly taskClasses: ReadonlyMap<string, PreparedTaskClass>;
}
