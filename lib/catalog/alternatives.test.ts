import { describe, expect, it } from 'vitest';
import { alternativesTo, mixedPrice } from './alternatives';
import type { OfferingRow } from './offering-row';
import { testRow } from './testing/rows';

const IT = testRow({
  key: 'azure/m',
  modelKey: 'm',
  mode: 'chat',
  capabilities: ['tools', 'vision'],
  inputModalities: ['text', 'image'],
  contextTokens: 200_000,
  prices: { input: '4', output: '8' },
  measured: { 'quality:exam': 50 },
});
const other = (key: string, more: Partial<OfferingRow> = {}) =>
  testRow({ ...IT, modelKey: key, ...more, key: `shop/${key}` });
const found = (...rows: OfferingRow[]) =>
  alternativesTo(IT, [IT, ...rows]).found.map(
    ({ row, kind }) => `${kind} ${row.requestId ? row.key.slice(5) : ''}`,
  );
const cheap = { prices: { input: '2', output: '4' } };

describe('what can take the place of an offering', () => {
  it.each<[string, Partial<OfferingRow>, string[]]>([
    ['cheaper, and no less in anything', cheap, ['cheaper x']],
    ['better at the same price', { measured: { 'quality:exam': 51 } }, ['better x']],
    ['better and dearer', { prices: { input: '5', output: '8' }, measured: { 'quality:exam': 90 } }, []],
    ['the same in everything', {}, []],
    ['cheaper and worse', { ...cheap, measured: { 'quality:exam': 49 } }, []],
    [
      'cheaper, better on one benchmark, not measured on the other',
      { ...cheap, measured: {} },
      ['cheaper x'],
    ],
    ['cheaper, and lacks a capability', { ...cheap, capabilities: ['tools'] }, []],
    ['cheaper, capabilities not known', { ...cheap, capabilities: null }, []],
    ['cheaper, and takes no images', { ...cheap, inputModalities: ['text'] }, []],
    ['cheaper, a shorter context', { ...cheap, contextTokens: 128_000 }, []],
    ['cheaper, for another task', { ...cheap, mode: 'embedding' }, []],
    ['cheaper, served when there is room', { ...cheap, serviceTier: 'batch' }, []],
    ['cheaper, going away', { ...cheap, lifecycle: 'deprecated' }, []],
    ['output price not known', { prices: { input: '1' } }, []],
    [
      'the same model, of which less is said',
      { ...cheap, modelKey: 'm', capabilities: null },
      ['same_model x'],
    ],
    ['the same model, with a shorter context', { ...cheap, modelKey: 'm', contextTokens: 1000 }, []],
  ])('%s', (_name, more, expected) => {
    expect(found(other('x', more))).toEqual(expected);
  });

  it('is told with why and what is not the same', () => {
    const row = other('x', {
      ...cheap,
      modelKey: 'm',
      capabilities: null,
      profile: 'global',
      stalePrices: true,
    });
    const [alternative] = alternativesTo({ ...IT, profile: 'eu', trainingUse: 'never' }, [row]).found;
    expect(alternative?.reasons).toEqual(['The same model', '50 % cheaper']);
    expect(alternative?.cautions).toEqual([
      'Not stated there: capabilities',
      'Region global instead of eu',
      'Training on prompts not ruled out',
      'Its price was not confirmed for 90 days',
    ]);
    const [better] = alternativesTo(IT, [other('y', { measured: { 'quality:exam': 60 } })]).found;
    expect(better?.reasons).toEqual(['60 instead of 50 on exam', 'No dearer']);
  });

  it('comes in one order: the same model, then better, then cheaper, each by cost', () => {
    const rows = [
      other('cheaper', cheap),
      other('cheapest', { prices: { input: '1', output: '1' } }),
      other('better', { measured: { 'quality:exam': 70 } }),
      other('same', { ...cheap, modelKey: 'm' }),
    ];
    expect(found(...rows)).toEqual([
      'same_model same',
      'better better',
      'cheaper cheapest',
      'cheaper cheaper',
    ]);
    expect(found(...[...rows].reverse())).toEqual(found(...rows));
  });

  it('does not depend on who owns or sells it', () => {
    const rows = ['a', 'b', 'c', 'd'].map((key) => other(key, cheap));
    const keys = (list: readonly OfferingRow[]) => alternativesTo(IT, list).found.map(({ row }) => row.key);
    const renamed = rows.map((row, nth) => ({
      ...row,
      ownerKey: `z${9 - nth}`,
      ownerName: `z${9 - nth}`,
      channelName: `z${9 - nth}`,
      affiliation: { kind: 'first_party', band: null } as const,
    }));
    expect(keys(renamed)).toEqual(keys(rows));
  });

  it('depends on the mix', () => {
    expect(mixedPrice(IT, 'conversation')).toBe(5);
    expect(mixedPrice(IT, 'writing')).toBe(6);
    const reader = other('x', { prices: { input: '3', output: '11' } });
    expect(alternativesTo(IT, [reader], 'reading').found).toHaveLength(1);
    expect(alternativesTo(IT, [reader], 'writing').found).toHaveLength(0);
  });

  it('says nothing of an offering whose price or whose abilities nobody knows', () => {
    expect(alternativesTo({ ...IT, prices: {} }, [other('x', cheap)])).toEqual({ cost: null, found: [] });
    const unknown = { ...IT, capabilities: null, inputModalities: null, contextTokens: null };
    expect(alternativesTo(unknown, [other('x', cheap)]).found).toEqual([]);
  });
});
