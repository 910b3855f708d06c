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

/** The regions that names stand for: a group for its regions, any other name for itself. */
export function regionsNamed(names: readonly string[], groups: RegionGroups): ReadonlySet<string> {
  return new Set(names.flatMap((name) => own(groups, name) ?? [name]));
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
  const named = (part: readonly string[] | undefined): part is readonly string[] =>
    part !== undefined && part.length > 0;
  if (named(scope.channels) && !scope.channels.includes(offering.channel)) return 'none';
  if (named(scope.offerings) && !scope.offerings.includes(offering.key)) return 'none';
  if (named(scope.tiers) && !scope.tiers.includes(offering.tier)) return 'none';
  if (named(scope.features) && feature !== null && !scope.features.includes(feature)) return 'none';
  let found: Coverage = 'all';
  if (named(scope.owners)) {
    if (offering.owner === null) found = 'part';
    else if (!scope.owners.includes(offering.owner)) return 'none';
  }
  if (!named(scope.regions)) return found;
  if (offering.regions === null || offering.regions.length === 0) return 'part';
  const regions = regionsNamed(scope.regions, groups);
  const within = [...regionsNamed(offering.regions, groups)].map((region) => regions.has(region));
  if (within.every(Boolean)) return found;
  return within.some(Boolean) ? 'part' : 'none';
}

/** The lesser of two: what both a contract and its clause cover. */
export function lesser(one: Coverage, other: Coverage): Coverage {
  if (one === 'none' || other === 'none') return 'none';
  return one === 'part' || other === 'part' ? 'part' : 'all';
}
