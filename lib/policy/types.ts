/** The documents of `fairlead.policy/1` as they are written in JSON. See docs/policy-specification.md. */

export type JsonValue =
  | null
  | boolean
  | number
  | string
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue };

export type JsonObject = { readonly [key: string]: JsonValue };

/** `^(0|[1-9]\d{0,8})(\.\d{1,9})?$` without trailing zeros. */
export type DecimalText = string;
/** `YYYY-MM-DDTHH:mm:ss.sssZ`, a real instant. */
export type InstantText = string;
/** 0 … 2⁵³−1. */
export type Integer = number;

/** Why an attempt failed, ascending by code unit, as `on` must be. */
export const CAUSES = [
  'content_filtered',
  'context_exceeded',
  'invalid_output',
  'low_quality',
  'other',
  'rate_limited',
  'timeout',
  'unavailable',
] as const;
export type Cause = (typeof CAUSES)[number];

export interface Label {
  readonly level: string;
  /** Ascending, distinct. */
  readonly tags: readonly string[];
}

export interface Clearance {
  /** Key present = cleared until that instant; null = no end. */
  readonly levels: { readonly [level: string]: InstantText | null };
  readonly tags: { readonly [tag: string]: InstantText | null };
}

/** USD. `input` and `output` per million tokens; `request`, `image` and `audioSecond` each. Missing is not zero. */
export interface PriceRow {
  /** The row applies to requests of more input tokens than this, and reprices all of them. */
  readonly above: Integer;
  readonly input?: DecimalText;
  readonly output?: DecimalText;
  readonly request?: DecimalText;
  readonly image?: DecimalText;
  readonly audioSecond?: DecimalText;
  readonly from?: InstantText;
  readonly until?: InstantText;
}

export interface Offering {
  readonly model: string;
  readonly owner: string;
  readonly channel: string;
  readonly api: string;
  readonly endpoint: string;
  readonly requestId: string;
  readonly parameters?: JsonObject;
  readonly regions?: readonly string[];
  readonly capabilities: readonly string[];
  readonly context?: Integer;
  readonly maxInput?: Integer;
  readonly maxOutput?: Integer;
  readonly prices: readonly PriceRow[];
  readonly from?: InstantText;
  readonly until?: InstantText;
  readonly clearance: Clearance;
  readonly hints?: JsonValue;
}

export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | { readonly attribute: string; readonly in: readonly string[] }
  | { readonly attribute: string; readonly notIn: readonly string[] }
  | { readonly attribute: string; readonly exists: boolean }
  | { readonly level: { readonly atLeast?: string; readonly atMost?: string } }
  | { readonly tag: string }
  | { readonly inputTokens: { readonly above?: Integer; readonly atMost?: Integer } }
  | { readonly time: { readonly from?: InstantText; readonly until?: InstantText } };

export interface Target {
  readonly offering: string;
  /** The causes that let this target be called; absent = any time. */
  readonly on?: readonly Cause[];
}

export interface Arm {
  readonly name: string;
  /** Basis points. */
  readonly weight: Integer;
  readonly targets: readonly Target[];
}

export interface RuleLimits {
  readonly maxCostUsd?: DecimalText;
  readonly maxOutputTokens?: Integer;
  readonly maxAttempts?: Integer;
  readonly timeoutMs?: Integer;
  readonly firstTokenMs?: Integer;
  readonly deadlineMs?: Integer;
}

export interface Escalate {
  /** The score below which the router escalates. */
  readonly below: DecimalText;
  readonly maxCostUsd?: DecimalText;
  readonly targets: readonly { readonly offering: string }[];
}

export interface Rule {
  readonly id: string;
  readonly when?: Condition;
  readonly onUnknown: 'deny' | 'skip';
  readonly regions?: readonly string[];
  readonly needs?: readonly string[];
  readonly limits?: RuleLimits;
  readonly salt: string;
  readonly arms: readonly Arm[];
  readonly escalate?: Escalate;
  readonly hints?: JsonValue;
}

export interface TaskClass {
  /** The floor: no request of this class counts as less sensitive. */
  readonly label: Label;
  /** What a request without a label counts as; absent = the highest level and every tag. */
  readonly unlabelled?: Label;
  readonly rules: readonly Rule[];
}

export interface Bundle {
  readonly format: 'fairlead.policy/1';
  readonly environment: string;
  /** Ascending in rank. */
  readonly levels: readonly string[];
  readonly tags: readonly string[];
  /** Attribute → its values; an empty list takes any value. */
  readonly attributes?: { readonly [attribute: string]: readonly string[] };
  readonly regionGroups?: { readonly [group: string]: readonly string[] };
  readonly offerings: { readonly [offering: string]: Offering };
  readonly taskClasses: { readonly [taskClass: string]: TaskClass };
}

export type Stop =
  | { readonly offering: string; readonly reason: string }
  | { readonly model: string; readonly reason: string }
  | { readonly channel: string; readonly reason: string }
  | { readonly owner: string; readonly reason: string }
  | { readonly region: string; readonly reason: string };

export interface Overlay {
  readonly format: 'fairlead.overlay/1';
  readonly disabled: readonly Stop[];
}

/** What a caller sends; `parseRequest` turns it into what `evaluate` takes. */
export interface PolicyRequest {
  readonly taskClass: string;
  readonly label?: { readonly level?: string; readonly tags?: readonly string[] };
  readonly attributes?: { readonly [attribute: string]: string };
  readonly regions?: readonly string[];
  readonly needs?: readonly string[];
  readonly inputTokens?: Integer;
  readonly maxOutputTokens?: Integer;
  readonly images?: Integer;
  readonly audioSeconds?: Integer;
  readonly unit?: string;
  readonly failed?: readonly FailedAttempt[];
}

export interface FailedAttempt {
  readonly offering: string;
  readonly cause: Cause;
}

/** Evidence behind clearances, kept beside a version; routers do not download it. */
export interface PolicyNotes {
  readonly offerings?: {
    readonly [offering: string]: {
      readonly levels?: { readonly [level: string]: JsonValue };
      readonly tags?: { readonly [tag: string]: JsonValue };
    };
  };
}
