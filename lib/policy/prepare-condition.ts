import { fail, type Place, within } from './errors';
import type { PreparedCondition } from './prepared';
import {
  has,
  optionalInstant,
  optionalInteger,
  readFields,
  readSet,
  readSome,
  readText,
  type Source,
} from './read';
import { isRecord } from './text';
import type { Instant } from './time';
import type { Vocabulary } from './vocabulary';

/** What conditions refer to, and where they leave the instants of their `time` leaves. */
export interface ConditionContext {
  readonly vocabulary: Vocabulary;
  readonly times: Instant[];
}

const MAX_DEPTH = 32;
const FORMS = ['all', 'any', 'not', 'attribute', 'level', 'tag', 'inputTokens', 'time'] as const;
const NONE: ReadonlySet<string> = new Set();

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
  const form = FORMS.find((name) => has(value, name));
  if (form === undefined) fail(at, `must have one of ${FORMS.join(', ')}`);
  if (form === 'attribute') return readAttribute(value, at, context);
  readFields(value, at, new Set([form]));
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
      const bounds = readBounds(body, place, 'atLeast', 'atMost');
      return {
        kind: 'level',
        least: has(bounds, 'atLeast') ? readRank(bounds.atLeast, place, 'atLeast', context) : 0,
        most: has(bounds, 'atMost')
          ? readRank(bounds.atMost, place, 'atMost', context)
          : context.vocabulary.levels.size,
      };
    }
    case 'tag': {
      const tag = readText(body, at, 'tag');
      if (!context.vocabulary.tags.has(tag)) fail(place, 'is not a declared tag');
      return { kind: 'tag', tag };
    }
    case 'inputTokens': {
      const bounds = readBounds(body, place, 'above', 'atMost');
      return {
        kind: 'inputTokens',
        above: optionalInteger(bounds, 'above', place, -1),
        atMost: optionalInteger(bounds, 'atMost', place, Number.POSITIVE_INFINITY),
      };
    }
    case 'time': {
      const bounds = readBounds(body, place, 'from', 'until');
      const from = optionalInstant(bounds, 'from', place, context.vocabulary.instants);
      const until = optionalInstant(bounds, 'until', place, context.vocabulary.instants);
      if (from !== null) context.times.push(from);
      if (until !== null) context.times.push(until);
      return {
        kind: 'time',
        from: from === null ? Number.NEGATIVE_INFINITY : from.ms,
        until: until === null ? Number.POSITIVE_INFINITY : until.ms,
      };
    }
  }
}

function readBounds(value: unknown, at: Place, lower: string, upper: string): Source {
  const bounds = readFields(value, at, NONE, new Set([lower, upper]));
  if (!has(bounds, lower) && !has(bounds, upper)) fail(at, `must have ${lower} or ${upper}`);
  return bounds;
}

function readRank(value: unknown, at: Place, key: string, context: ConditionContext): number {
  const rank = context.vocabulary.levels.get(readText(value, at, key));
  if (rank === undefined) fail(at, 'is not a declared level', key);
  return rank;
}

function readAttribute(source: Source, at: Place, context: ConditionContext): PreparedCondition {
  const test = (['in', 'notIn', 'exists'] as const).find((name) => has(source, name));
  if (test === undefined) fail(at, 'must have one of in, notIn, exists');
  readFields(source, at, new Set(['attribute', test]));
  const attribute = readText(source.attribute, at, 'attribute');
  const values = context.vocabulary.attributes.get(attribute);
  if (values === undefined) fail(at, 'is not a declared attribute', 'attribute');
  if (test === 'exists') {
    const expected = source.exists;
    if (typeof expected !== 'boolean') fail(at, 'must be true or false', 'exists');
    return { kind: 'exists', attribute, expected };
  }
  const declared = readSet(source[test], within(at, test), (text, index, place) => {
    if (values !== null && !values.has(text)) fail(place, 'is not a declared value', index);
  });
  return { kind: test, attribute, values: new Set(declared) };
}
