import { describe, expect, it } from 'vitest';
import { murmur3 } from '@/lib/policy/murmur';
import { countReasons, describeRanking } from './rank-describe';
import type { RankedSelection } from './select-schema';
import { CLEARED, rank, ranked, short } from './test/rank-offerings';
import { type RankedFacts, rankedDefinition, rankedRecords } from './test/ranked-records';
import { samplePrice } from './test/sample-records';

const QUALITY = { benchmark: 'exam' };

describe('scores', () => {
  it('of cost: the best divided by each, for the reference task at its price', () => {
    // 1,000 in and 100 out: 0.0014, 0.0028 and 0.0042 USD
    const facts = {
      'a/1': { input: '1', output: '4' },
      'b/2': { input: '2', output: '8' },
      'c/3': { input: '3', output: '12' },
    };
    const result = ranked(facts);
    expect(short(result)).toEqual(['a/1 1', 'b/2 0.5', 'c/3 0.333333']);
    expect(result[1]).toMatchObject({
      rank: 2,
      selected: true,
      inputs: {
        cost: { value: '0.0028', source: 'price list', asOf: '2026-11-01' },
        latency: null,
        quality: null,
      },
    });
  });

  it('of quality: each divided by the best; of latency as of cost; weighed together', () => {
    const facts = {
      'a/1': { input: '1', output: '0', latency: '1000', quality: '50' },
      'b/2': { input: '4', output: '0', latency: '500', quality: '80' },
    };
    const select = { weights: { cost: 1, latency: 2, quality: 1 }, quality: QUALITY };
    // (1 + 2 × 0.5 + 0.625) ÷ 4 and (0.25 + 2 + 1) ÷ 4
    expect(short(ranked(facts, select))).toEqual(['b/2 0.8125', 'a/1 0.65625']);
  });

  it('reprices the reference task above a context threshold', () => {
    const prices = [samplePrice('input', '1'), samplePrice('input', '8', 999), samplePrice('output', '0')];
    const facts = { 'a/1': { record: { prices } }, 'b/2': { input: '2', output: '0' } };
    expect(short(ranked(facts))).toEqual(['b/2 1', 'a/1 0.25']);
  });

  it('takes the price in force now', () => {
    const ended = { ...samplePrice('input', '1'), validTo: '2026-11-20T00:00:00.000Z' };
    const begun = { ...samplePrice('input', '4'), validFrom: '2026-11-20T00:00:00.000Z' };
    const prices = [ended, begun, samplePrice('output', '0')];
    const facts = { 'a/1': { record: { prices } }, 'b/2': { input: '2', output: '0' } };
    expect(short(ranked(facts))).toEqual(['b/2 1', 'a/1 0.5']);
  });

  it('free offerings count 1, and leave the others apart as if they were not there', () => {
    const facts = {
      'a/1': { input: '4', output: '0' },
      'b/2': { input: '0', output: '0' },
      'c/3': { input: '1', output: '0' },
    };
    expect(short(ranked(facts, { top: 3 }))).toEqual(['b/2 1', 'c/3 1', 'a/1 0.25']);
    const { 'b/2': free } = facts;
    expect(short(ranked({ 'b/2': free, 'd/4': free })).sort()).toEqual(['b/2 1', 'd/4 1']);
  });

  it('rounds half to even, exactly where a double cannot tell', () => {
    // 1 ÷ 80,000, 1 ÷ 400,000 and 1 ÷ 2,000,000 lie halfway between two millionths
    const facts = {
      'a/1': { input: '1', output: '0' },
      'b/2': { input: '80000', output: '0' },
      'c/3': { input: '400000', output: '0' },
      'd/4': { input: '2000000', output: '0' },
    };
    expect(short(ranked(facts, { top: 4 }))).toEqual(['a/1 1', 'b/2 0.000012', 'c/3 0.000002', 'd/4 0']);
  });

  it('keeps amounts apart that no double holds', () => {
    const facts = {
      'a/1': { input: '99999999.999999999', output: '99999999.999999998' },
      'b/2': { input: '99999999.999999999', output: '99999999.999999997' },
    };
    expect(short(ranked(facts)).sort()).toEqual(['a/1 1', 'b/2 1']);
  });
});

describe('ties', () => {
  it('go to the lower hash of salt, colon and offering', () => {
    const keys = Array.from({ length: 40 }, (_, index) => `channel/${index}`);
    const facts = Object.fromEntries(keys.map((key) => [key, { input: '1', output: '1' }]));
    const order = ranked(facts, { top: 5, salt: 'drawn' }).map(({ offering }) => offering);
    const expected = [...keys].sort((a, b) => murmur3(`drawn:${a}`) - murmur3(`drawn:${b}`));
    expect(order).toEqual(expected);
    expect(rank(rankedRecords(facts, rankedDefinition({ top: 5, salt: 'drawn' }))).selected).toEqual(
      expected.slice(0, 5),
    );
  });

  it("are drawn by the rule's salt where the selection has none", () => {
    const facts = { 'a/1': { input: '1', output: '1' }, 'b/2': { input: '1', output: '1' } };
    const first = (salt: string) => ranked(facts, {}, { salt })[0]?.offering;
    const salts = Array.from({ length: 20 }, (_, index) => `salt-${index}`);
    expect(new Set(salts.map(first))).toEqual(new Set(['a/1', 'b/2']));
  });
});

