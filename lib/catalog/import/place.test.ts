import { describe, expect, it } from 'vitest';
import { testCatalogue, testImported } from '../testing/known';
import { placeOfferings } from './place';

const catalogue = testCatalogue({
  'anthropic/claude-haiku-4-5-20251001': { model: 'claude-haiku-4.5', owner: 'anthropic' },
  'openrouter/thedrummer/cydonia-24b-v2': { model: 'cydonia-24b-v2' },
  'openrouter/openrouter/auto': { model: 'auto' },
  'shop/wizard-7b': { model: 'wizard-7b' },
});

const place = (keys: readonly string[], archived: Readonly<Record<string, string | null>> = {}) => {
  const offerings = keys.map((key) => {
    const [wanted = '', tier = 'standard'] = key.split('#');
    return testImported(key, { requestId: wanted.slice(wanted.indexOf('/') + 1), serviceTier: tier });
  });
  return placeOfferings(catalogue, archived, offerings);
};
const modelOf = (key: string, archived?: Readonly<Record<string, string | null>>) =>
  place([key], archived).modelOf.get(key);

describe('a new offering is of the model that its id names', () => {
  it.each([
    ['aws-bedrock/us.anthropic.claude-haiku-4-5-20251001-v1:0', 'claude-haiku-4.5'],
    ['vertex/claude-haiku-4-5@20251001', 'claude-haiku-4.5'],
    ['nano/thedrummer/cydonia-24b-v2', 'cydonia-24b-v2'],
    ['other/wizard-7b', 'wizard-7b'],
    ['openrouter/openrouter/auto#flex', 'auto'],
  ])('%s: %s', (key, model) => {
    expect(modelOf(key)).toBe(model);
    expect(place([key]).newModels).toEqual([]);
  });
});

describe('what is unclear is a model of its own', () => {
  it.each([
    // Somebody else's work under the same name.
    ['nano/finetuners/claude-haiku-4-5', 'finetuners-claude-haiku-4-5', {}],
    ['nano/others/cydonia-24b-v2', 'others-cydonia-24b-v2', {}],
    // A word that many call something.
    ['nano/auto', 'nano-auto', {}],
    ['deepgram/enhanced', 'deepgram-enhanced', {}],
    ['vertex/chirp', 'chirp', {}],
    // A key that a model once had is not given to another.
    ['nano/brand-new-1', 'nano-brand-new-1', { 'brand-new-1': null }],
  ])('%s: %s', (key, model, archived) => {
    expect(modelOf(key, archived as Record<string, string | null>)).toBe(model);
  });

  it('words without a number are each seller’s own', () => {
    const { newModels } = place(['one/large', 'two/large', 'two/large#flex']);
    expect(newModels.map(({ members }) => members.length).sort()).toEqual([1, 2]);
  });
});

it('a model that was joined into another is that other', () => {
  expect(modelOf('shop/cydonia-v9', { 'cydonia-v9': 'cydonia-24b-v2' })).toBe('cydonia-24b-v2');
});

it('new offerings of one name and owner share one new model, and a bare name joins the only owner', () => {
  const { newModels } = place(['openai/gpt-9', 'azure/gpt-9', 'openrouter/openai/gpt-9', 'nano/foo/gpt-9']);
  expect(newModels).toMatchObject([
    { key: 'gpt-9', owner: 'openai' },
    { key: 'foo-gpt-9', owner: null },
  ]);
});
