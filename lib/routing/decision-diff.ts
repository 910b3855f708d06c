import { canonicalJson } from '@/lib/policy/canonical';
import type { Decision } from '@/lib/policy/decision';
import { evaluate } from '@/lib/policy/evaluate';
import { explain } from '@/lib/policy/explain';
import type { Prepared } from '@/lib/policy/prepared';
import { type ParsedRequest, parseRequest } from '@/lib/policy/request';
import type { Bundle, PolicyRequest } from '@/lib/policy/types';
import { requestGrid } from './decision-grid';
import { callOf, whyDifferent } from './decision-why';
import { decisionWords } from './decision-words';
import type { SavedRequestDto } from './saved-request';

/** How a decision differs, gravest first. */
export const DIFFERENCES = ['denied', 'routed', 'first', 'others', 'rule', 'code', 'call'] as const;
export type Difference = (typeof DIFFERENCES)[number];

/** One request that is decided differently. */
export interface DecisionExample {
  readonly request: PolicyRequest;
  readonly saved: { readonly id: string; readonly name: string } | null;
  readonly difference: Difference;
  /** In words. */
  readonly before: string;
  readonly after: string;
  readonly why: string;
}

/** What changes for the requests of one task class. */
export interface TaskClassDifference {
  readonly taskClass: string;
  /** Requests made up and tried, and how many would make up all combinations. */
  readonly tried: number;
  readonly possible: number;
  readonly different: number;
  /** Of those tried, the ones that neither policy routes, for the same reason. */
  readonly deniedByBoth: number;
  readonly counts: Readonly<Partial<Record<Difference, number>>>;
  readonly saved: { readonly tried: number; readonly different: number };
  /** Saved requests first, then of each difference the plainest few. */
  readonly examples: readonly DecisionExample[];
}

export interface DecisionDiff {
  /** Task classes that differ in anything that decisions rest on, by key. */
  readonly taskClasses: readonly TaskClassDifference[];
  /** Task classes that decide as before whatever is asked: nothing that they rest on changed. */
  readonly alike: readonly string[];
}

/** A policy in both of its forms. */
export interface ComparedPolicy {
  readonly bundle: Bundle;
  readonly prepared: Prepared;
}

/** Requests made up in all: two evaluations each, so that a review opens at once. */
const MOST_REQUESTS = 20_000;
/** Examples of one difference in a task class. */
const MOST_EXAMPLES = 3;
/** Saved requests shown one by one in a task class. */
const MOST_SAVED = 20;

/**
 * Which saved requests and which of a made-up grid two policies decide differently, with counts and examples. What it
 * takes is bounded by the number of requests, not by the policies' size.
 * @param now ms since 1970
 */
export function diffDecisions(
  before: ComparedPolicy,
  after: ComparedPolicy,
  saved: readonly SavedRequestDto[],
  now: number,
): DecisionDiff {
  const bundles = [before.bundle, after.bundle];
  const all = [...new Set(bundles.flatMap((bundle) => Object.keys(bundle.taskClasses)))].sort();
  const changed = all.filter(
    (taskClass) => basisOf(before.bundle, taskClass) !== basisOf(after.bundle, taskClass),
  );
  const most = Math.floor(MOST_REQUESTS / Math.max(1, changed.length));
  return {
    alike: all.filter((taskClass) => !changed.includes(taskClass)),
    taskClasses: changed.map((taskClass) => {
      const { requests, possible } = requestGrid(taskClass, bundles, most);
      const own = saved.filter((one) => one.taskClass === taskClass);
      return diffTaskClass(taskClass, requests, possible, own, before.prepared, after.prepared, now);
    }),
  };
}

