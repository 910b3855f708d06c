import { describe, expect, it } from 'vitest';
import type { KnownCatalogue } from '../known-values';
import { SET_BY_HAND } from '../plan';
import { testCatalogue, testImported, testPrice } from '../testing/known';
import { chosenChanges } from './chosen-changes';
import { importDiff } from './diff';
import type { ImportedOffering } from './imported';
import type { PreviewChoice } from './preview';

const source = { key: 'litellm', origin: 'LiteLLM', asOf: '2026-11-01' } as const;
const DEFAULT: PreviewChoice = { sections: {}, plus: [], minus: [] };

const GENAI = '@pydantic/genai-prices 0.1.8';
const catalogue = testCatalogue({
  'openai/gpt-4o': {
    model: 'gpt-4o',
    owner: 'openai',
    values: {
      contextTokens: [128_000, 'LiteLLM'],
      maxOutputTokens: [16_000, SET_BY_HAND],
      maxInputTokens: [100_000, GENAI],
    },
    prices: {
      input: [testPrice('2.5')],
      output: [testPrice('10', { source: GENAI })],
      cache_read: [testPrice('1.25', { source: SET_BY_HAND })],
    },
  },
});

function preview(
  stated: readonly ImportedOffering[],
  before: readonly ImportedOffering[] | null = null,
  known: KnownCatalogue = catalogue,
  more: Partial<Parameters<typeof importDiff>[0]> = {},
) {
  return importDiff({
    catalogue: known,
    archivedModels: {},
    archivedOfferings: new Map(),
    source,
    stated,
    before,
    others: new Map(),
    ...more,
  });
}

const gpt4o = (more: Partial<ImportedOffering>) => testImported('openai/gpt-4o', more);

describe('a value that is stated otherwise', () => {
  const diff = preview([
    gpt4o({
      values: { contextTokens: 256_000, maxOutputTokens: 32_000, maxInputTokens: 1, mode: 'chat' },
      prices: { input: [testPrice('2')], output: [testPrice('8')], cache_read: [testPrice('1')] },
    }),
  ]);
  const of = (field: string) => diff.preview.rows.find((row) => row.field === field);

  it.each([
    ['contextTokens', 'changed', true, null],
    ['mode', 'changed', true, null],
    ['maxOutputTokens', 'conflict', false, null],
    ['maxInputTokens', 'other', false, null],
    ['price:input', 'changed', true, -20],
    ['price:output', 'other', false, -20],
    ['price:cache_read', 'conflict', false, -20],
  ])('%s: %s', (field, section, chosen, percent) => {
    expect(of(field)).toMatchObject({ section, chosen, percent, id: `offering:openai/gpt-4o/${field}` });
  });

  it('is written only where it is chosen', () => {
    const fields = (choice: PreviewChoice) =>
      chosenChanges(diff, choice).map((change) => (change.change === 'set' ? change.field : change.change));
    expect(fields(DEFAULT).sort()).toEqual(['contextTokens', 'mode', 'price:input']);
    const { id = '' } = of('maxOutputTokens') ?? {};
    expect(fields({ sections: { changed: 'none' }, plus: [id], minus: [] })).toEqual(['maxOutputTokens']);
    expect(fields({ sections: { conflict: 'all' }, plus: [], minus: [id] })).not.toContain('maxOutputTokens');
  });
});

it.each([
  [{}, 'openai', 'request id in LiteLLM'],
  [{ owner: 'microsoft' }, 'microsoft', 'LiteLLM'],
])('the owner of a new model is whom the source names %j, else whom its id tells', (model, owner, origin) => {
  const { models } = preview([testImported('azure/gpt-5.9', { model })]);
  expect(models.get('gpt-5.9')).toMatchObject({
    values: { owner: { value: owner, origin: { source: origin } } },
  });
});

it('what is stated as it is known is confirmed, whatever its words and date', () => {
  const same = gpt4o({
    values: { contextTokens: 128_000 },
    prices: { input: [testPrice('2.5', { asOf: '2026-11-01', raw: '2.5e-06' })] },
  });
  const { preview: found } = preview([same]);
  expect([found.rows, found.confirmed]).toEqual([[], 2]);
});

it('what its own source states again long after speaks of that day from then on', () => {
  const again = (asOf: string, unit: 'input' | 'output') => {
    const stated = gpt4o({ prices: { [unit]: [testPrice(unit === 'input' ? '2.5' : '10', { asOf })] } });
    return chosenChanges(preview([stated], null, catalogue, { source: { ...source, asOf } }), {
      ...DEFAULT,
      sections: { changed: 'none' },
    });
  };
  expect(again('2026-10-01', 'input')).toMatchObject([
    {
      field: 'price:input',
      before: { value: [{ asOf: '2026-09-01' }] },
      after: { value: [{ asOf: '2026-10-01' }] },
    },
  ]);
  expect(again('2026-09-30', 'input')).toEqual([]);
  expect(again('2026-10-01', 'output')).toEqual([]);
});

it('what was not taken over when the source last said it is not chosen again', () => {
  const stated = [gpt4o({ values: { contextTokens: 256_000 }, prices: { input: [testPrice('2')] } })];
  expect(preview(stated, stated).preview.rows.map(({ declined, chosen }) => [declined, chosen])).toEqual([
    [true, false],
    [true, false],
  ]);
  const moved = [gpt4o({ values: { contextTokens: 300_000 } })];
  expect(preview(moved, stated).preview.rows[0]).toMatchObject({ declined: false, chosen: true });
});

