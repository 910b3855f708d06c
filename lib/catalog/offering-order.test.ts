import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listOfferings } from './offering-list';
import { EMPTY_OFFERING_QUERY, OFFERING_SORTS, type OfferingQuery } from './offering-query';
import type { OfferingRow } from './offering-row';
import { testRow } from './testing/rows';

const order = (rows: readonly OfferingRow[], query: Partial<OfferingQuery> = {}) =>
  listOfferings(rows, { ...EMPTY_OFFERING_QUERY, limit: 10_000, ...query }).rows.map((row) => row.key);

describe('what is listed first when nothing is asked for', () => {
  it.each<[string, readonly OfferingRow[], readonly string[]]>([
    [
      'text: three quarters read, one quarter written',
      [
        testRow({ key: 'a/dear-output', prices: { input: '1', output: '20' } }),
        testRow({ key: 'a/dear-input', mode: 'chat', prices: { input: '6', output: '4' } }),
        testRow({ key: 'a/cheap', prices: { input: '5', output: '5' } }),
      ],
      ['a/cheap', 'a/dear-input', 'a/dear-output'],
    ],
    [
      'what is given away behind what has a price',
      [
        testRow({ key: 'a/free', prices: { input: '0', output: '0' }, free: true }),
        testRow({ key: 'a/dear', prices: { input: '90', output: '90' } }),
        testRow({ key: 'a/zero', prices: { input: '0', output: '0' } }),
        testRow({ key: 'a/unknown' }),
      ],
      ['a/zero', 'a/dear', 'a/free', 'a/unknown'],
    ],
    [
      'each task by its own unit, an unknown price last',
      [
        testRow({ key: 'a/unpriced', mode: 'chat' }),
        testRow({ key: 'a/half-priced', mode: 'chat', prices: { input: '0.01' } }),
        testRow({ key: 'a/image', mode: 'image_generation', prices: { image: '40000', input: '0.001' } }),
        testRow({ key: 'a/cheap-image', mode: 'image_generation', prices: { image: '20000', input: '9' } }),
        testRow({ key: 'a/vectors', mode: 'embedding', prices: { input: '0.1' } }),
        testRow({ key: 'a/chat', mode: 'chat', prices: { input: '10', output: '10' } }),
      ],
      ['a/chat', 'a/vectors', 'a/cheap-image', 'a/image'],
    ],
  ])('%s', (_name, rows, first) => {
    expect(order(rows).slice(0, first.length)).toEqual(first);
  });
});

/** The same offerings under other owners, channels and names: what is sold stays, and so does each key. */
const OTHERS = ['anthropic', 'amazon', 'zz-lab', 'openai', 'aardvark'];

describe('neutrality of the order', () => {
  it('is the same whoever owns and sells them, but where an order by their names is asked for', () => {
    const sorts = OFFERING_SORTS.filter(
      (sort) => !['model', 'owner', 'channel', 'affiliation', 'key'].includes(sort),
    );
    const price = fc.constantFrom('1', '2', undefined);
    const one = fc.record({ input: price, output: price, context: fc.constantFrom(null, 1000, 2000) });
    fc.assert(
      fc.property(
        fc.array(one, { minLength: 2, maxLength: 20 }),
        fc.constantFrom(...sorts),
        fc.constantFrom('asc' as const, 'desc' as const),
        fc.array(fc.constantFrom(...OTHERS), { minLength: 20, maxLength: 20 }),
        (made, sort, direction, names) => {
          const rows = made.map(({ input, output, context }, nth) =>
            testRow({
              key: `sold-by-${nth % 3}/m${nth}`,
              modelKey: `m${nth % 4}`,
              contextTokens: context,
              prices: { ...(input && { input }), ...(output && { output }) },
            }),
          );
          const renamed = rows.map((row, nth) => ({
            ...row,
            ownerKey: names[nth] ?? null,
            ownerName: names[nth] ?? null,
            channelName: names[(nth + 7) % 20] ?? '',
            modelName: `${names[(nth + 3) % 20]} ${row.modelName}`,
            affiliation: { kind: 'first_party', band: null } as const,
          }));
          expect(order(renamed, { sort, direction })).toEqual(order(rows, { sort, direction }));
        },
      ),
      { numRuns: 100 },
    );
  });

  it('draws equal offerings by lot, so that no channel stands first by its name', () => {
    const rows = OTHERS.flatMap((channel) =>
      Array.from({ length: 60 }, (_, nth) =>
        testRow({ key: `${channel}/m${nth}`, modelKey: `m${nth}`, prices: { input: '1', output: '1' } }),
      ),
    );
    const first = new Map<string, string>();
    for (const key of order(rows)) {
      const [channel = '', model = ''] = key.split('/');
      if (!first.has(model)) first.set(model, channel);
    }
    for (const channel of OTHERS) {
      const wins = [...first.values()].filter((one) => one === channel).length;
      expect(wins).toBeGreaterThan(3);
      expect(wins).toBeLessThan(26);
    }
  });
});
