import { describe, expect, it } from 'vitest';
import { loosenings } from './rank-loosen';
import { scoreParts, weightShares } from './rank-parts';
import { rankingView } from './rank-view';
import { withQualityFloor } from './select-schema';
import { rank } from './test/rank-offerings';
import { type RankedFacts, rankedDefinition, rankedRecords, sampleSelect } from './test/ranked-records';

const FACTS: Record<string, RankedFacts> = {
  'a/1': { input: '1', output: '0', latency: '1000', quality: '50' },
  'b/2': { input: '4', output: '0', latency: '500', quality: '80' },
  'c/3': { input: '2', output: '0', latency: '3000', quality: '60' },
  'd/4': { input: '9', output: '9' },
};
const nameOf = (offering: string) => ({ model: `Model ${offering}`, channel: 'Channel' });
const view = (select: object, shown: object = {}) =>
  rankingView(
    rank(rankedRecords(FACTS, rankedDefinition(select))),
    { places: 20, out: 20, text: '', ...shown },
    nameOf,
  );

describe('shares of weights', () => {
  it.each([
    [
      { cost: 1, latency: 1, quality: 1 },
      { cost: 34, latency: 33, quality: 33 },
    ],
    [
      { cost: 2, latency: 1, quality: 0 },
      { cost: 67, latency: 33, quality: 0 },
    ],
    [
      { cost: 0, latency: 0, quality: 5 },
      { cost: 0, latency: 0, quality: 100 },
    ],
    [
      { cost: 1000, latency: 1, quality: 1 },
      { cost: 100, latency: 0, quality: 0 },
    ],
    [
      { cost: 0, latency: 0, quality: 0 },
      { cost: 0, latency: 0, quality: 0 },
    ],
  ])('of %j', (weights, shares) => {
    expect(weightShares(weights)).toEqual(shares);
  });
});

describe('what a screen shows', () => {
  const select = { weights: { cost: 1, latency: 2, quality: 1 }, quality: { benchmark: 'exam' }, top: 1 };

  it('has parts that add up to each score', () => {
    const { ranked, best, select: asked } = view(select);
    expect(ranked.rows.map(({ offering }) => offering)).toEqual(['b/2', 'a/1', 'c/3']);
    for (const { inputs, score } of ranked.rows) {
      const parts = scoreParts(inputs, best, asked.weights);
      expect(parts.cost + parts.latency + parts.quality).toBeCloseTo(Number(score), 6);
    }
  });

  it('draws those that meet the bounds, with the frontier and what is selected', () => {
    const { plot, measured } = view({ ...select, missing: 'worst' });
    expect(measured).toEqual({ cost: 4, latency: 3, quality: 3 });
    expect(plot.of).toBe(4);
    expect(plot.points.map(({ offering, frontier, selected }) => [offering, frontier, selected])).toEqual([
      ['a/1', true, false],
      ['b/2', true, true],
      ['c/3', true, false],
      ['d/4', false, false],
    ]);
    expect(plot.points[0]).toMatchObject({ cost: 0.001, latency: 1000, quality: 50, rank: 2 });
    expect(plot.points[3]).toMatchObject({ latency: null, quality: null });
  });

  it('finds by words and by reason, with places as they are', () => {
    const found = view({ ...select, maxLatencyP95Ms: 1000 }, { text: 'model A/1' });
    expect(found.ranked).toMatchObject({ matching: 1, rows: [{ offering: 'a/1', rank: 2 }] });
    expect(found.out.matching).toBe(0);
    const slow = view({ ...select, maxLatencyP95Ms: 1000 }, { reason: 'latency', out: 0 });
    expect(slow.out).toEqual({ matching: 1, rows: [] });
    expect(slow.ranked.matching).toBe(2);
  });
});

describe('what loosening a bound would bring', () => {
  const loosen = (select: object) =>
    loosenings(
      rank(
        rankedRecords(FACTS, rankedDefinition({ weights: { cost: 1, latency: 0, quality: 0 }, ...select })),
      ),
    );

  it.each([
    ['latency', { maxLatencyP95Ms: 400 }, { count: 3, alone: 3, nearest: [{ value: '500', limit: '400' }] }],
    ['quality', { quality: { benchmark: 'exam', atLeast: '90' } }, { alone: 3, nearest: [{ value: '80' }] }],
    ['price', { maxPrice: { input: '0.5' } }, { alone: 4, nearest: [{ value: '1', names: ['input'] }] }],
    ['context', { minContext: 1_000_000_000 }, { alone: 4, nearest: [{ limit: '1000000000' }] }],
    ['channel', { channels: ['none'] }, { alone: 4, nearest: [] }],
  ])('%s', (code, select, expected) => {
    expect(loosen(select)).toContainEqual(expect.objectContaining({ code }));
    expect(loosen(select).find((reason) => reason.code === code)).toMatchObject(expected);
  });

  it('counts alone only who has no other reason', () => {
    const both = loosen({ maxLatencyP95Ms: 400, maxPrice: { input: '1' } });
    expect(both.map(({ code, alone }) => [code, alone])).toEqual([
      ['price', 0],
      ['latency', 1],
      ['measure_missing', 0],
    ]);
  });
});

describe('the quality floor of a task class', () => {
  const floor = { benchmark: 'exam', atLeast: '60' };
  it.each([
    ['is asked for where nothing is', {}, floor],
    ['and where only the benchmark is', { quality: { benchmark: 'exam' } }, floor],
    [
      'not where another bound is',
      { quality: { benchmark: 'exam', atLeast: '10' } },
      { benchmark: 'exam', atLeast: '10' },
    ],
    ['nor where another benchmark is', { quality: { benchmark: 'other' } }, { benchmark: 'other' }],
  ])('%s', (_name, select, quality) => {
    expect(withQualityFloor(sampleSelect(select), floor).quality).toEqual(quality);
  });

  it('is none without a number', () => {
    expect(withQualityFloor(sampleSelect(), { benchmark: 'exam' }).quality).toBeUndefined();
  });
});
