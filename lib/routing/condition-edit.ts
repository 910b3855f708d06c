import type { Condition } from '@/lib/policy/types';

/** The kinds of leaf that the editor offers, with the words between the subject and its value. */
export const LEAF_KINDS = [
  { kind: 'in', words: 'attribute is' },
  { kind: 'notIn', words: 'attribute is not' },
  { kind: 'exists', words: 'attribute is stated' },
  { kind: 'notExists', words: 'attribute is not stated' },
  { kind: 'atLeast', words: 'level is at least' },
  { kind: 'atMost', words: 'level is at most' },
  { kind: 'tag', words: 'data is tagged' },
  { kind: 'longer', words: 'input is longer than' },
  { kind: 'upTo', words: 'input is at most' },
  { kind: 'from', words: 'time is from' },
  { kind: 'until', words: 'time is before' },
] as const;

export type LeafKind = (typeof LEAF_KINDS)[number]['kind'];
export type Group = { all: readonly Condition[] } | { any: readonly Condition[] };

/** What a condition may name. */
export interface Vocabulary {
  /** Ascending in rank. */
  readonly levels: readonly string[];
  readonly tags: readonly string[];
  /** Attribute → its values; none = any value. */
  readonly attributes: Readonly<Record<string, readonly string[]>>;
  /** Region groups first, then the regions that offerings state. */
  readonly regions: readonly string[];
  readonly capabilities: readonly string[];
}

export function isGroup(condition: Condition): condition is Group {
  return 'all' in condition || 'any' in condition;
}

export function membersOf(group: Group): readonly Condition[] {
  return 'all' in group ? group.all : group.any;
}

/** The same kind of group with other members. */
export function withMembers(group: Group, members: readonly Condition[]): Group {
  return 'all' in group ? { all: members } : { any: members };
}

/** The kind of a leaf; a leaf with two bounds is shown by its lower one until it is split. */
export function leafKind(leaf: Condition): LeafKind | null {
  if ('in' in leaf) return 'in';
  if ('notIn' in leaf) return 'notIn';
  if ('exists' in leaf) return leaf.exists ? 'exists' : 'notExists';
  if ('tag' in leaf) return 'tag';
  if ('level' in leaf) return leaf.level.atLeast === undefined ? 'atMost' : 'atLeast';
  if ('inputTokens' in leaf) return leaf.inputTokens.above === undefined ? 'upTo' : 'longer';
  if ('time' in leaf) return leaf.time.from === undefined ? 'until' : 'from';
  return null;
}

/** A leaf of a kind with values to begin with, taken from the vocabulary. `now` is an ISO instant. */
export function newLeaf(kind: LeafKind, vocabulary: Vocabulary, now: string): Condition {
  const [attribute = ''] = Object.keys(vocabulary.attributes);
  const [first = ''] = vocabulary.levels;
  switch (kind) {
    case 'in':
      return { attribute, in: [] };
    case 'notIn':
      return { attribute, notIn: [] };
    case 'exists':
      return { attribute, exists: true };
    case 'notExists':
      return { attribute, exists: false };
    case 'atLeast':
      return { level: { atLeast: vocabulary.levels[1] ?? first } };
    case 'atMost':
      return { level: { atMost: first } };
    case 'tag':
      return { tag: vocabulary.tags[0] ?? '' };
    case 'longer':
      return { inputTokens: { above: 100_000 } };
    case 'upTo':
      return { inputTokens: { atMost: 100_000 } };
    case 'from':
      return { time: { from: now } };
    case 'until':
      return { time: { until: now } };
  }
}

/**
 * A condition as the editor holds it: always a group at the root, and each leaf with two bounds as two leaves.
 * Undefined (every request) is an empty `all`.
 */
export function toEditable(condition: Condition | undefined): Group {
  if (!condition) return { all: [] };
  const split = splitBounds(condition);
  return isGroup(split) ? split : { all: [split] };
}

function splitBounds(condition: Condition): Condition {
  if (isGroup(condition)) return withMembers(condition, membersOf(condition).map(splitBounds));
  if ('not' in condition) return { not: splitBounds(condition.not) };
  if ('level' in condition && condition.level.atLeast !== undefined && condition.level.atMost !== undefined) {
    const { atLeast, atMost } = condition.level;
    return { all: [{ level: { atLeast } }, { level: { atMost } }] };
  }
  if (
    'inputTokens' in condition &&
    condition.inputTokens.above !== undefined &&
    condition.inputTokens.atMost !== undefined
  ) {
    const { above, atMost } = condition.inputTokens;
    return { all: [{ inputTokens: { above } }, { inputTokens: { atMost } }] };
  }
  if ('time' in condition && condition.time.from !== undefined && condition.time.until !== undefined) {
    const { from, until } = condition.time;
    return { all: [{ time: { from } }, { time: { until } }] };
  }
  return condition;
}

/** Back from the editor: no empty groups, no group of one; undefined = every request. */
export function fromEditable(group: Condition): Condition | undefined {
  if (isGroup(group)) {
    const members = membersOf(group).flatMap((member) => fromEditable(member) ?? []);
    if (members.length <= 1) return members[0];
    return withMembers(group, members);
  }
  if ('not' in group) {
    const inner = fromEditable(group.not);
    return inner ? { not: inner } : undefined;
  }
  if ('in' in group) return { ...group, in: [...group.in].sort() };
  if ('notIn' in group) return { ...group, notIn: [...group.notIn].sort() };
  return group;
}
