/** What `explain` adds to a decision. Every field is always there, null or empty where it does not apply. */
import type { Decision, Role } from './decision';
import type { Cause, JsonValue } from './types';

export type CheckCode =
  | 'disabled'
  | 'not_yet_sold'
  | 'no_longer_sold'
  | 'not_cleared_level'
  | 'not_cleared_tag'
  | 'clearance_ended'
  | 'region'
  | 'capability'
  | 'context'
  | 'context_unknown'
  | 'cost'
  | 'cost_unknown';

export interface ConsideredRule {
  readonly rule: string;
  readonly verdict: 'true' | 'false' | 'unknown';
  /** JSON pointer into the request to what was not sent and made the verdict unknown. */
  readonly unknown: string | null;
}

/** One check with the values it compared; `codes` is empty if it passed. Times as text, tokens as integers, USD. */
export type Check =
  | { readonly check: 'disabled'; readonly codes: readonly CheckCode[]; readonly stops: readonly JsonValue[] }
  | {
      readonly check: 'sold';
      readonly codes: readonly CheckCode[];
      readonly from: string | null;
      readonly until: string | null;
    }
  | {
      readonly check: 'level' | 'tag';
      readonly codes: readonly CheckCode[];
      /** The level or tag of the effective label. */
      readonly name: string;
      readonly cleared: boolean;
      /** Null with `cleared` = no end. */
      readonly until: string | null;
      /** Clause, parameter and passage, as the version's notes have them. */
      readonly evidence: JsonValue;
    }
  | {
      readonly check: 'region';
      readonly codes: readonly CheckCode[];
      /** Groups expanded; null = unknown for the offering, no limit for rule and request. */
      readonly offering: readonly string[] | null;
      readonly rule: readonly string[] | null;
      readonly request: readonly string[] | null;
    }
  | {
      readonly check: 'capability';
      readonly codes: readonly CheckCode[];
      readonly needs: readonly string[];
      readonly missing: readonly string[];
    }
  | {
      readonly check: 'context';
      readonly codes: readonly CheckCode[];
      readonly inputTokens: number | null;
      readonly outputTokens: number | null;
      readonly context: number | null;
      readonly maxInput: number | null;
      readonly maxOutput: number | null;
    }
  | {
      readonly check: 'cost';
      readonly codes: readonly CheckCode[];
      readonly estimatedCostUsd: string | null;
      readonly maxCostUsd: string | null;
      /** `above` of the price row in force. */
      readonly above: number | null;
    };

/** One place of the matched rule: a target of an arm, or an escalation. */
export interface ConsideredTarget {
  readonly offering: string;
  /** Null for an escalation. */
  readonly arm: string | null;
  readonly role: Role;
  readonly on: readonly Cause[] | null;
  /** Whether the request reports an attempt at it. */
  readonly failed: boolean;
  /** Every code of its checks, in the order of `CheckCode`. */
  readonly codes: readonly CheckCode[];
  readonly checks: readonly Check[];
}

export interface Considered {
  /** In order, up to the rule that matched or denied. */
  readonly rules: readonly ConsideredRule[];
  /** Arms in order with their own targets, then the escalations; empty if no rule matched. */
  readonly targets: readonly ConsideredTarget[];
}

export interface Explanation extends Decision {
  readonly considered: Considered;
}
