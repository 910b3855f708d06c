import { groupedBy } from '@/lib/core/grouped';
import { own } from '@/lib/core/own';
import { explain } from '@/lib/policy/explain';
import { prepare } from '@/lib/policy/prepare';
import { parseRequest } from '@/lib/policy/request';
import type { Bundle, Label, Overlay, Rule, TaskClass } from '@/lib/policy/types';
import { possibleValues } from './condition-values';
import { sizesToAsk } from './eligibility';
import type { ClosedTarget } from './evidence-effects';
import { lowestLabel } from './lowest-label';
import type { Loss } from './narrow-clearance';

interface Route {
  readonly taskClass: string;
  readonly floor: Label;
  readonly rule: Rule;
}

/**
 * Which targets of a policy lose something that its rules could have used, rule by rule. A loss that no request of a
 * rule can meet, or of a target that was not eligible anyway, is none.
 * @param after the narrowed bundle, and the stops that routers get it with
 * @param now ms since 1970
 */
export function closedTargets(
  before: Bundle,
  after: { readonly bundle: Bundle; readonly overlay: Overlay },
  losses: readonly Loss[],
  nameOf: (taskClass: string) => string,
  now: number,
): ClosedTarget[] {
  const lost = groupedBy(losses, (loss) => loss.offering);
  return routesOf(before).flatMap(({ taskClass, floor, rule }) => {
    const was = remembered((asked) => eligibleFor(before, rule, asked, now));
    const is = remembered((asked, at) => eligibleFor(after.bundle, rule, asked, at, after.overlay));
    const closed = offeringsOf(rule).flatMap((offering) =>
      (lost.get(offering) ?? []).flatMap((loss) => {
        const asked = askedWith(loss.what, floor, rule, before);
        if (!asked || !was(asked, now).includes(offering)) return [];
        const at = loss.until === null ? now : Math.max(now, Date.parse(loss.until));
        return [{ offering, label: loss.what, from: loss.until, left: is(asked, at).length }];
      }),
    );
    const groups = groupedBy(closed, ({ offering, from, left }) => `${offering}\0${from}\0${left}`);
    return [...groups.values()].map((group) => {
      const [{ offering, from, left } = { offering: '', from: null, left: 0 }] = group;
      const taskClassName = nameOf(taskClass);
      return {
        taskClass,
        taskClassName,
        rule: rule.id,
        offering,
        labels: group.map(({ label }) => label),
        from,
        left,
      };
    });
  });
}

/** What a loss takes from the plainest requests of a rule; null = no request of it can ask for that. */
interface Asked {
  readonly label: Label;
  readonly needs: readonly string[];
}

/** A rule's offerings share labels and ends: each is asked about once. */
function remembered(ask: (asked: Asked, at: number) => string[]): (asked: Asked, at: number) => string[] {
  const answers = new Map<string, string[]>();
  return (asked, at) => {
    const key = JSON.stringify([asked, at]);
    const answer = answers.get(key) ?? ask(asked, at);
    answers.set(key, answer);
    return answer;
  };
}

function askedWith(what: string, floor: Label, rule: Rule, { levels, attributes }: Bundle): Asked | null {
  const lowest = lowestLabel(floor, rule.when, levels);
  const [kind, ...rest] = what.split(':');
  const name = rest.join(':');
  if (kind === 'capability') return { label: lowest, needs: [name] };
  const isBelow = kind === 'level' && levels.indexOf(name) < levels.indexOf(lowest.level);
  if (isBelow) return null;
  const label: Label =
    kind === 'level'
      ? { level: name, tags: lowest.tags }
      : { level: lowest.level, tags: [...new Set([...lowest.tags, name])].sort() };
  const facts = { floor: label, levels, attributes: attributes ?? {} };
  if (rule.when && !possibleValues(rule.when, facts).true) return null;
  return { label, needs: [] };
}

/** The offerings of a rule that pass every check for the plainest request of a label, escalations included. */
function eligibleFor(bundle: Bundle, rule: Rule, asked: Asked, at: number, overlay?: Overlay): string[] {
  const { when: _when, escalate, ...rest } = rule;
  const named = offeringsOf(rule).filter((offering) => own(bundle.offerings, offering));
  const arms = [{ name: 'all', weight: 10_000, targets: named.map((offering) => ({ offering })) }];
  const offerings = Object.fromEntries(
    named.flatMap((key) => {
      const offering = own(bundle.offerings, key);
      return offering ? [[key, offering] as const] : [];
    }),
  );
  const probe: TaskClass = { label: asked.label, unlabelled: asked.label, rules: [{ ...rest, arms }] };
  const policy = prepare({ ...bundle, offerings, taskClasses: { probe } }, overlay);
  const request = parseRequest({
    taskClass: 'probe',
    ...(asked.needs.length > 0 ? { needs: asked.needs } : {}),
    ...sizesToAsk(escalate ? { ...rule, escalate } : rule),
  });
  if (!request.ok) return [];
  return explain(policy, null, request.request, at).candidates.map(({ offering }) => offering);
}

function routesOf(bundle: Bundle): Route[] {
  return Object.entries(bundle.taskClasses).flatMap(([taskClass, { label, rules }]) =>
    rules.map((rule) => ({ taskClass, floor: label, rule })),
  );
}

/** Every offering that a rule names, each once. */
function offeringsOf(rule: Rule): string[] {
  const targets = [...rule.arms.flatMap((arm) => arm.targets), ...(rule.escalate?.targets ?? [])];
  return [...new Set(targets.map(({ offering }) => offering))];
}
