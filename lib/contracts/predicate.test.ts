import { describe, expect, test } from 'vitest';
import { RETENTION_STORES } from './parameters';
import { type Judgement, judge, longestRetention, type Predicate } from './predicate';

const GROUPS = { eu: ['eu-west-1', 'eu-central-1'], everywhere: ['eu-west-1', 'us-east-1'] };
const stores = (days: number | 'unlimited') =>
  Object.fromEntries(Object.keys(RETENTION_STORES).map((store) => [store, days]));
const { backups: _, ...withoutBackups } = stores(0);

const CASES: readonly [string, Predicate, Record<string, unknown>, Judgement][] = [
  ['at the limit', { parameter: 'hours', op: 'atMost', value: 72 }, { hours: 72 }, 'holds'],
  ['just above it', { parameter: 'hours', op: 'atMost', value: 72 }, { hours: 72.01 }, 'fails'],
  ['not stated', { parameter: 'hours', op: 'atMost', value: 72 }, {}, 'unknown'],
  ['without limit', { parameter: 'hours', op: 'atMost', value: 72 }, { hours: 'unlimited' }, 'fails'],
  ['a word', { parameter: 'hours', op: 'atMost', value: 72 }, { hours: 'soon' }, 'unknown'],
  ['a decimal', { parameter: 'share', op: 'atLeast', value: 5 }, { share: '5.0' }, 'holds'],
  ['just below', { parameter: 'share', op: 'atLeast', value: 5 }, { share: '4.999' }, 'fails'],
  ['further in', { parameter: 'cap.amount', op: 'atLeast', value: 5 }, { cap: { amount: '7' } }, 'holds'],
  ['through a text', { parameter: 'cap.amount', op: 'atLeast', value: 5 }, { cap: 'much' }, 'unknown'],
  ['what is inherited', { parameter: 'constructor.name', op: 'equals', value: 'Object' }, {}, 'unknown'],
  ['every store', { parameter: 'days', op: 'maximumAtMost', value: 30 }, { days: stores(30) }, 'holds'],
  [
    'one longer',
    { parameter: 'days', op: 'maximumAtMost', value: 30 },
    { days: { ...stores(0), logs: 31 } },
    'fails',
  ],
  [
    'another store',
    { parameter: 'days', op: 'maximumAtMost', value: 0 },
    { days: { ...stores(0), tapes: 1 } },
    'fails',
  ],
  [
    'for ever',
    { parameter: 'days', op: 'maximumAtMost', value: 30 },
    { days: { ...stores(0), logs: 'unlimited' } },
    'fails',
  ],
  [
    'one not mentioned',
    { parameter: 'days', op: 'maximumAtMost', value: 30 },
    { days: withoutBackups },
    'unknown',
  ],
  ['no store', { parameter: 'days', op: 'maximumAtMost', value: 30 }, { days: {} }, 'unknown'],
  ['the same', { parameter: 'kind', op: 'equals', value: 'baa' }, { kind: 'baa' }, 'holds'],
  ['another', { parameter: 'kind', op: 'equals', value: 'baa' }, { kind: 'pci' }, 'fails'],
  ['yes', { parameter: 'derivatives', op: 'isTrue' }, { derivatives: true }, 'holds'],
  ['no', { parameter: 'derivatives', op: 'isTrue' }, { derivatives: false }, 'fails'],
  ['neither', { parameter: 'derivatives', op: 'isTrue' }, { derivatives: 'true' }, 'unknown'],
  ['among others', { parameter: 'to', op: 'includes', value: ['a'] }, { to: ['b', 'a'] }, 'holds'],
  ['one of two', { parameter: 'to', op: 'includes', value: ['a', 'c'] }, { to: ['b', 'a'] }, 'fails'],
  ['a group', { parameter: 'in', op: 'within', value: ['eu'] }, { in: ['eu-west-1'] }, 'holds'],
  ['a group in itself', { parameter: 'in', op: 'within', value: ['eu'] }, { in: ['eu'] }, 'holds'],
  ['more than the group', { parameter: 'in', op: 'within', value: ['eu'] }, { in: ['everywhere'] }, 'fails'],
  [
    'one outside',
    { parameter: 'in', op: 'within', value: ['eu'] },
    { in: ['eu-west-1', 'us-east-1'] },
    'fails',
  ],
  ['one mechanism', { parameter: 'by', op: 'within', value: ['scc', 'adequacy'] }, { by: 'scc' }, 'holds'],
  ['nothing said', { parameter: 'in', op: 'within', value: ['eu'] }, { in: [] }, 'unknown'],
  ['nothing allowed', { parameter: 'in', op: 'within', value: [] }, { in: ['eu'] }, 'fails'],
];

describe('what is asked of parameters', () => {
  test.each(CASES)('%s', (_name, predicate, parameters, expected) => {
    expect(judge(predicate, parameters, GROUPS)).toBe(expected);
  });

  test('the longest retention counts every store, and knows when one is missing', () => {
    expect(longestRetention({ ...stores(1), logs: 7 })).toBe(7);
    expect(longestRetention(stores('unlimited'))).toBe(Number.POSITIVE_INFINITY);
    expect(longestRetention(withoutBackups)).toBeUndefined();
    expect(longestRetention(undefined)).toBeUndefined();
  });
});
