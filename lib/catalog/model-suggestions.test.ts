import { describe, expect, it } from 'vitest';
import type { ComparedModel } from './compared-model';
import { type JudgedApart, modelSuggestions } from './model-suggestions';

type Sold = readonly [channel: string, requestId: string, input?: string, output?: string];

function model(
  key: string,
  but: Partial<ComparedModel> & { readonly sold?: readonly Sold[] } = {},
): ComparedModel {
  const { sold = [], ...rest } = but;
  return {
    key,
    name: key,
    nameAsOf: '2026-11-01',
    owner: null,
    ownerName: null,
    releasedOn: null,
    aliases: [],
    offerings: sold.map(([channel, requestId, input = null, output = null]) => ({
      key: `${channel}/${requestId}`,
      channel,
      channelName: channel.toUpperCase(),
      requestId,
      profile: null,
      contextTokens: null,
      input,
      output,
      asOf: '2026-11-01',
    })),
    ...rest,
  };
}
const alias = (text: string, asOf = '2026-11-01') => ({ alias: text, asOf });
const made = { owner: 'acme', ownerName: 'Acme' };
const pairs = (models: readonly ComparedModel[], apart: readonly JudgedApart[] = []) =>
  modelSuggestions(models, apart).map(({ first, second }) => [first, second]);
const kinds = (models: readonly ComparedModel[]) =>
  modelSuggestions(models, [])[0]?.evidence.map(({ kind }) => kind);

describe('modelSuggestions', () => {
  it('tells why, the strongest first', () => {
    const [found] = modelSuggestions(
      [
        model('acme-large-2', { ...made, name: 'Acme Large 2', sold: [['a', 'large-2-x', '1', '5']] }),
        model('large-2', {
          ...made,
          name: 'Acme: Large-2',
          aliases: [alias('acme-large-2')],
          sold: [['b', 'y-3', '1', '5']],
        }),
      ],
      [],
    );
    expect(found?.evidence).toEqual([
      { kind: 'alias', says: 'Both are known as acme-large-2.', weight: 35, asOf: '2026-11-01' },
      { kind: 'owner', says: 'Both are made by Acme.', weight: 15, asOf: null },
      { kind: 'price', says: 'Both are sold at $1 / $5 per M.', weight: 7, asOf: null },
    ]);
    expect(found?.score).toBe(57);
  });

  it.each<[string, ComparedModel[], string[]]>([
    [
      'one name in two spellings',
      [
        model('a-1', { ...made, name: 'Acme: Big One 4.5 (US)' }),
        model('b-1', { ...made, name: 'big-one 4.5' }),
      ],
      ['name', 'owner'],
    ],
    [
      'one id but for its prefix',
      [
        model('x-1', { ...made, sold: [['a', 'acme/big-7b']] }),
        model('x-2', { ...made, sold: [['b', 'big.7b']] }),
      ],
      ['id', 'owner'],
    ],
    [
      'one id but for a date',
      [
        model('a', { ...made, releasedOn: '2026-01-01', sold: [['a', 'big-7b-0324']] }),
        model('b', { ...made, releasedOn: '2026-01-01', sold: [['b', 'big-7b']] }),
      ],
      ['near-id', 'owner', 'released'],
    ],
  ])('suggests %s', (_what, models, expected) => {
    expect(kinds(models)).toEqual(expected);
  });

  it.each<[string, ComparedModel[]]>([
    [
      'price and owner alone',
      [
        model('alpha-1', { ...made, sold: [['a', 'alpha-1', '1', '5']] }),
        model('beta-1', { ...made, sold: [['b', 'beta-1', '1', '5']] }),
      ],
    ],
    ['a bare word', [model('large', { ...made, name: 'Large' }), model('big', { ...made, name: 'Large' })]],
    [
      'the same name of two owners',
      [model('a-1', { name: 'Big 4', owner: 'acme' }), model('b-1', { name: 'Big 4', owner: 'bolt' })],
    ],
    [
      'two dates of one name',
      [
        model('a', { ...made, sold: [['a', 'big-7b-0324']] }),
        model('b', { ...made, sold: [['a', 'big-7b-0528']] }),
      ],
    ],
    [
      'what is tuned to answer and what is tuned to think',
      [
        model('a', { ...made, sold: [['a', 'big-7b-instruct']] }),
        model('b', { ...made, sold: [['b', 'big-7b-thinking']] }),
      ],
    ],
    ['a plus', [model('r-8', { ...made, name: 'R 8' }), model('r-plus-8', { ...made, name: 'R+ 8' })]],
    ['two sizes', [model('p-1', { ...made, name: 'P (8k)' }), model('p-2', { ...made, name: 'P (128k)' })]],
  ])('does not suggest %s', (_what, models) => {
    expect(pairs(models)).toEqual([]);
  });

  it('counts it against them that one seller sells both', () => {
    const two = (channel: string) => [
      model('a', { ...made, releasedOn: '2026-01-01', sold: [['a', 'big-7b']] }),
      model('b', { ...made, releasedOn: '2026-01-01', sold: [[channel, 'big-7b-preview']] }),
    ];
    expect(pairs(two('b'))).toHaveLength(1);
    expect(pairs(two('a'))).toEqual([]);
  });

  it('leaves out what was judged apart, until there is newer evidence', () => {
    const models = (asOf: string) => [
      model('a-1', { ...made, name: 'Big 4', nameAsOf: '2026-11-01' }),
      model('b-1', { ...made, name: 'Big 4', nameAsOf: asOf }),
    ];
    const apart = [{ first: 'a-1', second: 'b-1', at: '2026-11-10T09:00:00.000Z' }];
    expect(pairs(models('2026-11-10'), apart)).toEqual([]);
    expect(modelSuggestions(models('2026-11-11'), apart)).toMatchObject([
      { first: 'a-1', second: 'b-1', judgedApart: '2026-11-10T09:00:00.000Z' },
    ]);
  });

  it('takes time in proportion to how many models there are', () => {
    const many = Array.from({ length: 3_000 }, (_, nth) =>
      model(`model-${nth}`, { ...made, name: 'Assistant 1', sold: [['a', `model-${nth}`]] }),
    );
    expect(pairs(many)).toEqual([]);
  });
});
