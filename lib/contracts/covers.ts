import { own } from '@/lib/core/own';
import type { Scope } from './scope';

/** What coverage reads of an offering. Null is unknown. */
export interface ScopedOffering {
  readonly key: string;
  readonly channel: string;
  readonly owner: string | null;
  readonly tier: string;
  readonly regions: readonly string[] | null;
}

/** By region group's key: the regions that it stands for. */
export type RegionGroups = Readonly<Record<string, readonly string[]>>;

/**
 * How a scope meets an offering: all of it, a part (some of its regions, or what is not known of it may lie within), or
 * none. Only `all` is evidence; what refuses holds for `part` too.
 */
export type Coverage = 'all' | 'part' | 'none';

/** What lists of names stand for, by the lists themselves: the same ones are asked for each of ten thousand offerings. */
const expanded = new WeakMap<RegionGroups, WeakMap<readonly string[], ReadonlySet<string>>>();
const sets = new WeakMap<readonly string[], ReadonlySet<string>>();

/** The regions that names stand for: a group for its regions, any other name for itself. Lists are never written to. */
export function regionsNamed(names: readonly string[], groups: RegionGroups): ReadonlySet<string> {
  let byList = expanded.get(groups);
  if (!byList) {
    byList = new WeakMap();
    expanded.set(groups, byList);
  }
  let found = byList.get(names);
  if (!found) {
    found = new Set(names.flatMap((name) => own(groups, name) ?? [name]));
    byList.set(names, found);
  }
  return found;
}

/** Whether a part of a scope names a key; one that is left out, or empty, names every one. */
function names(part: readonly string[] | undefined, key: string): boolean {
  if (part === undefined || part.length === 0) return true;
  if (part.length < 20) return part.includes(key);
  let set = sets.get(part);
  if (!set) {
    set = new Set(part);
    sets.set(part, set);
  }
  return set.has(key);
}

/**
 * How far a scope covers an offering called with a capability (null = the plain call). A part that is left out, or
 * empty, covers everything; capabilities that are named cover the plain call too.
 */
export function coverage(
  scope: Scope,
  offering: ScopedOffering,
  feature: string | null,
  groups: RegionGroups,
): Coverage {
  if (!names(scope.channels, offering.channel) || !names(scope.offerings, offering.key)) return 'none';
  if (!names(scope.tiers, offering.tier) || (feature !== null && !names(scope.features, feature)))
    return 'none';
  let found: Coverage = 'all';
  if (scope.owners !== undefined && scope.owners.length > 0) {
    if (offering.owner === null) found = 'part';
    else if (!names(scope.owners, offering.owner)) return 'none';
  }
  if (scope.regions === undefined || scope.regions.length === 0) return found;
  if (offering.regions === null || offering.regions.length === 0) return 'part';
  const covered = regionsNamed(scope.regions, groups);
  const regions = regionsNamed(offering.regions, groups);
  let within = 0;
  for (const region of regions) if (covered.has(region)) within += 1;
  if (within === regions.size) return found;
  return within > 0 ? 'part' : 'none';
}

/** The lesser of two: what both a contract and its clause cover. */
export function lesser(one: Coverage, other: Coverage): Coverage {
  if (one === 'none' || other === 'none') return 'none';
  return one === 'part' || other === 'part' ? 'part' : 'all';
}
