import { own } from '@/lib/core/own';
import { mergeOrder, type Orders, orderingSide } from './merge-order';
import { fieldOf, type PlacedRule, RULE_FIELDS, type RuleField, rulesByKey, sameValue } from './source-rules';
import type { PolicySource, RuleDefinition } from './source-schema';

export type Side = 'mine' | 'theirs';
export type Choices = Readonly<Record<string, Side>>;

interface Disputed<Value> {
  /** Names the conflict in choices, the same for the same three sources. */
  readonly id: string;
  readonly taskClass: string;
  readonly base: Value;
  readonly theirs: Value;
  readonly mine: Value;
}

/** What both sides changed, each otherwise. */
export type Conflict =
  | (Disputed<unknown> & { readonly kind: 'field'; readonly rule: string; readonly field: RuleField })
  /** One side removed the rule (undefined) that the other changed. */
  | (Disputed<PlacedRule | undefined> & { readonly kind: 'presence'; readonly rule: string })
  | (Disputed<readonly string[]> & { readonly kind: 'order' });

export interface RebaseSources {
  /** What both began from. */
  readonly base: PolicySource;
  /** What is active now. */
  readonly theirs: PolicySource;
  /** What the draft says. */
  readonly mine: PolicySource;
}

/** Where a draft stands to what is active, as the screen that brings it up to date shows it. */
export interface RebaseState extends RebaseSources {
  readonly environment: string;
  readonly draft: string;
  readonly draftRevision: number;
  /** Null = it was begun before the first version. */
  readonly baseVersion: number | null;
  readonly active: {
    readonly version: number;
    /** ISO instant. */
    readonly publishedAt: string;
    readonly publishedBy: string | null;
    readonly reason: string;
  } | null;
  readonly stale: boolean;
}

export interface Rebased {
  /** In the order of the rules; those that are chosen stay on the list. */
  readonly conflicts: readonly Conflict[];
  /** Of those, what nobody has chosen yet. The source takes mine there for the time being. */
  readonly open: readonly Conflict[];
  readonly source: PolicySource;
}

/**
 * Three-way merge of what a draft says: rule by rule, part by part, and the order of rules. What one side alone changed
 * is taken from it; what both changed otherwise is a conflict, decided by `choices`. A choice can bring rules together
 * whose order is a conflict of its own, so ask again after each. Task classes that are not in `mine` were archived, and
 * their rules are left out.
 * @param base what both began from · @param theirs what is active now · @param mine the draft
 */
export function rebase(
  base: PolicySource,
  theirs: PolicySource,
  mine: PolicySource,
  choices: Choices,
): Rebased {
  const classes = Object.keys(mine.taskClasses);
  const alive = (source: PolicySource) =>
    new Map([...rulesByKey(source)].filter(([, { taskClass }]) => classes.includes(taskClass)));
  const sides: Sides = { base: alive(base), theirs: alive(theirs), mine: alive(mine) };
  const conflicts: Conflict[] = [];
  const decide = (conflict: Conflict): Side => {
    conflicts.push(conflict);
    return Object.hasOwn(choices, conflict.id) ? (choices[conflict.id] ?? 'mine') : 'mine';
  };
  const merged = new Map<string, PlacedRule>();
  for (const key of new Set([...sides.mine.keys(), ...sides.theirs.keys()])) {
    const rule = mergeRule(key, sides, decide);
    if (rule) merged.set(key, rule);
  }
  const taskClasses = Object.fromEntries(
    Object.entries(mine.taskClasses).map(([taskClass, facts]) => {
      const rules = orderOf(taskClass, merged, sides, decide).flatMap((key) => {
        const rule = merged.get(key);
        return rule ? [{ key, enabled: rule.enabled, definition: rule.definition }] : [];
      });
      return [taskClass, { ...facts, rules }];
    }),
  );
  const open = conflicts.filter(({ id }) => !Object.hasOwn(choices, id));
  return { conflicts, open, source: { format: 'fairlead.source/1', taskClasses } };
}

/**
 * The three sources without the task classes that nobody changed a rule of, for sending no more than is looked at. The
 * conflicts of what is left are the conflicts of the whole.
 */
export function changedClasses({ base, theirs, mine }: RebaseSources): RebaseSources {
  const rules = ({ taskClasses }: PolicySource, key: string) => own(taskClasses, key)?.rules ?? [];
  const changed = Object.keys(mine.taskClasses).filter(
    (key) =>
      !sameValue(rules(base, key), rules(mine, key)) || !sameValue(rules(base, key), rules(theirs, key)),
  );
  const only = (source: PolicySource): PolicySource => ({
    ...source,
    taskClasses: Object.fromEntries(
      Object.entries(source.taskClasses).filter(([key]) => changed.includes(key)),
    ),
  });
  return { base: only(base), theirs: only(theirs), mine: only(mine) };
}

type Rules = ReadonlyMap<string, PlacedRule>;
type Sides = { readonly base: Rules; readonly theirs: Rules; readonly mine: Rules };
type Decide = (conflict: Conflict) => Side;

/** A rule as it comes out, or undefined where it is gone. */
function mergeRule(key: string, { base, theirs, mine }: Sides, decide: Decide): PlacedRule | undefined {
  const [was, their, my] = [base.get(key), theirs.get(key), mine.get(key)];
  if (their && my) return mergeFields(key, was, their, my, decide);
  const left = their ?? my;
  if (!left || !was) return left;
  if (sameRule(was, left)) return undefined;
  const about = { id: `rule ${key}`, kind: 'presence', taskClass: left.taskClass, rule: key } as const;
  return decide({ ...about, base: was, theirs: their, mine: my }) === 'mine' ? my : their;
}

function mergeFields(
  key: string,
  was: PlacedRule | undefined,
  their: PlacedRule,
  my: PlacedRule,
  decide: Decide,
): PlacedRule {
  const part = (field: RuleField): unknown => {
    const [base, theirs, mine] = [was && fieldOf(was, field), fieldOf(their, field), fieldOf(my, field)];
    if (sameValue(theirs, mine)) return mine;
    if (was && sameValue(mine, base)) return theirs;
    if (was && sameValue(theirs, base)) return mine;
    const about = {
      id: `rule ${key} ${field}`,
      kind: 'field',
      taskClass: my.taskClass,
      rule: key,
      field,
    } as const;
    return decide({ ...about, base, theirs, mine }) === 'mine' ? mine : theirs;
  };
  const parts = new Map(RULE_FIELDS.map((field) => [field, part(field)]));
  const definition = Object.fromEntries(
    [...parts].filter(
      ([field, value]) => field !== 'taskClass' && field !== 'enabled' && value !== undefined,
    ),
  );
  return {
    taskClass: parts.get('taskClass') as string,
    enabled: parts.get('enabled') as boolean,
    definition: definition as unknown as RuleDefinition,
  };
}

function sameRule(a: PlacedRule, b: PlacedRule): boolean {
  return RULE_FIELDS.every((field) => sameValue(fieldOf(a, field), fieldOf(b, field)));
}

function orderOf(taskClass: string, merged: Rules, sides: Sides, decide: Decide): string[] {
  const keys = (side: Rules) =>
    [...side].flatMap(([key, rule]) =>
      rule.taskClass === taskClass && merged.get(key)?.taskClass === taskClass ? [key] : [],
    );
  const orders: Orders = { base: keys(sides.base), theirs: keys(sides.theirs), mine: keys(sides.mine) };
  const side =
    orderingSide(orders) ?? decide({ id: `order ${taskClass}`, kind: 'order', taskClass, ...orders });
  return mergeOrder(orders, side);
}
