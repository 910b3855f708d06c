import { canonicalJson } from '@/lib/policy/canonical';
import { stops } from '@/lib/policy/prepare-overlay';
import type { Label, Offering, Rule } from '@/lib/policy/types';
import type { Served } from './narrow';

/** An offering as one policy has it, with what the checks of it read besides. */
export interface Checked {
  readonly key: string;
  readonly offering: Offering;
  /** Groups expanded; null = unknown. */
  readonly regions: ReadonlySet<string> | null;
  readonly stopped: boolean;
}

/** The offerings of a policy, by key. */
export function checkedOfferings({ bundle, overlay }: Served): ReadonlyMap<string, Checked> {
  const groups = new Map(Object.entries(bundle.regionGroups ?? {}));
  return new Map(
    Object.entries(bundle.offerings).map(([key, offering]) => {
      const { model, owner, channel } = offering;
      const regionNames = offering.regions ? expanded(offering.regions, groups) : null;
      const stopped = overlay.disabled.some((stop) =>
        stops(stop, { key, model, owner, channel, regionNames }, groups),
      );
      return [key, { key, offering, regions: regionNames && new Set(regionNames), stopped }];
    }),
  );
}

type Groups = ReadonlyMap<string, readonly string[]>;

function expanded(names: readonly string[], groups: Groups): string[] {
  return names.flatMap((name) => groups.get(name) ?? [name]);
}

/** Whether an offering can pass the checks that a rule makes whatever the request. */
export function passesRule({ offering, regions, stopped }: Checked, rule: Rule, { bundle }: Served): boolean {
  if (stopped) return false;
  if (rule.regions) {
    const allowed = new Set(expanded(rule.regions, new Map(Object.entries(bundle.regionGroups ?? {}))));
    if (regions === null || [...regions].some((region) => !allowed.has(region))) return false;
  }
  return (rule.needs ?? []).every((need) => offering.capabilities.includes(need));
}

/** Whether an offering can be eligible at all for some request of a label or a stricter one, from `now` (ms) on. */
export function isLive({ offering }: Checked, floor: Label, now: number): boolean {
  const lasts = (end: string | null | undefined) =>
    end !== undefined && (end === null || Date.parse(end) > now);
  const { levels, tags } = offering.clearance;
  return (
    (offering.until === undefined || Date.parse(offering.until) > now) &&
    lasts(own(levels, floor.level)) &&
    floor.tags.every((tag) => lasts(own(tags, tag)))
  );
}

/**
 * Which checks of an offering let something pass after that they did not before, each in words; cost, and what the rule
 * itself checks, are looked at elsewhere. Nothing told = whatever passes after passes before.
 * @param levels those that requests of the task class can have
 * @param now ms; of what comes before it nothing is said
 */
export function looserChecks(
  before: Checked,
  after: Checked,
  levels: readonly string[],
  now: number,
): string[] {
  const [was, is] = [before.offering, after.offering];
  const reasons: (string | false)[] = [
    before.stopped && !after.stopped && 'it is stopped now',
    isOther(was, is) && 'it would be called in another way',
    beginsEarlier(was, is, now) && 'it would be sold from an earlier time',
    !endsBy(is.until ?? null, was.until ?? null) && 'it would be sold for longer',
    ...clearanceLooser(was, is, levels, now),
    regionsLooser(before, after) && 'it would count as running in fewer or other regions',
    is.capabilities.some((one) => !was.capabilities.includes(one)) && 'it would count as capable of more',
    sizesLooser(was, is) && 'it would take larger requests',
  ];
  return reasons.filter((reason) => reason !== false);
}

function isOther(was: Offering, is: Offering): boolean {
  const call = ({ model, owner, channel, api, endpoint, requestId, parameters = {} }: Offering) =>
    canonicalJson({ model, owner, channel, api, endpoint, requestId, parameters });
  return call(was) !== call(is);
}

function beginsEarlier({ from: was }: Offering, { from: is }: Offering, now: number): boolean {
  if (was === undefined || Date.parse(was) <= now) return false;
  return is === undefined || Date.parse(is) < Date.parse(was);
}

/** Whether one end is not after another; null = no end. */
function endsBy(end: string | null, bound: string | null): boolean {
  return bound === null || (end !== null && Date.parse(end) <= Date.parse(bound));
}

function clearanceLooser(was: Offering, is: Offering, levels: readonly string[], now: number): string[] {
  const looser = (before: Ends, after: Ends, name: string): boolean => {
    const [end, bound] = [own(after, name), own(before, name)];
    if (end === undefined || (end !== null && Date.parse(end) <= now)) return false;
    return bound === undefined || !endsBy(end, bound);
  };
  return [
    ...levels.filter((level) => looser(was.clearance.levels, is.clearance.levels, level)),
    ...Object.keys(is.clearance.tags).filter((tag) => looser(was.clearance.tags, is.clearance.tags, tag)),
  ].map((name) => `it would be cleared for ${name}, or for longer`);
}

type Ends = Offering['clearance']['levels'];

function own(ends: Ends, name: string): string | null | undefined {
  return Object.hasOwn(ends, name) ? ends[name] : undefined;
}

/** A request's own limit on regions lets an offering pass whose regions are known and all allowed. */
function regionsLooser({ regions: was }: Checked, { regions: is }: Checked): boolean {
  if (is === null) return false;
  return was === null || [...was].some((region) => !is.has(region));
}

/** Tokens. Where `context` is unknown after, only requests that state no size pass, and they passed before. */
function sizesLooser(was: Offering, is: Offering): boolean {
  if (is.context === undefined) return false;
  if (was.context === undefined || is.context > was.context) return true;
  const within = (bound: number | undefined, limit: number) =>
    Math.min(bound ?? Infinity, is.context ?? Infinity) <= limit;
  if (was.maxInput !== undefined && !within(is.maxInput, was.maxInput)) return true;
  if (is.maxOutput === undefined) return false;
  return was.maxOutput === undefined || !within(is.maxOutput, was.maxOutput);
}
