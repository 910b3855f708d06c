import { causeBit, causesIn } from './cause';
import { CAPABILITY, DISABLED, holds, REGION, staysWithin } from './checks';
import { fail, type Place, within } from './errors';
import type { Bits, CauseMask, PreparedOffering, PreparedTarget } from './prepared';
import { fields, readFields, readSome, readText } from './read';
import type { Reading } from './reading';

/** What targets of one rule are read against. */
export interface TargetContext {
  readonly reading: Reading;
  /** The rule's own limits, as `Facts` has those of a request. */
  readonly regions: Bits | null;
  readonly needs: readonly number[];
}

const TARGET = fields(['offering'], ['on']);
/** Escalations take no `on`, since nothing would read it. */
const ESCALATION = fields(['offering']);

/** The targets of an arm, or of `escalate`: not empty, no offering twice. */
export function readTargets(
  value: unknown,
  at: Place,
  context: TargetContext,
  escalation: boolean,
): readonly PreparedTarget[] {
  const list = readSome(value, at);
  const { offerings, lists } = context.reading;
  // sized at once: an array that grows takes room for 17
  const targets = new Array<PreparedTarget>(list.length);
  for (let index = 0; index < list.length; index++) {
    const place = within(at, index);
    const source = readFields(list[index], place, escalation ? ESCALATION : TARGET);
    const offering = offerings.get(readText(source.offering, place, 'offering'));
    if (offering === undefined) fail(place, 'is not among the offerings', 'offering');
    if (lists.get(offering) === targets) fail(place, 'stands twice in the list', 'offering');
    const on = source.on === undefined ? 0 : readCauses(source.on, within(place, 'on'));
    const role = escalation ? 'escalation' : index === 0 ? 'primary' : 'fallback';
    targets[index] = { offering, role, on, causes: causesIn(on), failing: alwaysFailing(offering, context) };
    lists.set(offering, targets);
  }
  return targets;
}

/** A set of causes, not empty. The bits of causes ascend as their names do. */
function readCauses(value: unknown, at: Place): CauseMask {
  const causes = readSome(value, at);
  let mask = 0;
  for (let index = 0; index < causes.length; index++) {
    const bit = causeBit(causes[index]);
    if (bit === 0) fail(at, 'is not a cause', index);
    if (bit <= mask) fail(at, 'must be in ascending order, each once', index);
    mask |= bit;
  }
  return mask;
}

function alwaysFailing(offering: PreparedOffering, { regions, needs }: TargetContext): number {
  let failing = offering.stops.length > 0 ? DISABLED : 0;
  if (regions !== null && !staysWithin(offering.regions, regions)) failing |= REGION;
  for (let index = 0; index < needs.length; index++) {
    if (!holds(offering.capabilities, needs[index] as number)) failing |= CAPABILITY;
  }
  return failing;
}