describe('what puts an offering out', () => {
  const good: RankedFacts = { input: '1', output: '1', latency: '100', quality: '50' };
  const with_ = (record: RankedFacts['record']): RankedFacts => ({ ...good, record: { ...record } });
  it.each<[string, RankedFacts, Partial<RankedSelection>, object]>([
    ['retired', with_({ lifecycle: 'retired' }), {}, {}],
    ['archived', with_({ archived: true }), {}, {}],
    ['not_yet_sold', with_({ soldFrom: '2026-11-20T00:00:00.001Z' }), {}, {}],
    ['no_longer_sold', with_({ soldUntil: '2026-11-20T00:00:00.000Z' }), {}, {}],
    ['capability', with_({ capabilities: ['vision'] }), { capabilities: ['tools'] }, { names: ['tools'] }],
    ['context', with_({ context: 999 }), { minContext: 1000 }, { value: '999', limit: '1000' }],
    ['context_unknown', with_({ context: null }), { minContext: 1000 }, { value: null }],
    [
      'price',
      { ...good, output: '1.000000001' },
      { maxPrice: { output: '1' } },
      { names: ['output'], value: '1.000000001' },
    ],
    [
      'price_unknown',
      { latency: '100' },
      { maxPrice: { input: '1' }, weights: { cost: 0, latency: 1, quality: 0 } },
      { names: ['input'] },
    ],
    ['latency', { ...good, latency: '100.5' }, { maxLatencyP95Ms: 100 }, { value: '100.5', limit: '100' }],
    [
      'measure_missing',
      { input: '1', output: '1' },
      { maxLatencyP95Ms: 100, missing: 'worst' },
      { names: ['latency'] },
    ],
    ['quality', good, { quality: { benchmark: 'exam', atLeast: '50.1' } }, { value: '50', limit: '50.1' }],
    ['certification', good, { certifications: ['iso-27001'] }, { names: ['iso-27001'] }],
    ['channel', good, { channels: ['channel-z'] }, { names: ['channel-a'] }],
    ['owner', good, { owners: ['owner-z'] }, { names: ['owner-a'] }],
    ['measure_missing', { latency: '100' }, {}, { names: ['cost'] }],
  ])('%s', (code, facts, select, reason) => {
    const [only] = ranked({ 'a/1': facts }, select);
    expect(only).toMatchObject({ offering: 'a/1', out: [{ code, ...reason }] });
  });

  it('what the rule itself asks for, which the offering could never serve', () => {
    const facts = {
      'a/1': with_({ regions: ['eu-1', 'us-1'] }),
      'b/2': with_({ regions: null }),
      'c/3': with_({ capabilities: [] }),
      'd/4': with_({ regions: ['eu-1'] }),
    };
    expect(short(ranked(facts, {}, { regions: ['eu-1'], needs: ['tools'] }))).toEqual([
      'd/4 1',
      'a/1 region',
      'b/2 region',
      'c/3 capability,region',
    ]);
  });

  it('the lowest label that reaches the rule', () => {
    const facts = { 'a/1': good, 'b/2': good, 'c/3': good };
    const when = { all: [{ tag: 'pii' }, { level: { atLeast: 'internal' } }] };
    const clearances = {
      'a/1': { levels: { public: null, internal: null }, tags: {} },
      'b/2': { levels: { public: null }, tags: { pii: null } },
      'c/3': { levels: { public: null, internal: '2026-11-20T00:00:00.000Z' }, tags: { pii: null } },
    } as unknown as Record<string, typeof CLEARED>;
    const records = rankedRecords(facts, rankedDefinition({}, { when }));
    expect(short(describeRanking(rank(records, (key) => clearances[key] ?? CLEARED)))).toEqual([
      'a/1 not_cleared_tag',
      'b/2 not_cleared_level',
      'c/3 clearance_ended',
    ]);
  });

  it('every reason is given, and counted', () => {
    const facts = { 'a/1': with_({ context: 10, lifecycle: 'retired' }), 'b/2': with_({ context: 10 }) };
    const ranking = rank(rankedRecords(facts, rankedDefinition({ minContext: 100 })));
    expect(countReasons(ranking)).toEqual([
      { code: 'context', count: 2 },
      { code: 'retired', count: 1 },
    ]);
  });

  it('a missing measure counts 0 where the selection says so', () => {
    const facts = { 'a/1': good, 'b/2': { latency: '100', quality: '50' } };
    const select = { missing: 'worst' as const, weights: { cost: 1, latency: 1, quality: 0 } };
    expect(short(ranked(facts, select))).toEqual(['a/1 1', 'b/2 0.5']);
  });

  it('no reference task, no cost', () => {
    const records = rankedRecords({ 'a/1': good });
    delete records.source.taskClasses.summarisation?.referenceTask;
    expect(short(describeRanking(rank(records)))).toEqual(['a/1 measure_missing']);
  });
});
