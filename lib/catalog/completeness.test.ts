import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COUNTED_FIELDS, completenessOf, gapsOf, summarise, summariseByAffiliation } from './completeness';
import type { OfferingRow } from './offering-row';
import { testRow } from './testing/rows';

const WHOLE: Partial<OfferingRow> = {
  prices: { input: '1', output: '2' },
  contextTokens: 1_000,
  maxOutputTokens: 100,
  capabilities: [],
  inputModalities: ['text'],
  outputModalities: ['text'],
  mode: 'chat',
  regions: [],
  ownerKey: 'maker',
  affiliation: { kind: 'independent', band: null },
  retentionDays: 0,
  zeroRetention: 'unavailable',
  trainingUse: 'always',
  humanReview: 'always',
  certifications: [],
  subprocessors: [],
};
const of = (more: Partial<OfferingRow>) => completenessOf(testRow({ key: 'shop/one', ...WHOLE, ...more }));
const scored = (key: string, more: Partial<OfferingRow>) => {
  const row = testRow({ key, ...WHOLE, ...more });
  return { row, ...completenessOf(row) };
};

describe('how much is known of an offering', () => {
  it('weighs what is asked, and the weights add up to 100', () => {
    expect(Object.values(COUNTED_FIELDS).reduce((sum: number, weight) => sum + weight, 0)).toBe(100);
    expect(of({})).toEqual({ score: 100, missing: [] });
    expect(of({ contextTokens: null, humanReview: null })).toEqual({
      score: 90,
      missing: ['contextTokens', 'humanReview'],
    });
  });

  it('takes free, zero, none and no as known, and unknown as missing', () => {
    expect(of({ prices: {}, free: true }).score).toBe(100);
    expect(of({ prices: { input: '0', output: '0' } }).score).toBe(100);
    expect(of({ prices: {} }).missing).toEqual(['price', 'outputPrice', 'freshPrice']);
    expect(of({ stalePrices: true }).missing).toEqual(['freshPrice']);
    expect(of({ affiliation: { kind: 'unknown', band: null } }).missing).toEqual(['affiliation']);
  });

  it('does not ask for what there cannot be', () => {
    const embedding = { mode: 'embedding', prices: { input: '1' }, maxOutputTokens: null };
    expect(of(embedding).score).toBe(100);
    expect(of({ prices: { image: '40000' }, maxOutputTokens: null }).score).toBe(100);
    expect(of({ prices: { input: '1' } }).missing).toEqual(['outputPrice']);
  });

  it('is the same whoever sells and makes it', () => {
    const names = fc.record({
      ownerKey: fc.string({ minLength: 1 }),
      channelKey: fc.string(),
      channelName: fc.string(),
    });
    const facts = fc.record({
      contextTokens: fc.option(fc.nat()),
      regions: fc.option(fc.array(fc.string())),
      trainingUse: fc.constantFrom('never' as const, null),
    });
    fc.assert(
      fc.property(names, names, facts, (ours, theirs, known) => {
        expect(of({ ...known, ...ours })).toEqual(of({ ...known, ...theirs }));
      }),
      { numRuns: 100 },
    );
  });
});

describe('many offerings', () => {
  const all = [
    scored('a/1', { affiliation: { kind: 'first_party', band: null } }),
    scored('a/2', { affiliation: { kind: 'first_party', band: null }, prices: {}, contextTokens: null }),
    scored('b/1', { regions: null }),
  ];

  it('are told by affiliation, also where there are none', () => {
    expect(
      summariseByAffiliation(all).map(({ kind, count, mean, worst }) => [kind, count, mean, worst]),
    ).toEqual([
      ['first_party', 2, 81, 'price'],
      ['affiliated', 0, 0, null],
      ['independent', 1, 92, 'regions'],
      ['unknown', 0, 0, null],
    ]);
    expect(summariseByAffiliation(all)[0]).toMatchObject({ deviation: 19, lowest: 62, highest: 100 });
  });

  it('are told by seller, and by what they lack', () => {
    const bySeller = summarise(all, ({ channelKey }) => ({
      key: channelKey,
      name: channelKey.toUpperCase(),
    }));
    expect(bySeller.map(({ name, count }) => [name, count])).toEqual([
      ['A', 2],
      ['B', 1],
    ]);
    expect(gapsOf(all).map(({ field }) => field)).toEqual([
      'price',
      'contextTokens',
      'regions',
      'outputPrice',
      'freshPrice',
    ]);
  });
});
