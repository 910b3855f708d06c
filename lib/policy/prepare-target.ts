import { causeBit } from './cause';
import { CAPABILITY, DISABLED, holds, REGION, staysWithin } from './checks';
import { fail, type Place, within } from './errors';
import type { Bits, PreparedOffering, PreparedTarget } from './prepared';
import { has, readFields, readSet, readSome, readText, type Source } from './read';
import type { Cause } from './types';

/** What targets of one rule are read against. */
export interface TargetContext {
  readonly offerings: ReadonlyMap<string, PreparedOffering>;
  /** The rule's own limits, as `Facts` has those of a request. */
  readonly regions: readonly Bits[] | null;
  readonly needs: readonly number[];
}

const OFFERING = new Set(['offering']);
const ON = new Set(['on']);
const ESCALATE = new Set(['below', 'targets']);
const ESCALATE_OPTIONAL = new Set(['maxCostUsd']);
const NONE: ReadonlySet<string> = new Set();

/** The targets of an arm, not empty, no offering twice. */
export function readTargets(value: unknown, at: Place, context: TargetContext): readonly PreparedTarget[] {
  return readList(value, at, context, ON, false);
}

/** An `escalate`: its targets take no `on`, since nothing would read it. */
export function readEscalation(
  value: unknown,
  at: Place,
  context: TargetContext,
): { source: Source; targets: readonly PreparedTarget[] } {
  const source = readFields(value, at, ESCALATE, ESCALATE_OPTIONAL);
  return { source, targets: readList(source.targets, within(at, 'targets'), context, NONE, true) };
}

function readList(
  value: unknown,
  at: Place,
  context: TargetContext,
  optional: ReadonlySet<string>,
  escalation: boolean,
): readonly PreparedTarget[] {
  const list = readSome(value, at);
  const targets: PreparedTarget[] = [];
  for (let index = 0; index < list.length; index++) {
    const place = within(at, index);
    const source = readFields(list[index], place, OFFERING, optional);
    const key = readText(source.offering, place, 'offering');
    const offering = context.offerings.get(key);
    if (offering === undefined) fail(place, 'is not among the offerings', 'offering');
    if (targets.some((target) => target.offering === offering))
      fail(place, 'stands twice in the list', 'offering');
    const causes = has(source, 'on') ? readCauses(source.on, within(place, 'on')) : null;
    let on = 0;
    if (causes !== null) for (const cause of causes) on |= causeBit(cause);
    const role = escalation ? 'escalation' : index === 0 ? 'primary' : 'fallback';
    targets.push({ offering, role, on, causes, failing: alwaysFailing(offering, context) });
  }
  return targets;
}

function readCauses(value: unknown, at: Place): readonly Cause[] {
  readSome(value, at);
  // decisions show them
  return Object.freeze(readSet(value, at, refuseNoCause)) as readonly Cause[];
}

function refuseNoCause(text: string, index: number, at: Place): void {
  if (causeBit(text) === 0) fail(at, 'is not a cause', index);
}

function alwaysFailing(offering: PreparedOffering, { regions, needs }: TargetContext): number {
  let failing = offering.stops.length > 0 ? DISABLED : 0;
  if (regions !== null && !staysWithin(offering.regions, regions)) failing |= REGION;
  for (const need of needs) if (!holds(offering.capabilities, need)) failing |= CAPABILITY;
  return failing;
}

/** Ranks of every bound of a window of the targets' offerings and prices, ascending, each once. */
export function windowChanges(targets: readonly PreparedTarget[]): readonly number[] {
  const changes: number[] = [];
  for (let index = 0; index < targets.length; index++) {
    const ranks = (targets[index] as PreparedTarget).offering.changes;
    for (let at = 0; at < ranks.length; at++) {
      const rank = ranks[at] as number;
      if (!changes.includes(rank)) changes.push(rank);
    }
  }
  return changes.sort((a, b) => a - b);
}
