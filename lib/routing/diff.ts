import { own } from '@/lib/core/own';
import { canonicalJson } from '@/lib/policy/canonical';
import type { Bundle, JsonValue, Rule } from '@/lib/policy/types';

/** One difference between two bundles, named by what a person would look for. */
export interface Change {
  readonly kind: 'added' | 'removed' | 'changed' | 'moved';
  readonly subject: 'rule' | 'task class' | 'offering' | 'vocabulary';
  readonly taskClass: string | null;
  /** Rule id, offering key, or the vocabulary's name. */
  readonly name: string;
  readonly fields: readonly FieldChange[];
}

/** Before and after of one field as JSON; undefined = not there. */
export interface FieldChange {
  readonly field: string;
  readonly before: JsonValue | undefined;
  readonly after: JsonValue | undefined;
}

/**
 * What a router would get otherwise than before, in the order task classes, rules, offerings, vocabulary. `before` null
 * = nothing was published yet.
 */
export function diffBundles(before: Bundle | null, after: Bundle): Change[] {
  const changes: Change[] = [];
  const classes = union(before?.taskClasses ?? {}, after.taskClasses);
  for (const taskClass of classes) {
    const old = before && own(before.taskClasses, taskClass);
    const now = own(after.taskClasses, taskClass);
    const at = { subject: 'task class', taskClass, name: taskClass } as const;
    if (!old) changes.push({ kind: 'added', ...at, fields: [] });
    else if (!now) changes.push({ kind: 'removed', ...at, fields: [] });
    else {
      const fields = changedFields({ label: old.label, unlabelled: old.unlabelled }, now, [
        'label',
        'unlabelled',
      ]);
      if (fields.length > 0) changes.push({ kind: 'changed', ...at, fields });
    }
    changes.push(...diffRules(taskClass, old?.rules ?? [], now?.rules ?? []));
  }
  for (const name of union(before?.offerings ?? {}, after.offerings)) {
    const old = before && own(before.offerings, name);
    const now = own(after.offerings, name);
    const at = { subject: 'offering', taskClass: null, name } as const;
    if (!old) changes.push({ kind: 'added', ...at, fields: [] });
    else if (!now) changes.push({ kind: 'removed', ...at, fields: [] });
    else {
      const fields = changedFields(old, now, union(old, now));
      if (fields.length > 0) changes.push({ kind: 'changed', ...at, fields });
    }
  }
  for (const name of ['levels', 'tags', 'attributes', 'regionGroups'] as const) {
    const fields = before ? changedFields(before, after, [name]) : [];
    if (fields.length > 0) {
      changes.push({ kind: 'changed', subject: 'vocabulary', taskClass: null, name, fields });
    }
  }
  return changes;
}

function diffRules(taskClass: string, before: readonly Rule[], after: readonly Rule[]): Change[] {
  const changes: Change[] = [];
  const at = (name: string) => ({ subject: 'rule', taskClass, name }) as const;
  const byId = (rules: readonly Rule[]) => new Map(rules.map((rule) => [rule.id, rule]));
  const [beforeById, afterById] = [byId(before), byId(after)];
  /** The places of rules among those that are there before and after. */
  const places = (rules: readonly Rule[], others: ReadonlyMap<string, Rule>) =>
    new Map(rules.filter(({ id }) => others.has(id)).map(({ id }, place) => [id, place + 1]));
  const [placesBefore, placesAfter] = [places(before, afterById), places(after, beforeById)];
  for (const rule of after) {
    const old = beforeById.get(rule.id);
    if (!old) {
      changes.push({ kind: 'added', ...at(rule.id), fields: changedFields({}, told(rule), RULE_FIELDS) });
      continue;
    }
    const fields = changedFields(old, rule, RULE_FIELDS);
    if (fields.length > 0) changes.push({ kind: 'changed', ...at(rule.id), fields });
    const [from, to] = [placesBefore.get(rule.id), placesAfter.get(rule.id)];
    if (from !== to) {
      changes.push({
        kind: 'moved',
        ...at(rule.id),
        fields: [{ field: 'position', before: from, after: to }],
      });
    }
  }
  for (const rule of before) {
    if (afterById.has(rule.id)) continue;
    changes.push({ kind: 'removed', ...at(rule.id), fields: changedFields(told(rule), {}, RULE_FIELDS) });
  }
  return changes;
}

/** What a rule says, in the order in which people read it. */
const RULE_FIELDS = [
  'when',
  'onUnknown',
  'regions',
  'needs',
  'limits',
  'arms',
  'salt',
  'escalate',
  'hints',
] as const satisfies readonly (keyof Rule)[];

/** A rule without what says nothing: the usual answer to the unknown, and what a list that is not split would hash with. */
function told({ onUnknown, salt, ...rule }: Rule): Partial<Rule> {
  return {
    ...rule,
    ...(onUnknown !== 'deny' && { onUnknown }),
    ...(rule.arms.length > 1 && { salt }),
  };
}

function changedFields(before: object, after: object, fields: readonly string[]): FieldChange[] {
  const read = (from: object, field: string) => (from as Record<string, JsonValue | undefined>)[field];
  return fields.flatMap((field) => {
    const [old, now] = [read(before, field), read(after, field)];
    const same =
      old === undefined || now === undefined ? old === now : canonicalJson(old) === canonicalJson(now);
    return same ? [] : [{ field, before: old, after: now }];
  });
}

function union(a: object, b: object): string[] {
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].sort();
}
