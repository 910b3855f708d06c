import { z } from 'zod';
import type { Decision, DenialCode } from '@/lib/policy/decision';
import { evaluate } from '@/lib/policy/evaluate';
import type { Prepared } from '@/lib/policy/prepared';
import { parseRequest } from '@/lib/policy/request';
import type { PolicyRequest } from '@/lib/policy/types';
import { type Finding, pointer } from './finding';

/** The codes that a policy can deny with. */
const CODES = [
  'condition_unknown',
  'exhausted',
  'no_eligible_offering',
  'no_escalation',
  'no_matching_rule',
  'unknown_attribute',
  'unknown_label',
  'unknown_region',
  'unknown_task_class',
] as const satisfies readonly DenialCode[];

const name = z.string().min(1).max(1000);

/**
 * The part of a decision that is expected. What is left out may be anything: an expectation says what matters, so that
 * it does not fail for what does not.
 */
export const expectedDecisionSchema = z.discriminatedUnion('outcome', [
  z
    .strictObject({
      outcome: z.literal('route'),
      rule: name.optional(),
      /** The offering that is called first. */
      first: name.optional(),
      /** Every candidate, in order. */
      candidates: z.array(name).max(100).optional(),
      /** Every escalation, in order. */
      escalations: z.array(name).max(100).optional(),
    })
    .refine((expected) => expected.first === undefined || expected.candidates === undefined, {
      message: 'Expect the first offering or all of them, not both.',
      path: ['first'],
    }),
  z.strictObject({ outcome: z.literal('deny'), rule: name.optional(), code: z.enum(CODES).optional() }),
]);

export type ExpectedDecision = z.infer<typeof expectedDecisionSchema>;

/** A request as a router would send it, at most 20,000 characters of JSON. */
export const savedRequestContentSchema = z.unknown().transform((value, context): PolicyRequest => {
  const parsed = parseRequest(value);
  if (!parsed.ok) {
    const path = parsed.pointer.split('/').slice(1);
    const message = `${parsed.message.charAt(0).toUpperCase()}${parsed.message.slice(1)}.`;
    context.addIssue({ code: 'custom', message, path });
  } else if (JSON.stringify(value).length > 20_000) {
    context.addIssue({ code: 'custom', message: 'At most 20,000 characters.' });
  }
  return value as PolicyRequest;
});

/** A saved request as screens and commands exchange it. */
export interface SavedRequestDto {
  readonly id: string;
  readonly revision: number;
  readonly taskClass: string;
  /** Null = run on the drafts of every environment. */
  readonly environment: string | null;
  readonly name: string;
  readonly request: PolicyRequest;
  readonly expected: ExpectedDecision;
}

/** How much of a decision is expected to stay: all offerings in their order, the first, or whichever. */
export type OfferingsExpected = 'all' | 'first' | 'any';

/** What to expect from now on, if a decision is right. */
export function expectationOf(
  decision: Decision,
  { rule, offerings, code }: { rule: boolean; offerings: OfferingsExpected; code: boolean },
): ExpectedDecision {
  const named = rule && decision.rule !== null ? { rule: decision.rule } : {};
  if (decision.outcome === 'deny') {
    const known = CODES.find((one) => one === decision.code);
    return { outcome: 'deny', ...named, ...(code && known ? { code: known } : {}) };
  }
  const keys = (list: Decision['candidates']) => list.map((candidate) => candidate.offering);
  const [first] = keys(decision.candidates);
  return {
    outcome: 'route',
    ...named,
    ...(offerings === 'all'
      ? { candidates: keys(decision.candidates), escalations: keys(decision.escalations) }
      : {}),
    ...(offerings === 'first' && first !== undefined ? { first } : {}),
  };
}

/** How much of the offerings an expectation holds to. */
export function offeringsExpected(expected: ExpectedDecision): OfferingsExpected {
  if (expected.outcome === 'deny' || expected.candidates !== undefined) return 'all';
  return expected.first === undefined ? 'any' : 'first';
}

/** The expectation that holds to as much as another one, and is met by a decision. */
export function renewedExpectation(expected: ExpectedDecision, decision: Decision): ExpectedDecision {
  const code = expected.outcome === 'route' || expected.code !== undefined;
  return expectationOf(decision, {
    rule: expected.rule !== undefined,
    offerings: offeringsExpected(expected),
    code,
  });
}

/** One thing that was decided differently than expected; both in words. */
export interface Mismatch {
  readonly what: 'outcome' | 'code' | 'rule' | 'first offering' | 'offerings' | 'escalations';
  readonly expected: string;
  readonly decided: string;
  /** The first difference, as the end of a sentence: "offering 2 is b/two, not c/three". */
  readonly brief: string;
}

