import type { Bundle } from '@/lib/policy/types';

/** When offerings of a bundle lose a clearance: instant → their keys. */
export function clearanceEnds(bundle: Bundle): ReadonlyMap<string, ReadonlySet<string>> {
  const ends = new Map<string, Set<string>>();
  for (const [offering, { clearance }] of Object.entries(bundle.offerings)) {
    for (const until of [...Object.values(clearance.levels), ...Object.values(clearance.tags)]) {
      if (until !== null) ends.set(until, (ends.get(until) ?? new Set()).add(offering));
    }
  }
  return ends;
}
