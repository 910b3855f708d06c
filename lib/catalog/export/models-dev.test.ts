import { describe, expect, it } from 'vitest';
import type { ImportedOffering } from '../import/imported';
import { readModelsDev } from '../import/models-dev';
import { pricesAt } from '../price-at';
import type { PriceUnitKey } from '../price-units';
import { testPrice } from '../testing/prices';
import { writeModelsDev } from './models-dev';
import { SAYABLE, type TestOffering, testSource } from './testing/source';

const AT = new Date('2026-11-21T12:00:00Z');
const write = (...offerings: TestOffering[]) => writeModelsDev(testSource(offerings), AT);

/** What requests of some lengths cost by an imported offering. */
const read = ({ prices }: ImportedOffering, inputTokens: number) => {
  const rows = Object.entries(prices).flatMap(([unit, of]) =>
    of.map((price) => ({ ...price, unit: unit as PriceUnitKey })),
  );
  return [...pricesAt(rows, AT, inputTokens)].map(([unit, { amount }]) => [unit, amount]).sort();
};

describe('writeModelsDev', () => {
  it('is read back by the importer to the same offerings, prices and facts', () => {
    const { document, leftOut } = write(...SAYABLE);
    expect(leftOut).toEqual([]);
    const back = readModelsDev(JSON.stringify(document), '2026-11-21');
    expect(back.skipped).toEqual([]);
    expect(back.offerings.map(({ key }) => key).sort()).toEqual(SAYABLE.map(({ key }) => key).sort());
    for (const { key, prices, profile = null } of SAYABLE) {
      const found = back.offerings.find((one) => one.key === key) as ImportedOffering;
      expect(found.profile).toBe(profile);
      expect(found.values).toMatchObject({ contextTokens: 200_000, maxOutputTokens: 8_192 });
      for (const tokens of [0, 272_000, 272_001, 1_000_000]) {
        const ours = [...pricesAt(prices, AT, tokens)].map(([unit, { amount }]) => [unit, amount]).sort();
        expect(read(found, tokens)).toEqual(ours);
      }
    }
  });

  it('gives the legacy block only at its own threshold', () => {
    const tiers = (above: number) =>
      write({
        key: 'openai/x',
        requestId: 'x',
        prices: [
          testPrice('input', '1'),
          testPrice('output', '2'),
          testPrice('input', '3', { aboveTokens: above }),
        ],
      });
    const cost = (above: number) =>
      (tiers(above).document.openai as { models: { x: { cost: object } } }).models.x.cost;
    expect(cost(200_000)).toEqual({
      input: 1,
      output: 2,
      tiers: [{ input: 3, output: 2, tier: { type: 'context', size: 200_000 } }],
      context_over_200k: { input: 3, output: 2 },
    });
    expect(cost(272_000)).not.toHaveProperty('context_over_200k');
  });

  it.each<[string, Partial<TestOffering>, string | null]>([
    [
      'an hour of day',
      { prices: [testPrice('output', '1', { dailyFrom: '00:00', dailyTo: '08:00' })] },
      'price:output',
    ],
    ['a volume', { prices: [testPrice('output', '1', { fromQuantity: 1_000 })] }, 'price:output'],
    ['somebody alone', { prices: [testPrice('output', '1', { scope: 'us' })] }, 'price:output'],
    [
      'a time to come',
      { prices: [testPrice('output', '1', { validFrom: '2027-01-01T00:00:00.000Z' })] },
      'price:output',
    ],
    [
      'another currency',
      { prices: [testPrice('output', '1', { currency: 'EUR', original: '0.9' })] },
      'price:output',
    ],
    ['a unit without a name', { prices: [testPrice('web_search', '10000')] }, 'price:web_search'],
    [
      'more digits than a number holds',
      { prices: [testPrice('output', '12345678.123456789')] },
      'price:output',
    ],
    ['no output', { prices: [] }, 'prices'],
    ['what is retired', { lifecycle: 'retired', prices: [] }, null],
    ['a region beside the id', { key: 'openai/x@eu', requestId: 'x', prices: [] }, null],
    ['a batch', { key: 'openai/x#batch', requestId: 'x', prices: [] }, null],
  ])('leaves out %s and says so', (_what, but, field) => {
    const base: TestOffering = { key: 'openai/x', requestId: 'x', prices: [] };
    const offering = { ...base, ...but, prices: [testPrice('input', '1'), ...(but.prices ?? [])] };
    const { document, leftOut } = write(offering);
    expect(leftOut).toContainEqual({ offering: offering.key, field, reason: expect.any(String) });
    expect(JSON.stringify(document)).not.toContain('cost');
  });
});
