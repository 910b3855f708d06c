import type { CheckCode } from '@/lib/policy/considered';
import { explain } from '@/lib/policy/explain';
import { prepare } from '@/lib/policy/prepare';
import { parseRequest } from '@/lib/policy/request';
import type { Bundle, Overlay, Rule, TaskClass } from '@/lib/policy/types';

/** A task class of a policy in force whose requests have nowhere else to go. */
export interface FallbackGap {
  readonly taskClass: string;
  /** no_rule: nothing is routed · none: nothing is open · one: a single offering · channel: all through one channel. */
  readonly why: 'no_rule' | 'none' | 'one' | 'channel';
  /** The arm that is worst off, by the rule's id; null where there is no rule. */
  readonly rule: string | null;
  /** What is left: an offering's or a channel's key. */
  readonly only: string | null;
}

/** What shuts an offering whatever a request asks for. What a request brings (tokens, regions) is not held against it. */
const SHUT: readonly CheckCode[] = [
  'disabled',
  'not_yet_sold',
  'no_longer_sold',
  'not_cleared_level',
  'not_cleared_tag',
  'clearance_ended',
];
const ORDER: readonly FallbackGap['why'][] = ['none', 'one', 'channel'];

/**
 * The task classes of a bundle with an arm that leaves a request without a second offering at `now`: one that is open for the
 * least sensitive label of the class, and goes through another channel than the first. Each rule is asked by itself, so
 * that conditions hide none, and the evaluator answers.
 */
export function fallbackGaps(bundle: Bundle, overlay: Overlay, now: Date): readonly FallbackGap[] {
  const classes = Object.entries(bundle.taskClasses);
  const places = classes.flatMap(([key, taskClass]) =>
    taskClass.rules.map((rule) => ({ key, taskClass, rule })),
  );
  const policy = prepare(
    { ...bundle, taskClasses: Object.fromEntries(places.map((place, nth) => [`r${nth}`, alone(place)])) },
    overlay,
  );
  const worst = new Map<string, FallbackGap>();
  places.forEach(({ key, taskClass, rule }, nth) => {
    const parsed = parseRequest({ taskClass: `r${nth}`, label: taskClass.label });
    if (!parsed.ok) throw new Error(`a request with a label: ${parsed.pointer}`);
    const { targets } = explain(policy, null, parsed.request, now.getTime()).considered;
    for (const arm of rule.arms.filter(({ weight }) => weight > 0)) {
      const open = targets
        .filter((target) => target.arm === arm.name && !target.codes.some((code) => SHUT.includes(code)))
        .map(({ offering }) => offering);
      const gap = gapOf(bundle, key, rule.id, open);
      const before = worst.get(key);
      if (gap && (!before || ORDER.indexOf(gap.why) < ORDER.indexOf(before.why))) worst.set(key, gap);
    }
  });
  return classes.flatMap(([key, { rules }]): FallbackGap[] => {
    if (rules.length === 0) return [{ taskClass: key, why: 'no_rule', rule: null, only: null }];
    const gap = worst.get(key);
    return gap ? [gap] : [];
  });
}

/** A task class of that rule alone, which holds for every request. */
function alone({ taskClass, rule }: { readonly taskClass: TaskClass; readonly rule: Rule }): TaskClass {
  const { when: _, ...always } = rule;
  return { ...taskClass, rules: [always] };
}

function gapOf(bundle: Bundle, taskClass: string, rule: string, open: readonly string[]): FallbackGap | null {
  const offerings = [...new Set(open)];
  const [first] = offerings;
  if (first === undefined) return { taskClass, rule, why: 'none', only: null };
  if (offerings.length === 1) return { taskClass, rule, why: 'one', only: first };
  const channels = new Set(offerings.map((key) => bundle.offerings[key]?.channel));
  const [channel = null] = channels;
  return channels.size === 1 ? { taskClass, rule, why: 'channel', only: channel } : null;
}
