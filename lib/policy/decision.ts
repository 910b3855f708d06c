/** What evaluating a request returns. Every field is always there, null or empty where it does not apply. */
import type { Cause, JsonObject, Label } from './types';

export type DenialCode =
  | 'condition_unknown'
  | 'exhausted'
  | 'invalid_request'
  | 'no_eligible_offering'
  | 'no_escalation'
  | 'no_matching_rule'
  /** Given by a router that holds no valid policy; `evaluate` never gives it. */
  | 'no_policy'
  | 'unknown_attribute'
  | 'unknown_label'
  | 'unknown_region'
  | 'unknown_task_class';

export type Role = 'primary' | 'fallback' | 'escalation';

export interface Candidate {
  readonly offering: string;
  readonly model: string;
  readonly channel: string;
  readonly api: string;
  readonly endpoint: string;
  readonly requestId: string;
  /** Must be sent with the call: a clearance may rest on them. */
  readonly parameters: JsonObject;
  readonly role: Role;
  /** The causes that let this candidate be called; null = any time. */
  readonly on: readonly Cause[] | null;
  /** Exact plain decimal for one attempt, or null if it cannot be known. */
  readonly estimatedCostUsd: string | null;
  readonly validUntil: string | null;
}

export interface DecisionLimits {
  readonly maxAttempts: number | null;
  readonly timeoutMs: number | null;
  readonly firstTokenMs: number | null;
  readonly deadlineMs: number | null;
  /** What the checks were made with: the lesser of the rule's and the request's. */
  readonly maxOutputTokens: number | null;
}

export interface Decision {
  readonly outcome: 'route' | 'deny';
  /** Why it was denied; null on a route. */
  readonly code: DenialCode | null;
  /** Only on a denial that names something: a JSON pointer into the request to it. */
  readonly pointer?: string;
  readonly taskClass: string | null;
  readonly rule: string | null;
  readonly arm: string | null;
  readonly bucket: number | null;
  /** The effective label. */
  readonly label: Label | null;
  readonly candidates: readonly Candidate[];
  readonly escalations: readonly Candidate[];
  readonly escalateBelow: string | null;
  readonly limits: DecisionLimits;
  /** The next instant at which the answer could change. */
  readonly validUntil: string | null;
}

const NO_LIMITS: DecisionLimits = Object.freeze({
  maxAttempts: null,
  timeoutMs: null,
  firstTokenMs: null,
  deadlineMs: null,
  maxOutputTokens: null,
});

const NONE: readonly Candidate[] = Object.freeze([]);

/**
 * A denial from before a rule was matched.
 * @param code why
 * @param pointer JSON pointer into the request, or null
 * @param taskClass as requested, or null if the request could not be read
 * @param known what was settled before the denial: label, rule, validUntil
 */
export function deny(
  code: DenialCode,
  pointer: string | null,
  taskClass: string | null,
  known: { label?: Label; rule?: string; validUntil?: string | null } = {},
): Decision {
  return {
    outcome: 'deny',
    code,
    ...(pointer === null ? {} : { pointer }),
    taskClass,
    rule: known.rule ?? null,
    arm: null,
    bucket: null,
    label: known.label ?? null,
    candidates: NONE,
    escalations: NONE,
    escalateBelow: null,
    limits: NO_LIMITS,
    validUntil: known.validUntil ?? null,
  };
}

/** The decision for a request that `parseRequest` refused, with the pointer that it gave. */
export function invalidRequest(pointer: string): Decision {
  return deny('invalid_request', pointer, null);
}