/** Where a decision is not what was expected; empty = as expected. A wrong outcome makes the rest idle. */
export function mismatches(expected: ExpectedDecision, decision: Decision): readonly Mismatch[] {
  const keys = (list: Decision['candidates']) => list.map((candidate) => candidate.offering);
  if (expected.outcome !== decision.outcome) {
    const decided = decision.outcome === 'route' ? 'routed' : `denied (${decision.code})`;
    const wanted = expected.outcome === 'route' ? 'routed' : 'denied';
    return [{ what: 'outcome', expected: wanted, decided, brief: `it is ${decided}, not ${wanted}` }];
  }
  const found: Mismatch[] = [];
  const compare = (what: Mismatch['what'], wanted: string | undefined, decided: string) => {
    if (wanted === undefined || wanted === decided) return;
    found.push({ what, expected: wanted, decided, brief: `the ${what} is ${decided}, not ${wanted}` });
  };
  const compareLists = (
    what: 'offerings' | 'escalations',
    wanted: readonly string[] | undefined,
    decided: readonly string[],
  ) => {
    const length = Math.max(wanted?.length ?? 0, decided.length);
    for (let at = 0; wanted !== undefined && at < length; at++) {
      if (wanted[at] === decided[at]) continue;
      const list = (offerings: readonly string[]) => offerings.join(', then ') || 'none';
      const place = `${what === 'offerings' ? 'offering' : 'escalation'} ${at + 1}`;
      const brief = `${place} is ${decided[at] ?? 'none'}, not ${wanted[at] ?? 'none'}`;
      found.push({ what, expected: list(wanted), decided: list(decided), brief });
      return;
    }
  };
  compare('rule', expected.rule, decision.rule ?? 'none');
  if (expected.outcome === 'deny') compare('code', expected.code, decision.code ?? 'none');
  else {
    const candidates = keys(decision.candidates);
    compare('first offering', expected.first, candidates[0] ?? 'none');
    compareLists('offerings', expected.candidates, candidates);
    compareLists('escalations', expected.escalations, keys(decision.escalations));
  }
  return found;
}

/** An expectation in a line: "Routed by eu-customers to a/one, then b/two". */
export function expectationWords(expected: ExpectedDecision): string {
  const by = expected.rule === undefined ? '' : ` by ${expected.rule}`;
  if (expected.outcome === 'deny') {
    return `Denied${by}${expected.code === undefined ? '' : ` with ${expected.code}`}`;
  }
  const { first, candidates, escalations = [] } = expected;
  const last = escalations.length === 0 ? '' : `; escalated to ${escalations.join(', then ')}`;
  if (candidates) {
    return `Routed${by}${candidates.length === 0 ? '' : ` to ${candidates.join(', then ')}`}${last}`;
  }
  return first === undefined ? `Routed${by}` : `Routed${by} to ${first} first`;
}

/** What a saved request comes to under a policy. */
export interface SavedRequestResult {
  readonly decision: Decision;
  /** Empty = it passes. */
  readonly mismatches: readonly Mismatch[];
}

/**
 * Runs a saved request on a policy.
 * @param now ms since 1970
 */
export function runSavedRequest(
  policy: Prepared,
  saved: Pick<SavedRequestDto, 'request' | 'expected'>,
  now: number,
): SavedRequestResult {
  const parsed = parseRequest(saved.request);
  if (!parsed.ok) throw new Error(`a saved request was parsed before it was saved: ${parsed.message}`);
  const decision = evaluate(policy, parsed.request, now);
  return { decision, mismatches: mismatches(saved.expected, decision) };
}

/**
 * An error finding for each saved request that a policy decides differently than expected. It can be acknowledged, one by
 * one, with a publish.
 * @param now ms since 1970
 */
export function savedRequestFindings(
  policy: Prepared,
  saved: readonly SavedRequestDto[],
  now: number,
): Finding[] {
  return saved.flatMap((one) => {
    const found = runSavedRequest(policy, one, now).mismatches;
    const [first] = found;
    if (!first) return [];
    const differences = found.map(({ brief }) => brief).join('; ');
    return [
      {
        code: 'saved_request_failed',
        severity: 'error',
        place: pointer('taskClasses', one.taskClass, 'savedRequests', one.id),
        values: {
          savedRequest: one.id,
          taskClass: one.taskClass,
          what: first.what,
          expected: first.expected,
          decided: first.decided,
        },
        message: `“${one.name}” is decided differently than expected: ${differences}.`,
      } satisfies Finding,
    ];
  });
}
