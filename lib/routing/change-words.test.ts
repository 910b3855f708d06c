import { expect, it } from 'vitest';
import type { JsonValue } from '@/lib/policy/types';
import { changeLines } from './change-words';

const words = (field: string, after: unknown) =>
  changeLines({ field, before: undefined, after: after as JsonValue }).map((line) => line.after);

it.each([
  ['when', { not: { attribute: 'country', in: ['de'] } }, 'not (country is de)'],
  ['onUnknown', 'skip', 'the next rule'],
  ['label', { level: 'internal', tags: ['pii'] }, 'internal, pii'],
  ['limits', { maxCostUsd: '0.05', timeoutMs: 20_000 }, 'at most $0.05 an attempt, 20,000 ms an attempt'],
  ['limits', {}, 'none'],
  ['regions', ['eu', 'us'], 'eu, us'],
  ['needs', [], 'none'],
  ['context', 200_000, '200,000'],
  [
    'clearance',
    { levels: { public: null, internal: '2027-01-01T00:00:00.000Z' }, tags: {} },
    'public, internal until 2027-01-01',
  ],
  [
    'prices',
    [
      { above: 0, input: '1.1', output: '5.5' },
      { above: 200_000, input: '2' },
    ],
    'input $1.1 per M output $5.5 per M · above 200,000 tokens input $2 per M',
  ],
  [
    'escalate',
    { below: '0.7', maxCostUsd: '1', targets: [{ offering: 'a' }, { offering: 'b' }] },
    'below a score of 0.7 to a, then b, at most $1 an attempt',
  ],
  [
    'arms',
    [
      { name: 'control', weight: 9500, targets: [{ offering: 'a' }, { offering: 'b', on: ['timeout'] }] },
      { name: 'canary', weight: 500, targets: [{ offering: 'b' }] },
    ],
    '95 % control: a, then b (if it times out) · 5 % canary: b',
  ],
  ['parameters', { store: false }, '{"store":false}'],
])('%s %j is said as %s', (field, value, expected) => {
  expect(words(field, value)).toEqual([expected]);
});

it('names what changed of a vocabulary, and nothing else', () => {
  const change = {
    field: 'attributes',
    before: { country: ['de'], team: [], kept: ['a'] },
    after: { country: ['de', 'fr'], kept: ['a'], site: [] },
  };
  expect(changeLines(change)).toEqual([
    { label: 'country', before: 'de', after: 'de, fr' },
    { label: 'site', before: null, after: 'any value' },
    { label: 'team', before: 'any value', after: null },
  ]);
});
