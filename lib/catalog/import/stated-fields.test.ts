import { expect, it } from 'vitest';
import { testImported, testPrice } from '../testing/known';
import { statedFields } from './stated-fields';

it('lists prices, values, what is said of the model, and measurements, by their fields', () => {
  const offering = {
    ...testImported('openai/gpt-9'),
    prices: { input: [testPrice('3')] },
    values: { contextTokens: 128_000 },
    model: { family: 'gpt' },
    measurements: [
      { kind: 'quality', benchmark: 'mmlu', value: '0.9', n: null, of: 'model' },
      { kind: 'throughput_tps', benchmark: null, value: '80', n: 5, of: 'offering' },
    ] as const,
  };
  expect(statedFields(offering)).toEqual([
    { of: 'offering', field: 'price:input', value: [testPrice('3')] },
    { of: 'offering', field: 'contextTokens', value: 128_000 },
    { of: 'model', field: 'family', value: 'gpt' },
    { of: 'model', field: 'measurement:quality:mmlu', value: [{ value: '0.9', n: null }] },
    { of: 'offering', field: 'measurement:throughput_tps', value: [{ value: '80', n: 5 }] },
  ]);
});
