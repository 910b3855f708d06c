import fc from 'fast-check';
import { expect, it } from 'vitest';
import { requestCost } from '@/lib/catalog/price-calculation';
import { testPrice } from '@/lib/catalog/testing/prices';
import { Money } from '@/lib/core/money';
import { estimate } from '@/lib/policy/cost';
import { AMOUNT_PLACES, scaleExactly } from '@/lib/policy/decimal';
import { bundlePrices } from './bundle-prices';

const NOW = '2026-11-21T12:00:00.000Z';
const CARRIED = ['input', 'output', 'request', 'image', 'audio_second'] as const;

/** The row that a router takes for a length, with its prices as it prepares them; −1 = none. */
function prepared(rows: ReturnType<typeof bundlePrices>, input: number) {
  const row = rows.filter(({ above }) => above === 0 || above < input).at(-1);
  const scaled = (text: string | undefined, places: number) =>
    text === undefined ? -1 : Number(scaleExactly(text, places));
  const tokens = AMOUNT_PLACES - 6;
  return {
    above: 0,
    from: 0,
    until: 0,
    input: scaled(row?.input, tokens),
    output: scaled(row?.output, tokens),
    request: row?.request === undefined ? 0 : scaled(row.request, AMOUNT_PLACES),
    image: scaled(row?.image, AMOUNT_PLACES),
    audioSecond: scaled(row?.audioSecond, AMOUNT_PLACES),
    exact: null,
  };
}

it('routers estimate what the calculator charges, and neither knows what the other does not', () => {
  const price = fc
    .tuple(fc.constantFrom(...CARRIED), fc.nat(5_000), fc.constantFrom(0, 1_000, 20_000))
    // Whole micro-dollars, so that bundles, which round to nine places, lose nothing.
    .map(([unit, milli, aboveTokens]) =>
      testPrice(
        unit,
        new Money(milli)
          .div(1_000)
          .times(unit === 'input' || unit === 'output' ? 1 : 1_000)
          .toFixed(),
        {
          aboveTokens,
        },
      ),
    );
  const prices = fc.uniqueArray(price, {
    selector: ({ unit, aboveTokens }) => `${unit} ${aboveTokens}`,
    maxLength: 10,
  });
  const use = fc.record({
    input: fc.nat(40_000),
    output: fc.nat(9_000),
    images: fc.nat(3),
    audioSeconds: fc.nat(90),
  });
  fc.assert(
    fc.property(prices, use, (rows, used) => {
      const theirs = estimate(prepared(bundlePrices(rows, NOW), used.input), used);
      const ours = requestCost(
        rows,
        { input: used.input, output: used.output, image: used.images, audio_second: used.audioSeconds },
        new Date(NOW),
      );
      expect(theirs === null).toBe(ours.unknown.length > 0);
      if (theirs !== null) expect(scaleExactly(ours.known, AMOUNT_PLACES)).toBe(BigInt(theirs));
    }),
    { numRuns: 200 },
  );
});
