import type { Rule, Target, TaskClass } from '@/lib/policy/types';
import type { Served } from './narrow';
import { rulePairs } from './rule-overlap';
import { costStaysLimited } from './widening-cost';
import { labelLooser, vocabularyLooser } from './widening-label';
import { type Checked, checkedOfferings, isLive, looserChecks, passesRule } from './widening-offering';

/** An offering that some request could be routed to after, and not before. */
export interface Widening {
  readonly taskClass: string;
  /** The rule of the policy after. */
  readonly rule: string;
  readonly offering: string;
  readonly why: string;
}

/** Steps of telling apart which requests meet which rules, for all task classes together: about a second. */
const MOST_STEPS = 20_000;

/** A policy with its offerings looked up. */
interface Looked extends Served {
  readonly checked: ReadonlyMap<string, Checked>;
}

/**
 * What would become eligible if one policy took the place of another. Sound: where nothing is told, no offering passes
 * the checks of the list that a request is given after, or of its escalations, that did not pass those it is given
 * before, for any request at any time from `now` on. Not complete: what is told may be met by no request.
 * @param now ms since 1970
 */
export function widenings(before: Served, after: Served, now: number): Widening[] {
  const [was, is] = [look(before), look(after)];
  const effort = { left: MOST_STEPS };
  const vocabulary = vocabularyLooser(before.bundle, after.bundle);
  const found = Object.entries(after.bundle.taskClasses).flatMap(([name, taskClass]) =>
    ofTaskClass(name, taskClass, was, is, vocabulary, effort, now),
  );
  const told = new Set<string>();
  return found.filter(({ taskClass, rule, offering, why }) => {
    const key = JSON.stringify([taskClass, rule, offering, why]);
    return !told.has(key) && told.add(key);
  });
}

function look(policy: Served): Looked {
  return { ...policy, checked: checkedOfferings(policy) };
}

function ofTaskClass(
  name: string,
  taskClass: TaskClass,
  was: Looked,
  is: Looked,
  vocabulary: readonly string[],
  effort: { left: number },
  now: number,
): Widening[] {
  const { taskClasses, levels } = was.bundle;
  const previous = Object.hasOwn(taskClasses, name) ? taskClasses[name] : undefined;
  const all = (why: string) =>
    taskClass.rules.flatMap((rule) => liveTargets(rule, taskClass, is, now).map(tell(name, rule, why)));
  if (!previous) return all('no request of this task class is routed now');
  const label = labelLooser(was.bundle, previous, is.bundle, taskClass);
  const general = [...vocabulary, ...label.reasons];
  if (general.length > 0) return general.flatMap(all);
  const pairs = rulePairs(
    { taskClass: previous, attributes: was.bundle.attributes },
    { taskClass, attributes: is.bundle.attributes },
    levels,
    label.same,
    effort,
    now,
  );
  const reachable = levels.slice(levels.indexOf(taskClass.label.level));
  return [...pairs].flatMap(([j, others]) => {
    const rule = taskClass.rules[j] as Rule;
    const live = new Set(liveTargets(rule, taskClass, is, now));
    return [...others].flatMap((i) => {
      const other = previous.rules[i];
      if (!other)
        return [...live].map(tell(name, rule, 'requests that no rule takes now would be routed to it'));
      return ofRules(other, rule, live, was, is, reachable, now).map(({ offering, why }) =>
        tell(name, rule, why)(offering),
      );
    });
  });
}

function tell(taskClass: string, rule: Rule, why: string) {
  return (offering: string): Widening => ({ taskClass, rule: rule.id, offering, why });
}

/** The offerings of a rule, those of escalations too, that can be eligible for some request. */
function liveTargets(rule: Rule, { label }: TaskClass, policy: Looked, now: number): string[] {
  const targets = [...rule.arms.flatMap((arm) => arm.targets), ...(rule.escalate?.targets ?? [])];
  return [...new Set(targets.map(({ offering }) => offering))].filter((key) => {
    const checked = policy.checked.get(key);
    return checked && passesRule(checked, rule, policy) && isLive(checked, label, now);
  });
}

