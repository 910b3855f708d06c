import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type MeasuredValues, rankingFrontier } from './rank-frontier';
import { MEASURES } from './select-schema';

const at = (cost: number | null, latency: number | null, quality: number | null): MeasuredValues => ({
  cost,
  latency,
  quality,
});

/** The definition, word for word: quadratic, and therefore only here. */
function naive(offerings: readonly MeasuredValues[]): boolean[] {
  const loss = (one: MeasuredValues) =>
    MEASURES.map((measure) => {
      const value = one[measure];
      return value === null ? Number.POSITIVE_INFINITY : measure === 'quality' ? -value : value;
    });
  const losses = offerings.map(loss);
  return losses.map((mine) => {
    const beaten = losses.some(
      (other) =>
        other.every((value, place) => value <= (mine[place] as number)) &&
        other.some((value, place) => value < (mine[place] as number)),
    );
    return !beaten && mine.some((value) => value < Number.POSITIVE_INFINITY);
  });
}

describe('the Pareto frontier', () => {
  it.each([
    ['nobody', [], []],
    ['one', [at(1, 1, 1)], [true]],
    ['one of whom nothing is known', [at(null, null, null)], [false]],
    ['equals', [at(1, 2, 3), at(1, 2, 3)], [true, true]],
    ['better in all', [at(1, 1, 2), at(2, 2, 1)], [true, false]],
    ['better in one, equal otherwise', [at(1, 1, 2), at(1, 2, 2)], [true, false]],
    ['each better in another', [at(1, 3, 1), at(2, 1, 1), at(3, 3, 9)], [true, true, true]],
    ['cheaper, and of unknown quality', [at(1, null, null), at(2, null, 5)], [true, true]],
    ['unknown against known', [at(2, null, 5), at(2, 100, 5)], [false, true]],
    ['only cost known', [at(2, null, null), at(1, null, null)], [false, true]],
  ])('%s', (_name, offerings, frontier) => {
    expect(rankingFrontier(offerings)).toEqual(frontier);
  });

  it('is what its definition says of any offerings', () => {
    // Few values, so that many are equal.
    const value = fc.option(fc.integer({ min: 0, max: 6 }), { freq: 4 });
    const offerings = fc.array(fc.tuple(value, value, value), { maxLength: 60 });
    fc.assert(
      fc.property(offerings, (list) => {
        const measured = list.map(([cost, latency, quality]) => at(cost, latency, quality));
        expect(rankingFrontier(measured)).toEqual(naive(measured));
      }),
      { numRuns: 500 },
    );
  });
});
