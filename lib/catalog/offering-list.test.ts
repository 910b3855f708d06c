import { beforeAll, describe, expect, it } from 'vitest';
import { COMPLIANCE_UNKNOWN } from './catalog-records';
import { catalogueView } from './catalog-view';
import { installedCatalogue } from './import/installed';
import { listOfferings } from './offering-list';
import { EMPTY_OFFERING_QUERY, type OfferingQuery } from './offering-query';
import type { OfferingRow } from './offering-row';
import { testRow } from './testing/rows';

const ask = (rows: readonly OfferingRow[], query: Partial<OfferingQuery>) =>
  listOfferings(rows, { ...EMPTY_OFFERING_QUERY, limit: 10_000, ...query });
const keys = (rows: readonly OfferingRow[], query: Partial<OfferingQuery>) =>
  ask(rows, query).rows.map((row) => row.key);

const ROWS = [
  testRow({
    key: 'a/one',
    ownerKey: 'x',
    ownerName: 'X',
    prices: { input: '10', output: '2' },
    capabilities: ['tools', 'vision'],
    contextTokens: 200_000,
  }),
  testRow({
    key: 'a/two',
    ownerKey: 'y',
    ownerName: 'Y',
    prices: { input: '9.5' },
    capabilities: ['tools'],
    contextTokens: 100_000,
    lifecycle: 'preview',
  }),
  testRow({ key: 'b/three', ownerKey: 'x', ownerName: 'X', prices: {}, capabilities: [], profile: 'eu' }),
  testRow({
    key: 'b/four',
    prices: { input: '0', output: '0' },
    free: true,
    affiliation: { kind: 'first_party', band: null },
  }),
];

describe('filters', () => {
  it.each<[string, Partial<OfferingQuery>, string[]]>([
    ['everything', {}, ['a/one', 'b/four', 'a/two', 'b/three']],
    ['one owner', { owner: ['x'] }, ['a/one', 'b/three']],
    ['either owner', { owner: ['x', 'y'] }, ['a/one', 'a/two', 'b/three']],
    ['an unknown owner', { owner: ['unknown'] }, ['b/four']],
    ['a capability', { capability: ['tools'] }, ['a/one', 'a/two']],
    ['both capabilities', { capability: ['tools', 'vision'] }, ['a/one']],
    ['unknown capabilities are not none', { capability: ['unknown'] }, ['b/four']],
    ['fields narrow each other', { owner: ['x'], channel: ['a'] }, ['a/one']],
    ['context at least: unknown is left out', { contextMin: 100_001 }, ['a/one']],
    ['input price at most, as numbers', { inputMax: '9.5' }, ['b/four', 'a/two']],
    ['output price at most: unknown is left out', { outputMax: '1000' }, ['a/one', 'b/four']],
    ['free', { free: 'yes' }, ['b/four']],
    ['not said to be free', { free: 'no' }, ['a/one', 'a/two', 'b/three']],
    ['lifecycle', { lifecycle: ['preview'] }, ['a/two']],
    ['profile', { profile: ['eu'] }, ['b/three']],
    ['affiliation', { affiliation: ['first_party'] }, ['b/four']],
    ['a value that nothing has', { owner: ['nobody'] }, []],
    ['model', { model: ['one'] }, ['a/one']],
  ])('%s', (_, query, expected) => {
    expect(keys(ROWS, query)).toEqual(expected);
  });

  it('a window of it', () => {
    const list = listOfferings(ROWS, { ...EMPTY_OFFERING_QUERY, offset: 1, limit: 2 });
    expect(list.rows.map((row) => row.key)).toEqual(['b/four', 'a/two']);
    expect(list.total).toBe(4);
    expect(listOfferings(ROWS, { ...EMPTY_OFFERING_QUERY, offset: 100 }).rows).toEqual([]);
  });
});

describe('sorting', () => {
  it('unknown comes last in both directions', () => {
    expect(keys(ROWS, { sort: 'input' })).toEqual(['b/four', 'a/two', 'a/one', 'b/three']);
    expect(keys(ROWS, { sort: 'input', direction: 'desc' })).toEqual(['a/one', 'a/two', 'b/four', 'b/three']);
    expect(keys(ROWS, { sort: 'owner', direction: 'desc' }).at(-1)).toBe('b/four');
    expect(keys(ROWS, { sort: 'context', direction: 'desc' }).slice(0, 2)).toEqual(['a/one', 'a/two']);
  });

  it('names sort as people count', () => {
    const rows = ['m10', 'm9', 'm100'].map((name) => testRow({ key: `c/${name}`, modelName: name }));
    expect(keys(rows, { sort: 'model' })).toEqual(['c/m9', 'c/m10', 'c/m100']);
  });
});

