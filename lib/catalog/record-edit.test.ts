import { describe, expect, it } from 'vitest';
import type { PriceStatement } from './change';
import { blankPrice } from './price-rules';
import { editSteps, recordEditSchema } from './record-edit';
import { lifecycleNotes, type OfferingValues, offeringProblems } from './record-rules';

const NOW = new Date('2026-11-21T12:00:00.000Z');
const key = 'cloud-a/model-a';
const origin = { source: 'LiteLLM', asOf: '2026-11-01' };
const listed: PriceStatement = { ...blankPrice(NOW), amount: '3', source: 'LiteLLM' };
const RECORD = {
  contextTokens: { value: 100_000, origin },
  regions: { value: null, origin: null },
  'price:input': { value: [listed], origin: null },
};
const steps = (edit: object) =>
  editSteps('offering', RECORD, recordEditSchema.parse({ key, edits: [], ...edit }), NOW);
const one = (field: string, before: unknown, value: unknown, evidence?: string) =>
  steps({ edits: [{ field, before, value, ...(evidence ? { evidence } : {}) }] });

describe('an edit', () => {
  it('sets a value by hand, over what was seen', () => {
    expect(one('contextTokens', 100_000, 200_000).changes).toEqual([
      {
        change: 'set',
        kind: 'offering',
        key,
        field: 'contextTokens',
        before: { value: 100_000, origin },
        after: { value: 200_000, origin: { source: 'set by hand', asOf: '2026-11-21' } },
      },
    ]);
  });

  it('tells what is there now where something else was seen', () => {
    expect(one('contextTokens', 50_000, 200_000).changedSince).toEqual({
      contextTokens: RECORD.contextTokens,
    });
    expect(steps({ base: [{ unit: 'input', before: '2', value: null }] }).changedSince).toHaveProperty(
      'price:input',
    );
  });

  it.each<[string, unknown, string]>([
    ['contextTokens', 0.5, '/contextTokens'],
    ['contextTokens', 'many', '/contextTokens'],
    ['lifecycle', null, '/lifecycle'],
    ['regions', ['eu-west-1'], '/evidence/regions'],
    ['joinedInto', 'other', '/joinedInto'],
    ['__proto__', 1, '/__proto__'],
    ['costBasis', { cost: 1 }, '/costBasis/cost'],
    ['price:input', [{ ...listed, amount: '-1' }], '/price:input/0/amount'],
    ['price:input', [listed, { ...listed, amount: '4' }], '/price:input'],
  ])('of %s to %j is refused at %s', (field, value, path) => {
    const before = RECORD[field as keyof typeof RECORD]?.value ?? null;
    expect(one(field, before, value).problems).toContainEqual(expect.objectContaining({ path }));
  });

  it('of a promise keeps where it is stated', () => {
    expect(one('regions', null, ['eu-west-1'], 'https://example.com/dpa').changes[0]).toMatchObject({
      after: { value: ['eu-west-1'], origin: { evidence: 'https://example.com/dpa' } },
    });
  });

  it('of a cost basis makes the prices, and without one they are gone', () => {
    const basis = {
      cost: { kind: 'rented', perHour: '3.6' },
      throughput: { kind: 'together', tokens: 1_000 },
      utilisation: 100,
      measuredOn: '2026-11-01',
      measuredHow: 'by us',
    };
    const { changes } = one('costBasis', null, basis);
    expect(changes.slice(1)).toMatchObject([
      {
        field: 'price:input',
        before: { value: [listed] },
        after: { value: [{ amount: '1', source: 'computed from cost basis' }] },
      },
      { field: 'price:output', before: { value: null }, after: { value: [{ amount: '1' }] } },
    ]);
    const without = editSteps(
      'offering',
      {
        costBasis: { value: basis, origin },
        'price:input': { value: [{ ...listed, source: 'computed from cost basis' }], origin: null },
      },
      recordEditSchema.parse({ key, edits: [{ field: 'costBasis', before: basis, value: null }] }),
      NOW,
    );
    expect(without.changes.slice(1)).toMatchObject([{ after: { value: [] } }, { after: { value: [] } }]);
  });
});

describe('an offering’s values together', () => {
  const around = {
    key,
    now: NOW,
    successorOf: (other: string) => ({ b: 'c', c: null, d: 'e', e: key, f: 'g', g: 'f' })[other],
  };
  const day = (text: string) => `${text}T00:00:00.000Z`;
  it.each<[string, OfferingValues, string[]]>([
    [
      'dates in order',
      { soldFrom: day('2026-01-01'), deprecatedFrom: day('2027-01-01'), soldUntil: day('2027-07-01') },
      [],
    ],
    [
      'an end before the start',
      { soldFrom: day('2026-01-01'), soldUntil: day('2025-07-01') },
      ['/soldUntil'],
    ],
    [
      'an end before the deprecation',
      { deprecatedFrom: day('2027-01-01'), soldUntil: day('2026-12-01') },
      ['/soldUntil'],
    ],
    [
      'deprecated before its day',
      { lifecycle: 'deprecated', deprecatedFrom: day('2027-01-01') },
      ['/deprecatedFrom'],
    ],
    ['retired before its day', { lifecycle: 'retired', soldUntil: day('2027-01-01') }, ['/soldUntil']],
    ['more in than the context', { contextTokens: 10, maxInputTokens: 11 }, ['/maxInputTokens']],
    ['a successor', { successor: 'b' }, []],
    ['itself as successor', { successor: key }, ['/successor']],
    ['no such successor', { successor: 'nothing' }, ['/successor']],
    ['a successor that comes back', { successor: 'd' }, ['/successor']],
    ['a successor in a ring of others', { successor: 'f' }, ['/successor']],
  ])('%s', (_, values, paths) => {
    expect(offeringProblems(values, around).map(({ path }) => path)).toEqual(paths);
  });

  it('are remarked on where notice is short and nothing follows', () => {
    const ending = { deprecatedFrom: day('2027-01-01'), soldUntil: day('2027-01-31'), noticeDays: 60 };
    expect(lifecycleNotes(ending)).toHaveLength(2);
    expect(lifecycleNotes({ ...ending, noticeDays: 30, successor: 'b' })).toEqual([]);
  });
});
