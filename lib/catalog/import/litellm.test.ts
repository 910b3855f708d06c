import { describe, expect, it } from 'vitest';
import { AppError } from '@/lib/core/errors';
import { readLiteLlm } from './litellm';
import { AS_OF, accounted, prices, readList, row } from './testing/litellm-list';

describe('readLiteLlm', () => {
  it('facts: what is false, too, and what is only half said', () => {
    const found = readList({
      'm-1': row({
        supports_vision: false,
        supports_function_calling: true,
        supports_response_schema: true,
        supports_native_structured_output: false,
        supports_url_context: 'yes',
        max_input_tokens: 1e5,
        max_output_tokens: 0,
        max_tokens: 4096,
        deprecation_date: '2026-07-31',
        supported_regions: ['us-west-2', 'global'],
        supported_modalities: ['text', 'image'],
      }),
      'm-2': row({
        supports_vision: false,
        deprecation_date: '2027-01-31',
        max_tokens: 10,
        max_output_tokens: 10,
      }),
      'm-3': row({ mode: 'telepathy', deprecation_date: 'soon' }),
    });
    expect(found.offerings.map(({ values }) => values)).toEqual([
      {
        mode: 'chat',
        capabilities: ['structured-output', 'tools'],
        maxInputTokens: 100_000,
        deprecatedFrom: '2026-07-31T00:00:00.000Z',
        lifecycle: 'deprecated',
        regions: ['global', 'us-west-2'],
        inputModalities: ['image', 'text'],
      },
      { mode: 'chat', capabilities: [], maxOutputTokens: 10, deprecatedFrom: '2027-01-31T00:00:00.000Z' },
      {},
    ]);
    expect(found.notes.map(({ row: of, field }) => `${of} ${field}`)).toEqual([
      'm-1 supports_url_context',
      'm-1 max_output_tokens',
      'm-1 max_tokens',
      'm-3 mode',
      'm-3 deprecation_date',
    ]);
  });

  it('several rows of one offering are one, and where they differ that is said', () => {
    const found = readList({
      'deepseek-chat': row(
        { input_cost_per_token: 1e-6, max_input_tokens: 100, supports_function_calling: true },
        'deepseek',
      ),
      'deepseek/deepseek-chat': row(
        {
          input_cost_per_token: 2e-6,
          output_cost_per_token: 3e-6,
          max_input_tokens: 100,
          max_output_tokens: 50,
          supports_vision: true,
        },
        'deepseek',
      ),
      'dall-e-9': row({ mode: 'image_generation', input_cost_per_image: 0.04 }),
      'hd/1024-x-1024/dall-e-9': row({ mode: 'image_generation', input_cost_per_image: 0.08 }),
    });
    expect(prices(found, 'deepseek/deepseek-chat')).toEqual(['input 1', 'output 3']);
    expect(prices(found, 'openai/dall-e-9')).toEqual(['image 40000', 'image 80000 [hd, 1024 × 1024]']);
    expect(found.offerings[0]).toMatchObject({
      entry: 'deepseek-chat',
      otherEntries: ['deepseek/deepseek-chat'],
      values: { maxInputTokens: 100, maxOutputTokens: 50 },
    });
    expect(found.notes).toEqual([
      {
        row: 'deepseek/deepseek-chat',
        field: 'price:input',
        reason:
          'It says input_cost_per_token: 0.000002; deepseek-chat says input_cost_per_token: 0.000001 of the same offering, which was taken.',
      },
      {
        row: 'deepseek/deepseek-chat',
        field: 'capabilities',
        reason: 'It says vision; deepseek-chat says tools of the same offering, which was taken.',
      },
    ]);
    accounted(found);
  });

  it('what sells nothing is skipped with its reason', () => {
    const found = readList({
      sample_spec: row({ litellm_provider: 'one of https://…', input_cost_per_token: 0 }),
      fallback_generalizations: { rules: [] },
      'm-1': row({}),
      'm-2': 7,
      'm-3': { mode: 'chat' },
      'm-4': row({}, 'nobody'),
      'ollama/m-5': row({}, 'ollama'),
    });
    expect(found.skipped).toEqual([
      { row: 'sample_spec', reason: 'It describes the format.' },
      { row: 'fallback_generalizations', reason: 'It holds rules for names that the list does not have.' },
      { row: 'm-2', reason: 'It is not a record.' },
      { row: 'm-3', reason: 'It names no provider.' },
      { row: 'm-4', reason: 'No channel is known for the provider “nobody”.' },
      { row: 'ollama/m-5', reason: 'It runs on one’s own machine: nobody sells it.' },
    ]);
    accounted(found);
  });

  it.each(['[]', '7', '{}', '{"data": [{"id": "x"}]}', '{"openai": {"models": {}}}'])(
    'refuses %s, which is no such list',
    (text) => {
      expect(() => readLiteLlm(text, AS_OF)).toThrow(AppError);
    },
  );
});
