import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkedSource } from './checked';
import { importedOfferingSchema, type ReadSource } from './imported';
import { readModelsDev } from './models-dev';
import { readOpenRouter } from './openrouter';

/** Whatever stands where something is expected. */
const junk = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.constant('long '.repeat(500)),
  fc.constantFrom(
    -1,
    '-1',
    '1e309',
    '0.0000020000000000000005',
    '3'.repeat(30),
    '<img src=x>',
    '__proto__',
    2_500,
    '2026-02-30',
  ),
);
const maybe = <T>(good: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 4, arbitrary: good as fc.Arbitrary<unknown> }, { weight: 1, arbitrary: junk });
const optional = { requiredKeys: [] as [] };
const price = maybe(fc.constantFrom(0, 3, 0.049999999999999996, 15));
const text = maybe(fc.constantFrom('0', '0.000003', '-1', '0.014'));

const modelsDevRecord = fc.record(
  {
    name: maybe(fc.constantFrom('M', 'M (free)')),
    attachment: maybe(fc.boolean()),
    tool_call: maybe(fc.boolean()),
    status: maybe(fc.constantFrom('alpha', 'beta', 'deprecated')),
    release_date: maybe(fc.constantFrom('2026-01-31', '2026-01')),
    knowledge: maybe(fc.constant('2025-08')),
    modalities: maybe(fc.constant({ input: ['text', 'image'], output: ['text'] })),
    limit: maybe(fc.constant({ context: 200_000, output: 0 })),
    cost: maybe(
      fc.record(
        {
          input: price,
          output: price,
          cached_input: price,
          tiers: maybe(
            fc.array(
              fc.record({ tier: maybe(fc.constant({ type: 'context', size: 200_000 })), input: price }),
              { maxLength: 3 },
            ),
          ),
          context_over_200k: maybe(fc.constant({ input: 6 })),
        },
        optional,
      ),
    ),
    experimental: maybe(
      fc.constantFrom({ modes: { fast: { cost: { input: 6 } } } }, { modes: { standard: { cost: {} } } }),
    ),
  },
  optional,
);
const modelsDev = fc.dictionary(
  fc.constantFrom(
    'openai',
    'lmstudio',
    'zai-coding-plan',
    'google-vertex',
    'google-vertex-anthropic',
    'nobody',
  ),
  fc.record({
    name: maybe(fc.constant('P')),
    models: fc.dictionary(fc.constantFrom('m-1', 'M-1', 'claude-x', 'm:free', ''), maybe(modelsDevRecord), {
      minKeys: 1,
    }),
  }),
  { minKeys: 1, maxKeys: 3 },
);

const override = maybe(
  fc.record(
    {
      min_prompt_tokens: maybe(fc.constantFrom(32_000, 200_000)),
      utc_start: maybe(fc.constantFrom(0, 130, 2200)),
      utc_end: maybe(fc.constantFrom(100, 2400)),
      prompt: text,
      completion: text,
    },
    optional,
  ),
);
const openRouter = fc.array(
  maybe(
    fc.record(
      {
        id: maybe(fc.constantFrom('a/m-1', 'a/M-1', 'a/m:free', '~a/latest')),
        name: maybe(fc.constantFrom('A: M', 'M (free)')),
        created: maybe(fc.constantFrom(1_785_478_908, 0)),
        architecture: maybe(fc.constant({ input_modalities: ['text', 'file'], output_modalities: ['text'] })),
        pricing: maybe(
          fc.record(
            {
              prompt: text,
              completion: text,
              image: text,
              overrides: maybe(fc.array(override, { maxLength: 4 })),
            },
            optional,
          ),
        ),
        top_provider: maybe(fc.constant({ context_length: 200_000, max_completion_tokens: null })),
        benchmarks: maybe(fc.constant({ artificial_analysis: { intelligence_index: 57.3 } })),
        alias_target: maybe(fc.constant({ slug: 'a/m-1' })),
        expiration_date: maybe(fc.constantFrom('2098-12-31', '2026-12-31')),
      },
      optional,
    ),
  ),
  { minLength: 1, maxLength: 8 },
);

/** What holds of anything that an importer makes of a file. */
function sound(source: ReadSource): void {
  expect(new Set(source.offerings.map(({ entry }) => entry)).size + source.skipped.length).toBe(source.rows);
  expect(new Set(source.offerings.map(({ key }) => key)).size).toBe(source.offerings.length);
  for (const one of source.offerings)
    expect(importedOfferingSchema.parse(JSON.parse(JSON.stringify(one)))).toEqual(one);
  // What was read the catalogue takes: nothing is left to be refused later.
  expect(checkedSource(source).notes).toEqual(source.notes);
}

describe('whatever a file holds, no row is lost and all that is read can be kept', () => {
  it('models.dev', () => {
    fc.assert(
      fc.property(modelsDev, (file) => sound(readModelsDev(JSON.stringify(file), '2026-07-02'))),
      { numRuns: 100 },
    );
  });

  it('OpenRouter', () => {
    fc.assert(
      fc.property(openRouter, (data) => sound(readOpenRouter(JSON.stringify({ data }), '2026-08-01'))),
      { numRuns: 200 },
    );
  });
});
