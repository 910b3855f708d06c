/** What the parts of a well-shaped bundle must be to each other; the relations that a schema cannot say by shape. */
import { canonicalJson } from '../policy/canonical';
import type {
  Bundle,
  Condition,
  InstantText,
  Label,
  Offering,
  Overlay,
  PriceRow,
  Rule,
} from '../policy/types';

export interface BundleIssue {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

type Path = readonly (string | number)[];
const issue = (path: Path, message: string): BundleIssue => ({ path, message });

/** Every broken relation of a bundle, with its path. */
export function bundleIssues(bundle: Bundle): BundleIssue[] {
  const groups = bundle.regionGroups ?? {};
  const found: BundleIssue[] = [];
  for (const [group, regions] of Object.entries(groups)) {
    regions.forEach((region, index) => {
      if (Object.hasOwn(groups, region))
        found.push(issue(['regionGroups', group, index], 'is the name of a group'));
    });
  }
  for (const [key, offering] of Object.entries(bundle.offerings)) {
    const path = ['offerings', key];
    found.push(...priceIssues(offering.prices, [...path, 'prices']));
    found.push(...clearanceIssues(bundle, offering, [...path, 'clearance']));
  }
  const named = new Set<string>();
  const ids = new Set<string>();
  for (const [name, { label, unlabelled, rules }] of Object.entries(bundle.taskClasses)) {
    const path = ['taskClasses', name];
    found.push(...labelIssues(bundle, label, [...path, 'label']));
    if (unlabelled !== undefined) found.push(...labelIssues(bundle, unlabelled, [...path, 'unlabelled']));
    rules.forEach((rule, index) => {
      const place = [...path, 'rules', index];
      if (ids.has(rule.id)) found.push(issue([...place, 'id'], 'is the id of another rule'));
      ids.add(rule.id);
      found.push(...ruleIssues(bundle, rule, place, named));
    });
  }
  for (const key of Object.keys(bundle.offerings)) {
    if (!named.has(key)) found.push(issue(['offerings', key], 'no rule names it'));
  }
  return found;
}

function labelIssues(bundle: Bundle, label: Label, path: Path): BundleIssue[] {
  const found = bundle.levels.includes(label.level)
    ? []
    : [issue([...path, 'level'], 'is not a declared level')];
  label.tags.forEach((tag, index) => {
    if (!bundle.tags.includes(tag)) found.push(issue([...path, 'tags', index], 'is not a declared tag'));
  });
  return found;
}

const start = (row: PriceRow): number =>
  row.from === undefined ? Number.NEGATIVE_INFINITY : Date.parse(row.from);
const end = (row: PriceRow): number =>
  row.until === undefined ? Number.POSITIVE_INFINITY : Date.parse(row.until);

function priceIssues(prices: readonly PriceRow[], path: Path): BundleIssue[] {
  const found: BundleIssue[] = [];
  prices.forEach((row, index) => {
    const before = prices[index - 1];
    if (before === undefined) {
      if (row.above !== 0)
        found.push(issue([...path, index, 'above'], 'the first price row must be above 0'));
      return;
    }
    const ascends = row.above > before.above || (row.above === before.above && start(row) > start(before));
    if (!ascends) found.push(issue([...path, index], 'price rows must ascend by above, then by from'));
    const overlaps = prices
      .slice(0, index)
      .some(
        (one) => one.above === row.above && Math.max(start(one), start(row)) < Math.min(end(one), end(row)),
      );
    if (overlaps) found.push(issue([...path, index], 'overlaps an earlier row with the same above'));
  });
  return found;
}

function clearanceIssues(bundle: Bundle, { clearance }: Offering, path: Path): BundleIssue[] {
  const found: BundleIssue[] = [];
  const cleared = bundle.levels.map((level) => Object.hasOwn(clearance.levels, level));
  const until = (level: string): number => {
    const instant: InstantText | null | undefined = clearance.levels[level];
    return typeof instant === 'string' ? Date.parse(instant) : Number.POSITIVE_INFINITY;
  };
  bundle.levels.forEach((level, rank) => {
    const below = bundle.levels[rank - 1];
    if (below === undefined || cleared[rank] !== true) return;
    if (cleared[rank - 1] !== true)
      found.push(issue([...path, 'levels', below], 'is missing below a cleared level'));
    else if (until(level) > until(below))
      found.push(issue([...path, 'levels', level], 'ends later than the one below'));
  });
  for (const level of Object.keys(clearance.levels)) {
    if (!bundle.levels.includes(level))
      found.push(issue([...path, 'levels', level], 'is not a declared level'));
  }
  for (const tag of Object.keys(clearance.tags)) {
    if (!bundle.tags.includes(tag)) found.push(issue([...path, 'tags', tag], 'is not a declared tag'));
  }
  return found;
}

function ruleIssues(bundle: Bundle, rule: Rule, path: Path, named: Set<string>): BundleIssue[] {
  const found = rule.when === undefined ? [] : conditionIssues(bundle, rule.when, [...path, 'when']);
  const lists: [Path, readonly { readonly offering: string }[]][] = rule.arms.map((arm, index) => [
    [...path, 'arms', index, 'targets'],
    arm.targets,
  ]);
  if (rule.escalate !== undefined) lists.push([[...path, 'escalate', 'targets'], rule.escalate.targets]);
  for (const [place, targets] of lists) {
    targets.forEach(({ offering }, index) => {
      named.add(offering);
      const at = [...place, index, 'offering'];
      if (!Object.hasOwn(bundle.offerings, offering)) found.push(issue(at, 'is not among the offerings'));
      const first = targets.findIndex((target) => target.offering === offering);
      if (first < index) found.push(issue(at, 'stands twice in the list'));
    });
  }
  rule.arms.forEach((arm, index) => {
    const first = rule.arms.findIndex((one) => one.name === arm.name);
    if (first < index) found.push(issue([...path, 'arms', index, 'name'], 'is the name of an earlier arm'));
  });
  const weight = rule.arms.reduce((sum, arm) => sum + arm.weight, 0);
  if (weight !== 10000) found.push(issue([...path, 'arms'], 'weights must sum to 10,000'));
  return found;
}

function conditionIssues(bundle: Bundle, when: Condition, path: Path): BundleIssue[] {
  if ('all' in when)
    return when.all.flatMap((part, index) => conditionIssues(bundle, part, [...path, 'all', index]));
  if ('any' in when)
    return when.any.flatMap((part, index) => conditionIssues(bundle, part, [...path, 'any', index]));
  if ('not' in when) return conditionIssues(bundle, when.not, [...path, 'not']);
  if ('tag' in when)
    return bundle.tags.includes(when.tag) ? [] : [issue([...path, 'tag'], 'is not a declared tag')];
  if ('level' in when) {
    return Object.entries(when.level).flatMap(([bound, level]) =>
      bundle.levels.includes(level) ? [] : [issue([...path, 'level', bound], 'is not a declared level')],
    );
  }
  if (!('attribute' in when)) return [];
  const attributes = bundle.attributes ?? {};
  const declared = Object.hasOwn(attributes, when.attribute) ? attributes[when.attribute] : undefined;
  if (declared === undefined) return [issue([...path, 'attribute'], 'is not a declared attribute')];
  if ('exists' in when || declared.length === 0) return [];
  const test = 'in' in when ? 'in' : 'notIn';
  return ('in' in when ? when.in : when.notIn).flatMap((value, index) =>
    declared.includes(value) ? [] : [issue([...path, test, index], 'is not a declared value')],
  );
}

/** An overlay travels inside every signed release: at most 1,000 bytes of canonical JSON. */
export function overlayIssues(overlay: Overlay): BundleIssue[] {
  const bytes = new TextEncoder().encode(canonicalJson(overlay)).length;
  return bytes > 1000 ? [issue([], 'is larger than 1,000 bytes')] : [];
}