function diffTaskClass(
  taskClass: string,
  requests: readonly PolicyRequest[],
  possible: number,
  saved: readonly SavedRequestDto[],
  before: Prepared,
  after: Prepared,
  now: number,
): TaskClassDifference {
  const counts: Partial<Record<Difference, number>> = {};
  const examples: DecisionExample[] = [];
  const tell = (
    request: PolicyRequest,
    parsed: ParsedRequest,
    difference: Difference,
    of: SavedRequestDto | null,
  ) => {
    const [was, is] = [explain(before, null, parsed, now), explain(after, null, parsed, now)];
    examples.push({
      request,
      saved: of && { id: of.id, name: of.name },
      difference,
      before: decisionWords(was),
      after: decisionWords(is),
      why: whyDifferent(was, is),
    });
  };
  let savedDifferent = 0;
  for (const one of saved) {
    const parsed = parsedRequest(one.request);
    const difference = differenceOf(evaluate(before, parsed, now), evaluate(after, parsed, now));
    if (!difference) continue;
    if (++savedDifferent <= MOST_SAVED) tell(one.request, parsed, difference, one);
  }
  let different = 0;
  let deniedByBoth = 0;
  for (const request of requests) {
    const parsed = parsedRequest(request);
    const decision = evaluate(after, parsed, now);
    const difference = differenceOf(evaluate(before, parsed, now), decision);
    if (!difference) {
      if (decision.outcome === 'deny') deniedByBoth++;
      continue;
    }
    different++;
    const count = (counts[difference] ?? 0) + 1;
    counts[difference] = count;
    if (count <= MOST_EXAMPLES) tell(request, parsed, difference, null);
  }
  const grave = (example: DecisionExample) => (example.saved ? -1 : DIFFERENCES.indexOf(example.difference));
  return {
    taskClass,
    tried: requests.length,
    possible,
    different,
    deniedByBoth,
    counts,
    saved: { tried: saved.length, different: savedDifferent },
    examples: examples.sort((a, b) => grave(a) - grave(b)),
  };
}

function parsedRequest(request: PolicyRequest): ParsedRequest {
  const parsed = parseRequest(request);
  if (!parsed.ok) throw new Error(`a request of ${request.taskClass} cannot be read: ${parsed.message}`);
  return parsed.request;
}

/**
 * How two decisions on one request differ, or null where a router would do the same: costs, times and the name of an
 * arm are no difference by themselves.
 */
export function differenceOf(before: Decision, after: Decision): Difference | null {
  if (before.outcome !== after.outcome) return after.outcome === 'deny' ? 'denied' : 'routed';
  if (after.outcome === 'deny') {
    return before.code !== after.code ? 'code' : before.rule !== after.rule ? 'rule' : null;
  }
  const [was, is] = [offeringsOf(before), offeringsOf(after)];
  if (was[0] !== is[0]) return 'first';
  if (was.join('\n') !== is.join('\n')) return 'others';
  if (before.rule !== after.rule) return 'rule';
  return callsOf(before) === callsOf(after) ? null : 'call';
}

/** Candidates, then escalations, told apart. */
function offeringsOf({ candidates, escalations }: Decision): string[] {
  return [
    ...candidates.map(({ offering }) => offering),
    ...escalations.map(({ offering }) => `escalation ${offering}`),
  ];
}

/** What a router is told of how to call them; nearly always the very same objects, or a few fields. */
function callsOf({ candidates, escalations, limits, escalateBelow }: Decision): string {
  const calls = [...candidates, ...escalations].map((one) => [one.on, callOf(one)]);
  return JSON.stringify([limits, escalateBelow, calls]);
}

/** Everything that the decisions on a task class rest on, as a text to compare. */
function basisOf(bundle: Bundle, taskClass: string): string {
  const { offerings, taskClasses, levels, tags, attributes = {}, regionGroups = {} } = bundle;
  const own = taskClasses[taskClass];
  if (!own) return '';
  const named = new Set(
    own.rules.flatMap(({ arms, escalate }) =>
      [...arms.flatMap(({ targets }) => targets), ...(escalate?.targets ?? [])].map(
        ({ offering }) => offering,
      ),
    ),
  );
  const regions = [
    ...Object.values(regionGroups).flat(),
    ...Object.values(offerings).flatMap((offering) => offering.regions ?? []),
  ];
  return canonicalJson({
    own,
    offerings: Object.fromEntries([...named].map((key) => [key, offerings[key] ?? null])),
    vocabulary: { levels, tags, attributes, regionGroups, regions: [...new Set(regions)].sort() },
  });
}
