import type { Bundle, Label, TaskClass } from '@/lib/policy/types';

/** What the words of a policy let requests say, or mean, that they could not before; each in words. */
export function vocabularyLooser(before: Bundle, after: Bundle): string[] {
  const reasons: string[] = [];
  if (before.levels.join('\0') !== after.levels.join('\0'))
    reasons.push('the sensitivity levels would be others');
  const tags = after.tags.filter((tag) => !before.tags.includes(tag) && clears(after, tag));
  if (tags.length > 0) reasons.push(`requests tagged ${tags.join(', ')} are refused now`);
  for (const [name, values] of Object.entries(after.attributes ?? {})) {
    const known = Object.hasOwn(before.attributes ?? {}, name) ? before.attributes?.[name] : undefined;
    if (known?.length === 0) continue;
    const added = values.filter((value) => !known?.includes(value));
    if (!known) reasons.push(`requests that state ${name} are refused now`);
    else if (values.length === 0) reasons.push(`requests may state any ${name}`);
    else if (added.length > 0)
      reasons.push(`requests that state ${name} ${added.join(', ')} are refused now`);
  }
  const [was, is] = [regionsOf(before), regionsOf(after)];
  for (const [name, regions] of is) {
    const allowed = was.get(name);
    if (!allowed) reasons.push(`requests limited to ${name} are refused now`);
    else if (regions.some((region) => !allowed.includes(region)))
      reasons.push(`${name} would hold more regions`);
  }
  return reasons;
}

function clears({ offerings }: Bundle, tag: string): boolean {
  return Object.values(offerings).some(({ clearance }) => Object.hasOwn(clearance.tags, tag));
}

/** Every region and group that a request may name, with what it stands for. */
function regionsOf({ offerings, regionGroups = {} }: Bundle): Map<string, readonly string[]> {
  const groups = new Map(Object.entries(regionGroups));
  const regions = new Map<string, readonly string[]>();
  for (const name of [
    ...Object.values(offerings).flatMap(({ regions: named = [] }) => named),
    ...[...groups.values()].flat(),
  ]) {
    regions.set(name, [name]);
  }
  for (const [name, members] of groups) regions.set(name, members);
  return regions;
}

/**
 * Whether requests of a task class would count as less sensitive than they do, in words; and whether each has the very
 * same label. The levels are the same in both bundles.
 */
export function labelLooser(
  before: Bundle,
  was: TaskClass,
  after: Bundle,
  is: TaskClass,
): { readonly reasons: readonly string[]; readonly same: boolean } {
  const [one, two] = [assumed(before, was), assumed(after, is)];
  const rank = ({ level }: Label) => after.levels.indexOf(level);
  const isLower = (then: Label, now: Label) =>
    rank(now) < rank(then) || then.tags.some((tag) => !now.tags.includes(tag));
  const reasons = [
    ...(isLower(was.label, is.label)
      ? ['requests would count as less sensitive: the lowest label would be lower']
      : []),
    ...(isLower(one, two) ? ['requests without a label would count as less sensitive'] : []),
  ];
  const same = (then: Label, now: Label) => !isLower(then, now) && !isLower(now, then);
  return { reasons, same: same(was.label, is.label) && same(one, two) };
}

/** What a request without a label counts as. */
function assumed(bundle: Bundle, { label, unlabelled }: TaskClass): Label {
  const { level, tags } = unlabelled ?? { level: bundle.levels.at(-1) ?? '', tags: bundle.tags };
  const rank = Math.max(bundle.levels.indexOf(level), bundle.levels.indexOf(label.level));
  return { level: bundle.levels[rank] ?? '', tags: [...new Set([...tags, ...label.tags])] };
}
