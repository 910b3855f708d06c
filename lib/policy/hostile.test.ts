import { describe, expect, test } from 'vitest';
import { PolicyError } from './errors';
import { evaluateValue } from './evaluate';
import { prepare } from './prepare';

const NOW = Date.UTC(2026, 5, 1);
const offering = {
  model: 'm',
  owner: 'o',
  channel: 'c',
  api: 'a',
  endpoint: 'e',
  requestId: 'r',
  capabilities: [],
  prices: [{ above: 0 }],
  clearance: { levels: { low: null }, tags: {} },
};
const target = { offering: 'offering' };
const rule = {
  id: 'last',
  onUnknown: 'skip',
  salt: 's',
  arms: [{ name: 'only', weight: 10_000, targets: [target] }],
};
const bundleOf = (rules: readonly object[], change: object = {}) => ({
  format: 'fairlead.policy/1',
  environment: 'e',
  levels: ['low'],
  tags: [],
  offerings: { offering },
  taskClasses: { t: { label: { level: 'low', tags: [] }, rules } },
  ...change,
});
const many = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));
/** Ascending by code unit as numbers do. */
const name = (index: number): string => `n${String(index).padStart(6, '0')}`;
const day = (index: number): string => new Date(index * 86_400_000).toISOString();
const past = { time: { until: '1971-01-01T00:00:00.000Z' } };

// No clock here: were one of these quadratic in time or memory, its test would run into the limits of all tests.
describe('policies of several megabytes are prepared and decided', () => {
  const plain = { taskClass: 't', label: { level: 'low', tags: [] }, unit: 'u' };
  test.each<[string, object, object]>([
    ['10,000 rules', bundleOf([...many(10_000, (i) => ({ ...rule, id: name(i), when: past })), rule]), plain],
    [
      '50,000 arms behind one with 4,000 targets',
      bundleOf(
        [
          {
            ...rule,
            arms: [
              { name: 'first', weight: 5000, targets: many(4000, (i) => ({ offering: name(i) })) },
              { name: 'second', weight: 5000, targets: [{ offering: name(7) }] },
              ...many(50_000, (i) => ({ name: name(i), weight: 0, targets: [{ offering: name(0) }] })),
            ],
          },
        ],
        { offerings: Object.fromEntries(many(4000, (i) => [name(i), offering])) },
      ),
      plain,
    ],
    [
      '200,000 regions and a group of each',
      bundleOf([rule], {
        offerings: { offering: { ...offering, regions: many(200_000, name) } },
        regionGroups: Object.fromEntries(many(100_000, (i) => [`group-${i}`, [name(i)]])),
      }),
      { ...plain, regions: many(200_000, name) },
    ],
    [
      '40,000 price windows',
      bundleOf([rule], {
        offerings: {
          offering: { ...offering, prices: many(40_000, (i) => ({ above: i, from: day(40_000 - i) })) },
        },
      }),
      plain,
    ],
    [
      '100,000 conditions on one of 100,000 tags',
      bundleOf(
        [
          { ...rule, id: 'first', when: { all: [...many(100_000, () => ({ tag: name(99_999) })), past] } },
          { ...rule, when: { tag: name(0) } },
        ],
        {
          tags: many(100_000, name),
          offerings: {
            offering: {
              ...offering,
              clearance: {
                ...offering.clearance,
                tags: Object.fromEntries(many(100_000, (i) => [name(i), null])),
              },
            },
          },
        },
      ),
      { taskClass: 't' },
    ],
  ])('%s', (_, bundle, request) => {
    expect(evaluateValue(prepare(bundle), request, NOW)).toMatchObject({ outcome: 'route', rule: 'last' });
  });
});

test('conditions nested 1,000 or 100,000 deep are refused where they pass 32, in words', () => {
  for (const depth of [1000, 100_000]) {
    let when: object = { tag: 'x' };
    for (let level = 0; level < depth; level++) when = { not: when };
    const pointer = `/taskClasses/t/rules/0/when${'/not'.repeat(32)}`;
    expect(() => prepare(bundleOf([{ ...rule, when }]))).toThrow(PolicyError);
    expect(() => prepare(bundleOf([{ ...rule, when }]))).toThrow(expect.objectContaining({ pointer }));
  }
});
