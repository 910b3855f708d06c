import { describe, expect, it } from 'vitest';
import { AS_OF, accounted, prices, readList, row } from './testing/litellm-list';

describe('prices of LiteLLM', () => {
  it('tells tiers, thresholds and lifetimes apart, whatever the order of suffixes', () => {
    const found = readList({
      'gpt-9': row({
        input_cost_per_token: 2e-6,
        input_cost_per_token_above_200k_tokens: 4e-6,
        input_cost_per_token_flex: 1e-6,
        input_cost_per_token_above_200k_tokens_flex: 2e-6,
        input_cost_per_token_priority_above_200k_tokens: 8e-6,
        output_cost_per_token_batches: 5e-6,
        cache_creation_input_token_cost: 2.5e-6,
        cache_creation_input_token_cost_above_1hr: 4e-6,
        output_cost_per_reasoning_token: null,
      }),
    });
    expect(prices(found, 'openai/gpt-9')).toEqual([
      'input 2',
      'input 4 >200000',
      'cache_write 2.5',
      'cache_write_1h 4',
    ]);
    expect(prices(found, 'openai/gpt-9#flex')).toEqual(['input 1', 'input 2 >200000']);
    expect(prices(found, 'openai/gpt-9#priority')).toEqual(['input 8 >200000']);
    expect(prices(found, 'openai/gpt-9#batch')).toEqual(['output 5']);
    expect(found.notes).toEqual([]);
    accounted(found);
  });

  it('a multiple makes an offering of its own, of which only tokens cost more', () => {
    const search = {
      search_context_size_low: 0.01,
      search_context_size_medium: 0.01,
      search_context_size_high: 0.01,
    };
    const found = readList({
      'gpt-9': row({
        input_cost_per_token: 5e-6,
        input_cost_per_token_flex: 1e-6,
        search_context_cost_per_query: search,
        regional_processing_uplift_multiplier_eu: 1.1,
      }),
      'vertex_ai/gemini-9': row(
        { input_cost_per_token: 1e-6, regional_endpoint_uplift_multiplier: 1.1 },
        'vertex_ai',
      ),
      'claude-x-9': row(
        {
          cache_creation_input_token_cost: 1e-6,
          provider_specific_entry: { us: 1.1, fast: 6.0, blue: 2, word: 'x' },
        },
        'anthropic',
      ),
    });
    expect(prices(found, 'openai/gpt-9@eu')).toEqual(['input 5.5', 'web_search 10000']);
    expect(prices(found, 'vertex/gemini-9@regional')).toEqual(['input 1.1']);
    expect(prices(found, 'anthropic/claude-x-9@us')).toEqual(['cache_write_5m 1.1']);
    expect(prices(found, 'anthropic/claude-x-9#fast')).toEqual(['cache_write_5m 6']);
    expect(found.offerings).toHaveLength(8);
    expect(found.notes.map(({ field }) => field)).toEqual(['provider_specific_entry.blue']);
    accounted(found);
  });

  it('ranges, sizes of context and results', () => {
    const found = readList({
      'dashscope/qwen-9': row(
        {
          tiered_pricing: [
            { range: [0, 256000.0], input_cost_per_token: 5e-8, cache_read_input_token_cost: 1e-8 },
            { range: [256000.0, 1e6], input_cost_per_token: 2.5e-7 },
            { input_cost_per_token: 1 },
          ],
        },
        'dashscope',
      ),
      'exa_ai/search': row(
        { mode: 'search', tiered_pricing: [{ max_results_range: [0, 25], input_cost_per_query: 0.005 }] },
        'exa_ai',
      ),
      'perplexity/sonar-9': row(
        {
          search_context_cost_per_query: { search_context_size_low: 0.005, search_context_size_high: 0.012 },
        },
        'perplexity',
      ),
    });
    expect(prices(found, 'alibaba-cloud/qwen-9')).toEqual([
      'input 0.05',
      'input 0.25 >256000',
      'cache_read 0.01',
    ]);
    expect(prices(found, 'exa/search')).toEqual(['web_search 5000 [0–25 results]']);
    expect(prices(found, 'perplexity/sonar-9')).toEqual(['web_search_low 5000', 'web_search_high 12000']);
    expect(found.notes).toEqual([
      {
        row: 'dashscope/qwen-9',
        field: 'tiered_pricing[2]',
        reason: 'It does not say for which requests it holds.',
      },
    ]);
  });

  it.each([
    [
      'audio_transcription',
      { input_cost_per_second: 1e-4, output_cost_per_second: 1e-4 },
      ['audio_second 100'],
    ],
    ['audio_transcription', { input_cost_per_second: 0, output_cost_per_second: 2e-5 }, ['audio_second 20']],
    [
      'audio_speech',
      { input_cost_per_character: 1.5e-5, output_cost_per_second: 2e-4 },
      ['input_character 15', 'output_audio_second 200'],
    ],
    [
      'video_generation',
      { output_cost_per_second: 0.05, output_cost_per_second_1080p: 0.08 },
      ['output_video_second 50000', 'output_video_second 80000 [1080p]'],
    ],
    [
      'embedding',
      {
        input_cost_per_video_per_second: 5e-4,
        input_cost_per_video_per_second_above_15s_interval: 2e-3,
        input_cost_per_image: 1e-4,
      },
      ['input_video_second 2000 [intervals above 15 s]', 'input_video_second 500', 'image 100'],
    ],
    [
      'image_generation',
      { input_cost_per_image: 0.04, input_cost_per_pixel: 1.9e-8, output_cost_per_pixel: 0 },
      ['image 40000', 'output_pixel 0.019'],
    ],
    [
      'image_edit',
      { input_cost_per_image: 0.001, output_cost_per_image: 0.13, output_cost_per_image_token: 3e-5 },
      ['sent_image 1000', 'image 130000', 'output_image 30'],
    ],
    [
      'chat',
      { input_cost_per_image: 0.001, output_cost_per_image: 0.04 },
      ['image 1000', 'made_image 40000'],
    ],
    ['rerank', { input_cost_per_query: 0.002, input_cost_per_token: 0 }, ['rerank_search 2000', 'input 0']],
    [
      'ocr',
      { ocr_cost_per_page: 0.001, annotation_cost_per_page: 0.003, ocr_cost_per_credit: 0.015 },
      ['input_document_page 1000', 'input_annotated_document_page 3000', 'ocr_credit 15000'],
    ],
    [
      'vector_store',
      { input_cost_per_query: 0.0015, vector_store_cost_per_gb_per_day: 0.1 },
      ['storage_search 1500', 'vector_store_gigabyte_day 100000'],
    ],
    [
      'chat',
      {
        code_interpreter_cost_per_session: 0.03,
        file_search_cost_per_1k_calls: 2.5,
        file_search_cost_per_gb_per_day: 0.1,
        computer_use_output_cost_per_1k_tokens: 0.012,
      },
      ['code_session 30000', 'storage_search 2500', 'file_search_gigabyte_day 100000', 'output_tool 12'],
    ],
    [
      'chat',
      {
        citation_cost_per_token: 2e-6,
        input_cost_per_audio_token: 1e-6,
        input_cost_per_token_cache_hit: 1e-7,
        cache_read_input_token_cost: 1e-7,
      },
      ['citation 2', 'input_audio 1', 'cache_read 0.1'],
    ],
  ])('%s: %o', (mode, costs, expected) => {
    const found = readList({ 'm-1': row({ mode, ...costs }) });
    expect(prices(found, 'openai/m-1')).toEqual(expected);
    expect(found.notes).toEqual([]);
    expect(found.offerings[0]?.values.mode).toBe(mode);
  });

  it('capacity for a term is paid by the second', () => {
    const found = readList({
      'bedrock/us-east-1/1-month-commitment/anthropic.claude-v9': row(
        { input_cost_per_second: 0.011, output_cost_per_second: 0.011 },
        'bedrock',
      ),
    });
    expect(prices(found, 'aws-bedrock/anthropic.claude-v9@us-east-1#committed-1-month')).toEqual([
      'committed_second 11000',
    ]);
    expect(found.offerings[0]).toMatchObject({ profile: 'us-east-1', values: { regions: ['us-east-1'] } });
  });

  it('missing, zero, free and in the subscription are four things', () => {
    const zero = { input_cost_per_token: 0, output_cost_per_token: 0.0 };
    const found = readList({
      'm-1': row({}),
      'm-2': row(zero),
      'openrouter/x/m-3:free': row(zero, 'openrouter'),
      'github_copilot/m-4': row(zero, 'github_copilot'),
    });
    expect(prices(found, 'openai/m-1')).toEqual([]);
    expect(prices(found, 'openai/m-2')).toEqual(['input 0', 'output 0']);
    expect(prices(found, 'openrouter/x/m-3:free')).toEqual(['input 0 free', 'output 0 free']);
    expect(prices(found, 'github-copilot/m-4')).toEqual([]);
    expect(found.notes.map(({ row: of, field }) => `${of} ${field}`)).toEqual([
      'github_copilot/m-4 input_cost_per_token',
      'github_copilot/m-4 output_cost_per_token',
    ]);
  });

  it('a price that is not understood is noted and never taken', () => {
    const text = `{"<b>m</b>": {"litellm_provider": "openai", "mode": "chat",
      "input_cost_per_token": 1e309, "output_cost_per_token": -1e-6, "cache_read_input_token_cost": "free",
      "input_cost_per_audio_token": 0.000000123456789012345678901234567890, "input_cost_per_thought": 1,
      "input_cost_per_query": 1, "input_cost_per_token_ultra": 1, "input_dbu_cost_per_token": 1,
      "search_context_cost_per_query": {"search_context_size_huge": 1}, "tiered_pricing": {},
      "cache_creation_input_token_cost": [1], "metadata": {"notes": "Estimated <script>price</script>"}}}`;
    const found = readList(text);
    expect(prices(found, 'openai/<b>m</b>')).toEqual(['input_audio 0.123456789']);
    expect(found.notes.map(({ field, reason }) => `${field}: ${reason}`)).toEqual([
      'input_cost_per_token: 1e309 is too large to be a price.',
      'output_cost_per_token: -1e-6 is negative.',
      'cache_read_input_token_cost: “free” is not a number.',
      'input_cost_per_thought: It is not known what this is the price of.',
      'input_cost_per_query: It is not known what this is the price of.',
      'input_cost_per_token_ultra: It is not known what this is the price of.',
      'input_dbu_cost_per_token: It is in Databricks units, from which the price in USD was worked out.',
      'cache_creation_input_token_cost: It is not a number.',
      'tiered_pricing: It is not a list.',
      'search_context_cost_per_query.search_context_size_huge: No such size of context is known.',
      'metadata.notes: It says: “Estimated <script>price</script>”',
    ]);
    accounted(found);
  });

  it('keeps the source’s words with each price', () => {
    const [one] = readList({ 'm-1': row({ input_cost_per_token: 3e-6 }) }).offerings;
    expect(one?.prices.input).toEqual([
      expect.objectContaining({ raw: 'input_cost_per_token: 0.000003', source: 'LiteLLM', asOf: AS_OF }),
    ]);
    expect(one).toMatchObject({ channelName: 'OpenAI', api: 'openai-chat', entry: 'm-1' });
  });
});