interface Reason {
  readonly offering: string;
  readonly why: string;
}

/** What requests that meet `other` before and `rule` after would gain. */
function ofRules(
  other: Rule,
  rule: Rule,
  live: ReadonlySet<string>,
  was: Looked,
  is: Looked,
  levels: readonly string[],
  now: number,
): Reason[] {
  const caps = outputsCapped(other, rule)
    ? null
    : `"${other.id}" reckons with longer answers than this rule would`;
  const compare = (
    before: readonly Pick<Target, 'offering'>[],
    after: readonly Pick<Target, 'offering'>[],
    limits: readonly [string | undefined, string | undefined],
    absent: string,
  ): Reason[] =>
    after.flatMap(({ offering: key }) => {
      if (!live.has(key)) return [];
      const [one, two] = [was.checked.get(key), is.checked.get(key)];
      if (!two) return [];
      if (!one || !before.some(({ offering }) => offering === key)) return [{ offering: key, why: absent }];
      const reasons = looserChecks(one, two, levels, now);
      if (!passesRule({ ...one, stopped: false }, other, was)) {
        reasons.push(`"${other.id}" asks for regions or capabilities that it does not have`);
      }
      if (caps) reasons.push(caps);
      const [limit, next] = limits;
      const [prices, then] = [one.offering.prices, two.offering.prices];
      if (!costStaysLimited({ limit, prices }, { limit: next, prices: then }, now)) {
        reasons.push(`the limit on cost of "${other.id}" would be higher, or its price lower`);
      }
      return reasons.map((why) => ({ offering: key, why }));
    });
  return [
    ...listPairs(other, rule).flatMap(([before, after]) =>
      compare(
        before,
        after,
        [other.limits?.maxCostUsd, rule.limits?.maxCostUsd],
        `"${other.id}", which takes such requests now, does not list it for them`,
      ),
    ),
    ...compare(
      other.escalate?.targets ?? [],
      rule.escalate?.targets ?? [],
      [other.escalate?.maxCostUsd, rule.escalate?.maxCostUsd],
      `"${other.id}", which takes such requests now, does not escalate to it`,
    ),
  ];
}

/** Whether answers count for no fewer tokens after, so that sizes and costs are no smaller. */
function outputsCapped({ limits: was }: Rule, { limits: is }: Rule): boolean {
  const [before, after] = [was?.maxOutputTokens, is?.maxOutputTokens];
  return before === after || (before !== undefined && after !== undefined && after > before);
}

type List = readonly Pick<Target, 'offering'>[];

/** Lists that one and the same request can be given by either rule: its arm's, then what the first arm has besides. */
function listPairs(before: Rule, after: Rule): [List, List][] {
  const [was, is] = [spans(before), spans(after)];
  const hashedAlike = before.salt === after.salt;
  const pairs: [List, List][] = [];
  for (const [index, one] of was.entries()) {
    for (const [at, other] of is.entries()) {
      // Without a unit it is the first that has a share.
      const unsplit = index === 0 && at === 0;
      const overlap = one.start < other.end && other.start < one.end;
      if (unsplit || overlap || !hashedAlike) pairs.push([one.list, other.list]);
    }
  }
  return pairs;
}

/** The arms that have a share of requests, with the buckets of each and the list they lead to. */
function spans({ arms }: Rule): { start: number; end: number; list: List }[] {
  let end = 0;
  const first = arms[0]?.targets ?? [];
  const all = arms.map(({ weight, targets }) => {
    const start = end;
    end += weight;
    const own = new Set(targets.map(({ offering }) => offering));
    return { start, end, list: [...targets, ...first.filter(({ offering }) => !own.has(offering))] };
  });
  return all.filter((span) => span.end > span.start);
}
