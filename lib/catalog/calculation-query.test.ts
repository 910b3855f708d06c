import { describe, expect, it } from 'vitest';
import { type Calculation, calculationSearch, readCalculation, shareProblems } from './calculation-query';

const read = (query: string) => readCalculation(new URLSearchParams(query));

describe('the address of a calculation', () => {
  it('says everything, and is read back as it was', () => {
    const asked: Calculation = {
      kind: 'month',
      request: { input: 1_000, output: 20, image: 2.5 },
      requests: 7,
      cached: 12.5,
      tiers: { batch: 30, priority: 1 },
      lengths: [
        { share: 90, inputTokens: 1_000 },
        { share: 10, inputTokens: 250_000 },
      ],
      hours: { from: '08:00', to: '18:30' },
      at: '2027-01-01T00:00',
    };
    const search = calculationSearch(['a/b#batch', 'c/d'], asked);
    expect(search.getAll('offering')).toEqual(['a/b#batch', 'c/d']);
    expect(readCalculation(search)).toEqual(asked);
  });

  it('is the first preset where it says nothing, or nonsense', () => {
    const usual = read('');
    expect(usual).toMatchObject({ kind: 'request', request: { input: 2_000, output: 400 }, at: null });
    expect(read('input=-1&output=1e9&cached=101&hours=25:00-26:00&length=x&at=soon&batch=a')).toEqual(usual);
  });

  it('says where shares do not add up', () => {
    expect(shareProblems(read('for=month&batch=60&flex=50&length=40x10'))).toEqual([
      'Shares of other tiers add up to 110 %, more than there is.',
      'Shares of lengths add up to 40 %. The cost is of those, not of all requests.',
    ]);
    expect(shareProblems(read('for=month&length=40x10&length=60x20'))).toEqual([]);
    expect(shareProblems(read('batch=90&flex=90'))).toEqual([]);
  });
});
