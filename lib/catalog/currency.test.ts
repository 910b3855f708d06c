import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ExchangeRate, inDollars, rateInForce, restatedAt } from './currency';
import { testPrice } from './testing/prices';

const rate = (asOf: string, usd: string, at = '2026-11-21T08:00:00.000Z'): ExchangeRate => ({
  currency: 'EUR',
  usd,
  source: 'ECB',
  asOf,
  at,
});

describe('currencies', () => {
  it.each([
    ['2.5', '1.0842', '2.7105'],
    ['0.000000001', '1.5', '0.000000002'],
    ['0.000000003', '1.5', '0.000000004'],
    ['0', '1.1', '0'],
    ['1000000000000', '0.0067', '6700000000'],
  ])('%s at %s is %s USD, half-even at nine places', (original, usd, dollars) => {
    expect(inDollars(original, usd)).toBe(dollars);
  });

  it('the rate in force is of the latest day, and the last given of that', () => {
    const late = rate('2026-11-20', '1.2', '2026-11-21T09:00:00.000Z');
    expect(rateInForce([rate('2026-11-20', '1.1'), late, rate('2026-11-19', '1')])).toBe(late);
    expect(rateInForce([])).toBeUndefined();
  });

  it('restates prices of that currency alone, and keeps what was billed and said', () => {
    const { unit: _, ...euro } = testPrice('input', '1', { currency: 'EUR', original: '1', raw: '1 € / M' });
    const others = [
      { ...euro, currency: 'GBP', aboveTokens: 1 },
      { ...euro, currency: 'USD', original: null, aboveTokens: 2 },
    ];
    const [first, ...rest] = restatedAt([euro, ...others], rate('2026-11-20', '1.08'));
    expect(first).toEqual({ ...euro, amount: '1.08', rateAsOf: '2026-11-20' });
    expect(rest).toEqual(others);
  });

  it('restating again at the first rate gives the first amounts', () => {
    const amount = fc.nat(10 ** 9).map((nanos) => String(nanos));
    fc.assert(
      fc.property(amount, fc.integer({ min: 1, max: 99_999 }), (original, tenThousandths) => {
        const { unit: _, ...price } = testPrice('input', original, { currency: 'EUR', original });
        const once = restatedAt([price], rate('2026-11-01', '1.1'));
        const twice = restatedAt(once, rate('2026-11-02', String(tenThousandths / 10_000)));
        expect(restatedAt(twice, rate('2026-11-01', '1.1'))).toEqual(once);
      }),
      { numRuns: 100 },
    );
  });
});
