/** A file in the form of LiteLLM's price list, the same in every run. */
import { sequence } from '../ranking-records';

const PROVIDERS: readonly (readonly [provider: string, prefix: string])[] = [
  ['openai', ''],
  ['azure', 'azure/'],
  ['azure', 'azure/eu/'],
  ['bedrock', 'us.anthropic.'],
  ['bedrock', 'eu.anthropic.'],
  ['vertex_ai-language-models', 'vertex_ai/'],
  ['deepinfra', 'deepinfra/'],
  ['groq', 'groq/'],
  ['mistral', 'mistral/'],
  ['openrouter', 'openrouter/made/'],
];

export const ROWS = 3_000;

/** @param scale what prices are multiplied by: another is a later file */
export function liteLlmFile(scale: number): string {
  const next = sequence(991);
  const file: Record<string, object> = {
    sample_spec: { litellm_provider: 'one of…', mode: 'chat', input_cost_per_token: 0 },
  };
  for (let nth = 0; nth < ROWS - 1; nth++) {
    const [provider, prefix] = PROVIDERS[nth % PROVIDERS.length] ?? ['openai', ''];
    const input = (Math.round(1 + next() * 20_000) / 1e9) * scale;
    const price = (amount: number) => Number(amount.toPrecision(8));
    file[`${prefix}made-model-${Math.floor(nth / PROVIDERS.length)}`] = {
      litellm_provider: provider,
      mode: nth % 17 === 0 ? 'embedding' : 'chat',
      max_input_tokens: 128_000 + 1000 * Math.floor(next() * 100),
      max_output_tokens: 8_192,
      max_tokens: 8_192,
      input_cost_per_token: price(input),
      output_cost_per_token: price(input * 4),
      cache_read_input_token_cost: price(input / 10),
      cache_creation_input_token_cost: price(input * 1.25),
      ...(nth % 4 === 0 && {
        input_cost_per_token_above_200k_tokens: price(input * 2),
        output_cost_per_token_above_200k_tokens: price(input * 6),
      }),
      ...(nth % 5 === 0 && {
        input_cost_per_token_batches: price(input / 2),
        output_cost_per_token_batches: price(input * 2),
      }),
      supports_function_calling: next() < 0.8,
      supports_vision: next() < 0.5,
      supports_prompt_caching: true,
      ...(nth % 50 === 0 && { deprecation_date: '2027-06-30' }),
    };
  }
  return JSON.stringify(file, null, 2);
}
