import { own } from '@/lib/core/own';
import type { Clearance, ClearedOffering } from '@/lib/sensitivity/clearance';
import { labelRef } from '@/lib/sensitivity/label';
import type { OpenedLabel } from './evidence-effects';

/** The clearances of one environment's offerings before and after a change. */
export interface BeforeAndAfter {
  /** Its name. */
  readonly environment: string;
  readonly before: { readonly of: (offering: string) => ClearedOffering | null };
  readonly after: {
    readonly keys: readonly string[];
    readonly of: (offering: string) => ClearedOffering | null;
  };
}

/** So many offerings are named; the others are counted. */
const NAMED = 20;

/**
 * What is cleared after a change and was not before, or had ended, label by label.
 * @param now ms since 1970
 */
export function openedLabels(environments: readonly BeforeAndAfter[], now: number): OpenedLabel[] {
  const opened = new Map<string, { environments: Set<string>; offerings: Set<string> }>();
  for (const { environment, before, after } of environments) {
    for (const offering of after.keys) {
      const is = after.of(offering)?.clearance;
      if (!is) continue;
      for (const label of newlyOpen(before.of(offering)?.clearance ?? null, is, now)) {
        const found = opened.get(label) ?? { environments: new Set(), offerings: new Set() };
        found.environments.add(environment);
        found.offerings.add(offering);
        opened.set(label, found);
      }
    }
  }
  return [...opened].map(([label, found]) => ({
    label,
    environments: [...found.environments],
    offerings: [...found.offerings].sort().slice(0, NAMED),
    count: found.offerings.size,
  }));
}

function newlyOpen(was: Clearance | null, is: Clearance, now: number): string[] {
  if (was === is) return [];
  const open = (ends: Clearance['levels'] | undefined, label: string) => {
    const end = ends && own(ends, label);
    return end === null || (end !== undefined && Date.parse(end) > now);
  };
  const of = (kind: 'level' | 'tag', before: Clearance['levels'] | undefined, after: Clearance['levels']) =>
    Object.keys(after)
      .filter((label) => open(after, label) && !open(before, label))
      .map((label) => labelRef({ kind, key: label }));
  return [...of('level', was?.levels, is.levels), ...of('tag', was?.tags, is.tags)];
}
