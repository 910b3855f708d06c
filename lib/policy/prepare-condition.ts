import { fail, type Place, within } from './errors';
import type { PreparedCondition, RuleInstant } from './prepared';
import {
  type Fields,
  fields,
  optionalInstant,
  optionalInteger,
  readFields,
  readSet,
  readSome,
  readText,
  type Source,
} from './read';
import { isRecord } from './text';
import type { Vocabulary } from './vocabulary';

/** What the conditions of one rule refer to, and where they leave the instants of their `time` leaves. */
export interface ConditionContext {
  readonly vocabulary: Vocabulary;
  readonly rule: number;
  readonly times: RuleInstant[];
}

const MAX_DEPTH = 32;
const FORMS = ['all', 'any', 'not', 'attribute', 'level', 'tag', 'inputTokens', 'time'] as const;
const FIELDS = FORMS.map((form) => fields([form]));
const TESTS = ['in', 'notIn', 'exists'] as const;
const TEST_FIELDS = TESTS.map((test) => fields(['attribute', test]));
const LEVEL_BOUNDS = fields([], ['atLeast', 'atMost']);
const TOKEN_BOUNDS = fields([], ['above', 'atMost']);
const TIME_BOUNDS = fields([], ['from', 'until']);

/**
 * Validates one condition and everything below it.
 * @param depth 1 for a rule's `when`; each `all`, `any` and `not` adds one, and 32 is the most
 */
export function readCondition(
  value: unknown,
  at: Place,
  context: ConditionContext,
  depth = 1,
): PreparedCondition {
  if (depth > MAX_DEPTH) fail(at, `conditions nest at most ${MAX_DEPTH} deep`);
  if (!isRecord(value)) fail(at, 'must be an object');
  const which = firstOf(FORMS, value);
  const form = FORMS[which];
  if (form === undefined) fail(at, `must have one of ${FORMS.join(', ')}`);
  if (form === 'attribute') return readAttribute(value, at, context);
  readFields(value, at, FIELDS[which] as Fields);
  const place = within(at, form);
  const body = value[form];
  switch (form) {
    case 'all':
    case 'any': {
      const list = readSome(body, place);
      const parts: PreparedCondition[] = [];
      for (let index = 0; index < list.length; index++) {
        parts.push(readCondition(list[index], within(place, index), context, depth + 1));
      }
      return { kind: form, parts };
    }
    case 'not':
      return { kind: 'not', part: readCondition(body, place, context, depth + 1) };
    case 'level': {
      const { atLeast, atMost } = readBounds(body, place, LEVEL_BOUNDS);
      return {
        kind: 'level',
        least: atLeast === undefined ? 0 : readRank(atLeast, place, 'atLeast', context),
        most:
          atMost === undefined ? context.vocabulary.levels.size : readRank(atMost, place, 'atMost', context),
      };
    }
    case 'tag': {
      const tag = readText(body, at, 'tag');
      if (!context.vocabulary.tags.has(tag)) fail(place, 'is not a declared tag');
      return { kind: 'tag', tag };
    }
    case 'inputTokens': {
      const { above, atMost } = readBounds(body, place, TOKEN_BOUNDS);
      return {
        kind: 'inputTokens',
        above: optionalInteger(above, place, 'above', -1),
        atMost: optionalInteger(atMost, place, 'atMost', Number.POSITIVE_INFINITY),
      };
    }
    case 'time': {
      const bounds = readBounds(body, place, TIME_BOUNDS);
      const from = optionalInstant(bounds.from, place, 'from', context.vocabulary.seen);
      const until = optionalInstant(bounds.until, place, 'until', context.vocabulary.seen);
      if (from !== null) context.times.push({ rule: context.rule, at: from });
      if (until !== null) context.times.push({ rule: context.rule, at: until });
      return {
        kind: 'time',
        from: from === null ? Number.NEGATIVE_INFINITY : from.ms,
        until: until === null ? Number.POSITIVE_INFINITY : until.ms,
      };
    }
  }
}

/** The first of some names that an object has, by index; −1 if none. */
function firstOf(names: readonly string[], source: Source): number {
  for (let index = 0; index < names.length; index++) {
    if (Object.hasOwn(source, names[index] as string)) return index;
  }
  return -1;
}

function readBounds(value: unknown, at: Place, known: Fields): Source {
  const bounds = readFields(value, at, known);
  for (const _ in bounds) return bounds;
  return fail(at, `must have ${[...known.names.keys()].join(' or ')}`);
}

function readRank(value: unknown, at: Place, key: string, context: ConditionContext): number {
  const rank = context.vocabulary.levels.get(readText(value, at, key));
  if (rank === undefined) fail(at, 'is not a declared level', key);
  return rank;
}

function readAttribute(source: Source, at: Place, context: ConditionContext): PreparedCondition {
  const which = firstOf(TESTS, source);
  const test = TESTS[which];
  if (test === undefined) fail(at, 'must have one of in, notIn, exists');
  readFields(source, at, TEST_FIELDS[which] as Fields);
  const attribute = readText(source.attribute, at, 'attribute');
  const values = context.vocabulary.attributes.get(attribute);
  if (values === undefined) fail(at, 'is not a declared attribute', 'attribute');
  if (test === 'exists') {
    const expected = source.exists;
    if (typeof expected !== 'boolean') fail(at, 'must be true or false', 'exists');
    return { kind: 'exists', attribute, expected };
  }
  const place = within(at, test);
  const listed = readSet(source[test], place);
  if (values !== null) {
    for (let index = 0; index < listed.length; index++) {
      if (!values.has(listed[index] as string)) fail(place, 'is not a declared value', index);
    }
  }
  return { kind: test, attribute, values: new Set(listed) };
}
