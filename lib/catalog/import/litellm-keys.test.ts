import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { looksLikePrice, type PriceKey, priceKey } from './litellm-keys';

const key = (base: string, more: Partial<PriceKey> = {}): PriceKey => ({
  base,
  tier: 'standard',
  aboveTokens: 0,
  hour: false,
  scope: null,
  ...more,
});

describe('priceKey', () => {
  it.each([
    ['input_cost_per_token', key('input_cost_per_token')],
    ['output_cost_per_token_above_272k_tokens', key('output_cost_per_token', { aboveTokens: 272_000 })],
    [
      'cache_creation_input_token_cost_above_1hr_above_200k_tokens',
      key('cache_creation_input_token_cost', { hour: true, aboveTokens: 200_000 }),
    ],
    [
      'cache_read_input_token_cost_above_200k_tokens_priority',
      key('cache_read_input_token_cost', { tier: 'priority', aboveTokens: 200_000 }),
    ],
    ['input_cost_per_token_batches', key('input_cost_per_token', { tier: 'batch' })],
    ['output_cost_per_second_1080p', key('output_cost_per_second', { scope: '1080p' })],
    [
      'input_cost_per_video_per_second_above_15s_interval',
      key('input_cost_per_video_per_second', { scope: 'intervals above 15 s' }),
    ],
    // No suffixes, though they look like some.
    ['file_search_cost_per_1k_calls', key('file_search_cost_per_1k_calls')],
    ['input_cost_per_token_cache_hit', key('input_cost_per_token_cache_hit')],
    ['input_cost_per_token_turbo', key('input_cost_per_token_turbo')],
  ])('%s', (text, expected) => {
    expect(priceKey(text)).toEqual(expected);
  });

  it.each([
    'input_cost_per_token_flex_priority',
    'input_cost_per_token_above_128k_tokens_above_200k_tokens',
    'cache_creation_input_token_cost_above_2hr',
  ])('does not guess what %s means', (text) => {
    expect(priceKey(text)).toBeNull();
  });

  it('the order of suffixes does not matter', () => {
    const suffixes = fc.tuple(
      fc.constantFrom('', '_flex', '_priority', '_batches'),
      fc.option(fc.integer({ min: 1, max: 9_999 }), { nil: undefined }),
      fc.constantFrom('', '_above_1hr'),
      fc.constantFrom('', '_1080p', '_720p'),
      fc.constantFrom('', '_above_8s_interval'),
    );
    fc.assert(
      fc.property(suffixes, fc.array(fc.nat(), { minLength: 5, maxLength: 5 }), (parts, order) => {
        const [tier, thousands, hour, lines, interval] = parts;
        const written = [
          tier,
          thousands === undefined ? '' : `_above_${thousands}k_tokens`,
          hour,
          lines,
          interval,
        ];
        const shuffled = written
          .map((text, at) => ({ text, at: order[at] ?? 0 }))
          .sort((a, b) => a.at - b.at)
          .map(({ text }) => text);
        const read = priceKey(`input_cost_per_token${shuffled.join('')}`);
        expect(read).toEqual(priceKey(`input_cost_per_token${written.join('')}`));
        expect(read).toMatchObject({
          base: 'input_cost_per_token',
          tier: tier === '' ? 'standard' : tier === '_batches' ? 'batch' : tier.slice(1),
          aboveTokens: (thousands ?? 0) * 1000,
          hour: hour !== '',
        });
      }),
      { numRuns: 200 },
    );
  });
});

describe('looksLikePrice', () => {
  it.each([
    ['input_cost_per_token', true],
    ['pricing', true],
    ['regional_processing_uplift_multiplier_eu', true],
    ['monthly_fee', true],
    ['max_tokens', false],
    ['supports_vision', false],
    ['feedback', false],
  ])('%s: %s', (text, expected) => {
    expect(looksLikePrice(text)).toBe(expected);
  });
});
