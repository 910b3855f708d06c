import { expect, it } from 'vitest';
import { freeKey } from './free-key';
import { ruleFieldLines } from './rule-field-words';
import { diffRules } from './source-diff';
import type { RuleField } from './source-rules';
import type { PolicySource } from './source-schema';
import { sampleDefinition } from './test/sample-records';

const LABEL = { level: 'public', tags: [] };
/** One task class with a rule for each letter; an upper-case one is switched off. */
const policy = (letters: string): PolicySource => ({
  format: 'fairlead.source/1',
  taskClasses: {
    a: {
      name: 'a',
      label: LABEL,
      unlabelled: LABEL,
      rules: [...letters].map((letter) => ({
        key: letter.toLowerCase(),
        enabled: letter === letter.toLowerCase(),
        definition: sampleDefinition(['x/y']),
      })),
    },
  },
});

it.each([
  ['the same', 'abc', 'abc', []],
  ['added and removed', 'ab', 'bc', ['added c', 'removed a']],
  ['switched off', 'ab', 'aB', ['changed b enabled']],
  ['one moved to the front', 'abcd', 'dabc', ['moved d']],
  ['one moved to the end', 'abcd', 'bcda', ['moved a']],
  ['turned round', 'abc', 'cba', ['moved c', 'moved b']],
  ['moved and changed', 'abc', 'Cab', ['changed c enabled', 'moved c']],
])('what became of rules: %s', (_, before, after, expected) => {
  const said = diffRules(policy(before), policy(after)).map(({ kind, rule, fields }) =>
    [kind, rule, ...fields].join(' '),
  );
  expect(said).toEqual(expected);
});

it.each<[RuleField, unknown, string[]]>([
  ['when', undefined, ['every request']],
  ['when', { tag: 'pii' }, ['when the data is tagged pii']],
  ['needs', undefined, ['none']],
  ['enabled', false, ['switched off']],
  ['onUnknown', 'skip', ['on to the next rule']],
  ['limits', { maxAttempts: 2 }, ['2 attempts']],
  ['arms', sampleDefinition(['x/y', 'x/z']).arms, ['1. x/y', '2. x/z']],
  ['note', 'why', ['why']],
])('the %s of a rule in words', (field, value, lines) => {
  expect(ruleFieldLines(field, value)).toEqual(lines);
});

it('a key that is taken gets another that is free, and is still a key', () => {
  expect(freeKey('a', new Set())).toBe('a');
  expect(freeKey('a', new Set(['a', 'a-copy']))).toBe('a-copy-2');
  const long = `${'x'.repeat(87)}-${'y'.repeat(12)}`;
  expect(freeKey(long, new Set([long]))).toBe(`${'x'.repeat(87)}-copy`);
});