describe('facets', () => {
  const counts = (facet: keyof ReturnType<typeof ask>['facets'], query: Partial<OfferingQuery>) =>
    Object.fromEntries(ask(ROWS, query).facets[facet].map(({ value, count }) => [value, count]));

  it('each is counted with its own filter lifted and all others kept', () => {
    expect(counts('owner', { owner: ['x'] })).toEqual({ x: 2, y: 1, unknown: 1 });
    expect(counts('channel', { owner: ['x'] })).toEqual({ a: 1, b: 1 });
    expect(counts('owner', { owner: ['x'], channel: ['b'] })).toEqual({ x: 1, unknown: 1 });
    expect(counts('channel', { owner: ['x'], channel: ['b'] })).toEqual({ a: 1, b: 1 });
    expect(counts('free', { owner: ['x'] })).toEqual({ no: 2 });
  });

  it('labels, and the commonest first', () => {
    expect(ask(ROWS, {}).facets.owner[0]).toEqual({ value: 'x', label: 'X', count: 2 });
    expect(ask(ROWS, {}).facets.profile).toContainEqual({ value: 'unknown', label: 'None stated', count: 3 });
  });

  it('agrees with asking for each value', () => {
    for (const { value, count } of ask(ROWS, { channel: ['a'] }).facets.owner) {
      expect(ask(ROWS, { channel: ['a'], owner: [value] }).total).toBe(count);
    }
  });
});

describe('on the real catalogue', () => {
  let rows: readonly OfferingRow[];

  beforeAll(async () => {
    const plan = await installedCatalogue();
    const modelId = new Map(plan.models.map((model) => [model.key, model.key]));
    rows = catalogueView(
      {
        vendors: new Map(
          plan.vendors.map((one) => [
            one.key,
            {
              key: one.key,
              name: one.name,
              legalName: null,
              isOwner: true,
              isChannel: true,
              website: null,
              hosting: 'service',
              sample: false,
              provenance: {},
              revision: 1,
            },
          ]),
        ),
        models: new Map(plan.models.map((one) => [one.key, { ...one, id: one.key, revision: 1 }])),
        offerings: plan.offerings.map((one) => ({
          ...one,
          ...COMPLIANCE_UNKNOWN,
          deprecatedFrom: null,
          noticeDays: null,
          successor: null,
          mode: null,
          costBasis: null,
          id: one.key,
          modelId: modelId.get(one.model) ?? '',
          soldFrom: null,
          soldUntil: null,
          revision: 1,
        })),
        prices: new Map(plan.offerings.map((one) => [one.key, one.prices])),
        aliases: new Map(
          plan.models.map((one) => [one.key, plan.aliases.filter(({ model }) => model === one.key)]),
        ),
        stakes: [],
        measurements: [],
      },
      new Date('2026-11-20T12:00:00Z'),
    ).rows;
  });

  it.each([
    ['haiku 4.5', 'claude-haiku-4-5'],
    ['anthropic.claude-haiku-4-5-20251001', 'claude-haiku-4-5'],
    ['gpt-4o', 'gpt-4o'],
    ['gpt4o', 'gpt-4o'],
    ['GPT 5 mini', 'gpt-5-mini'],
    ['gemini 2.5 pro', 'gemini-2.5-pro'],
    ['llama 3.3 70b', 'llama-3.3-70b-instruct'],
    ['whisper', 'whisper'],
    ['sonnnet 4', 'claude-sonnet-4'],
    ['calude opus 4.1', 'claude-opus-4-1'],
    ['gemeni 2.5 flash', 'gemini-2.5-flash'],
    ['mistrel large', 'mistral-large'],
    ['azure o3', 'o3'],
  ])('"%s" finds %s first', (q, model) => {
    const { rows: found, total } = ask(rows, { q });
    expect(total).toBeGreaterThan(0);
    const first = found[0]?.modelKey ?? '';
    expect(first).toBe(model);
  });

  it('an exact key is first', () => {
    const q = 'aws-bedrock/eu.anthropic.claude-haiku-4-5-20251001-v1:0';
    expect(ask(rows, { q }).rows[0]?.key).toBe(q);
  });

  it.each([
    'zzzzqqqq',
    '<script>alert(1)</script>',
    "'; DROP TABLE offerings; --",
    '%',
    '\\',
    '🦊',
    '()[]{}.*+?^$',
    'a '.repeat(100),
  ])('survives %j', (q) => {
    expect(ask(rows, { q }).total).toBeGreaterThanOrEqual(0);
  });
});