describe('what a source no longer states', () => {
  const before = [
    gpt4o({ values: { contextTokens: 128_000, maxInputTokens: 1 }, prices: { input: [testPrice('2.5')] } }),
    testImported('openai/old'),
  ];

  it('of an offering is listed where it came from there, and not taken away by itself', () => {
    const { rows } = preview([gpt4o({})], before).preview;
    expect(rows.map(({ id, section, chosen }) => [id, section, chosen])).toEqual([
      ['offering:openai/gpt-4o/contextTokens', 'gone', false],
      ['offering:openai/gpt-4o/price:input', 'gone', false],
    ]);
  });

  it('at all is listed with who else sells it on, and archived when that is chosen', () => {
    const others = new Map([['openai/gpt-4o', ['models.dev']]]);
    const diff = preview([], before, catalogue, { others });
    expect(diff.preview.rows).toMatchObject([{ section: 'gone', chosen: false, alsoIn: ['models.dev'] }]);
    expect(chosenChanges(diff, { ...DEFAULT, sections: { gone: 'all' } })).toEqual([
      { change: 'archive', kind: 'offering', key: 'openai/gpt-4o' },
    ]);
  });
});

describe('an offering that is new', () => {
  it('comes with the model, its owner and the seller that it needs, once and only where it is chosen', () => {
    const diff = preview([
      testImported('newcloud/claude-sonnet-9', { channelName: 'New Cloud', modelName: 'Claude Sonnet 9' }),
      testImported('anthropic/claude-sonnet-9-20270101', { prices: { input: [testPrice('3')] } }),
    ]);
    expect(diff.preview).toMatchObject({ newModels: 1, newVendors: 2 });
    const made = chosenChanges(diff, DEFAULT).map(({ change, kind, key }) => `${change} ${kind} ${key}`);
    expect(made).toEqual([
      'create vendor anthropic',
      'create vendor newcloud',
      'create model claude-sonnet-9',
      'create offering anthropic/claude-sonnet-9-20270101',
      'create offering newcloud/claude-sonnet-9',
    ]);
    const [id = ''] = diff.preview.rows.map((row) => row.id);
    const fewer = chosenChanges(diff, { ...DEFAULT, minus: [id] });
    expect(fewer.map(({ kind, key }) => `${kind} ${key}`)).toEqual([
      'vendor newcloud',
      'vendor anthropic',
      'model claude-sonnet-9',
      'offering newcloud/claude-sonnet-9',
    ]);
  });

  it('has its profile in where it is called, and every value with where it comes from', () => {
    const diff = preview([
      testImported('azure/gpt-4o@eu', {
        requestId: 'gpt-4o',
        profile: 'eu',
        values: { contextTokens: 128_000 },
      }),
    ]);
    expect(diff.changes.get('offering:azure/gpt-4o@eu')).toMatchObject([
      {
        change: 'create',
        values: {
          model: { value: 'gpt-4o' },
          endpoint: { value: 'azure-eu' },
          contextTokens: { value: 128_000, origin: { source: 'LiteLLM', asOf: '2026-11-01' } },
        },
      },
    ]);
  });
});

it('an offering that was archived here is offered back, with the model that its own was joined into', () => {
  const fields = {
    model: { value: 'gpt-4o-old', origin: null },
    contextTokens: { value: 1, origin: { source: 'LiteLLM', asOf: '2026-01-01' } },
    maxOutputTokens: { value: 2, origin: { source: SET_BY_HAND, asOf: '2026-01-01' } },
  };
  const diff = preview(
    [testImported('shop/gpt-4o', { values: { contextTokens: 9, maxOutputTokens: 9 } })],
    null,
    catalogue,
    {
      archivedModels: { 'gpt-4o-old': 'gpt-4o' },
      archivedOfferings: new Map([['shop/gpt-4o', fields]]),
    },
  );
  expect(diff.preview.rows).toMatchObject([{ section: 'archived', chosen: false }]);
  expect(chosenChanges(diff, { ...DEFAULT, sections: { archived: 'all' } })).toMatchObject([
    { change: 'restore', kind: 'offering' },
    { change: 'set', field: 'model', after: { value: 'gpt-4o' } },
    { change: 'set', field: 'contextTokens', after: { value: 9 } },
  ]);
});

it('a model is told once what its offerings agree on, by the owner’s own channel where they do not', () => {
  const said = (key: string, knowledgeCutoff: string) => testImported(key, { model: { knowledgeCutoff } });
  const { rows } = preview([said('azure/gpt-4o', '2023-12'), said('openai/gpt-4o', '2023-10')]).preview;
  expect(rows.filter(({ kind }) => kind === 'model')).toMatchObject([
    { id: 'model:gpt-4o/knowledgeCutoff', section: 'changed', after: { value: '2023-10' } },
  ]);
});

it('names the same preview alike, and another otherwise', () => {
  const digest = (amount: string) =>
    preview([gpt4o({ prices: { input: [testPrice(amount)] } })]).preview.digest;
  expect(digest('2')).toBe(digest('2'));
  expect(digest('2')).not.toBe(digest('3'));
});
