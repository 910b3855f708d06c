import { describe, expect, it } from 'vitest';
import type { ImportedOffering } from '../import/imported';
import { readLiteLlm } from '../import/litellm';
import { pricesAt } from '../price-at';
import type { PriceUnitKey } from '../price-units';
import { testPrice } from '../testing/prices';
import { writeLiteLlm } from './litellm';
import { SAYABLE, type TestOffering, testSource } from './testing/source';

const AT = new Date('2026-11-21T12:00:00Z');
const write = (...offerings: TestOffering[]) => writeLiteLlm(testSource(offerings), AT);

/** What requests of some lengths cost by an imported offering. */
const read = ({ prices }: ImportedOffering, inputTokens: number) => {
  const rows = Object.entries(prices).flatMap(([unit, of]) =>
    of.map((price) => ({ ...price, unit: unit as PriceUnitKey })),
  );
  return [...pricesAt(rows, AT, inputTokens)].map(([unit, { amount }]) => [unit, amount]).sort();
};

const ODD: readonly TestOffering[] = [
  ...SAYABLE,
  {
    key: 'openai/gpt-5.4#batch',
    requestId: 'gpt-5.4',
    prices: [testPrice('input', '1.25'), testPrice('input', '2.5', { aboveTokens: 272_000 })],
  },
  {
    key: 'anthropic/claude-opus-4-6',
    requestId: 'claude-opus-4-6',
    api: 'anthropic-messages',
    prices: [
      testPrice('input', '5'),
      testPrice('output', '25'),
      testPrice('cache_write_5m', '6.25'),
      testPrice('cache_write_1h', '10'),
      testPrice('cache_write_1h', '20', { aboveTokens: 200_000 }),
      testPrice('web_search', '10000'),
    ],
  },
  {
    key: 'azure/gpt-5.4@eu',
    requestId: 'gpt-5.4',
    profile: 'eu',
    prices: [testPrice('input', '2.75'), testPrice('output', '16.5')],
  },
  {
    key: 'mistral/mistral-ocr-latest',
    requestId: 'mistral-ocr-latest',
    mode: 'ocr',
    prices: [testPrice('input_document_page', '1000')],
  },
  {
    key: 'openai/whisper-1',
    requestId: 'whisper-1',
    mode: 'audio_transcription',
    prices: [testPrice('audio_second', '100')],
  },
  {
    key: 'openai/computer',
    requestId: 'computer',
    prices: [
      testPrice('input_tool', '3'),
      testPrice('web_search_low', '1000'),
      testPrice('web_search_high', '3000'),
    ],
  },
];

describe('writeLiteLlm', () => {
  it('is read back by the importer to the same offerings, prices and facts', () => {
    const { document, leftOut } = write(...ODD);
    expect(leftOut).toEqual([]);
    const back = readLiteLlm(JSON.stringify(document), '2026-11-21');
    expect([back.skipped, back.notes]).toEqual([[], []]);
    expect(back.offerings.map(({ key }) => key).sort()).toEqual(ODD.map(({ key }) => key).sort());
    for (const { key, prices, profile = null } of ODD) {
      const found = back.offerings.find((one) => one.key === key) as ImportedOffering;
      expect([key, found.profile]).toEqual([key, profile]);
      expect(found.values).toMatchObject({ maxOutputTokens: 8_192, capabilities: ['reasoning', 'tools'] });
      for (const tokens of [0, 200_001, 272_001]) {
        const ours = [...pricesAt(prices, AT, tokens)].map(([unit, { amount }]) => [unit, amount]).sort();
        expect([key, read(found, tokens)]).toEqual([key, ours]);
      }
    }
  });

  it('uses the names and keys that LiteLLM uses', () => {
    const { document } = write(...ODD);
    expect(Object.keys(document).sort()).toEqual([
      'azure/eu/gpt-5.4',
      'claude-opus-4-6',
      'computer',
      'eu.anthropic.claude-haiku-4-5-20251001-v1:0',
      'gpt-5.4',
      'mistral/mistral-ocr-latest',
      'us.anthropic.claude-haiku-4-5-20251001-v1:0',
      'whisper-1',
    ]);
    expect(document['gpt-5.4']).toMatchObject({
      litellm_provider: 'openai',
      input_cost_per_token: 0.0000025,
      input_cost_per_token_above_272k_tokens: 0.000005,
      input_cost_per_token_flex: 0.00000125,
      input_cost_per_token_above_272k_tokens_batches: 0.0000025,
    });
    expect(document['claude-opus-4-6']).toMatchObject({
      cache_creation_input_token_cost_above_1hr: 0.00001,
      cache_creation_input_token_cost_above_1hr_above_200k_tokens: 0.00002,
    });
  });

  it.each<[string, Partial<TestOffering>, string | null]>([
    [
      'an hour of day',
      { prices: [testPrice('input', '1', { dailyFrom: '00:00', dailyTo: '08:00' })] },
      'price:input',
    ],
    ['an odd threshold', { prices: [testPrice('input', '1', { aboveTokens: 131_072 })] }, 'price:input'],
    [
      'a cache write of no stated time',
      { key: 'anthropic/claude-x', requestId: 'claude-x', prices: [testPrice('cache_write', '1')] },
      'price:cache_write',
    ],
    ['a seller that LiteLLM does not have', { key: 'our-site/x' }, null],
    ['a region that its seller has no name for', { key: 'openai/x@eu', profile: 'eu' }, null],
    ['a tier of another kind', { key: 'openai/x#fast' }, null],
    ['a tier without its standard one', { key: 'openai/x#flex' }, null],
  ])('leaves out %s and says so', (_what, but, field) => {
    const offering: TestOffering = { key: 'openai/x', requestId: 'x', prices: [], ...but };
    const { document, leftOut } = write(offering);
    expect(leftOut).toContainEqual({ offering: offering.key, field, reason: expect.any(String) });
    expect(JSON.stringify(document)).not.toMatch(/cost/);
  });
});
