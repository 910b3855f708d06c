import { describe, expect, it } from 'vitest';
import { importedOfferingSchema } from './imported';
import { readModelsDev } from './models-dev';

/** One record as the file has them, with what a case is about on top. */
const record = (more: object) => ({
  id: 'm',
  name: 'Model M',
  attachment: false,
  reasoning: true,
  tool_call: true,
  release_date: '2026-01-31',
  last_updated: '2026-02-01',
  modalities: { input: ['text', 'image'], output: ['text'] },
  open_weights: false,
  limit: { context: 200_000, output: 64_000 },
  cost: { input: 3, output: 15 },
  ...more,
});
const file = (models: Record<string, object>, provider = 'openai') =>
  JSON.stringify({ [provider]: { id: provider, name: 'The Provider', npm: '@ai-sdk/openai', models } });
const read = (more: object, id = 'm-1', provider = 'openai') =>
  readModelsDev(file({ [id]: record(more) }, provider), '2026-07-02');
const prices = (source: ReturnType<typeof read>, at = 0) =>
  Object.fromEntries(
    Object.entries(source.offerings[at]?.prices ?? {}).map(([unit, rows]) => [
      unit,
      rows.map(
        ({ amount, aboveTokens, free }) =>
          `${amount}${aboveTokens ? ` >${aboveTokens}` : ''}${free ? ' free' : ''}`,
      ),
    ]),
  );
const noted = (source: ReturnType<typeof read>) =>
  source.notes.map(({ field, reason }) => `${field}: ${reason}`);

describe('a record of models.dev', () => {
  it('is an offering with what it states, and nothing that it does not', () => {
    const { offerings, rows, skipped, notes } = read({
      knowledge: '2025-08',
      limit: { context: 400_000, input: 272_000, output: 128_000 },
    });
    expect({ rows, skipped, notes }).toEqual({ rows: 1, skipped: [], notes: [] });
    expect(offerings).toMatchObject([
      {
        key: 'openai/m-1',
        channel: 'openai',
        channelName: 'The Provider',
        api: 'openai-chat',
        profile: null,
        serviceTier: 'standard',
        modelName: 'Model M',
        entry: 'openai/m-1',
        values: {
          capabilities: ['reasoning', 'tools', 'vision'],
          inputModalities: ['image', 'text'],
          contextTokens: 400_000,
          maxInputTokens: 272_000,
          maxOutputTokens: 128_000,
        },
        model: { releasedOn: '2026-01-31', knowledgeCutoff: '2025-08', openWeights: false },
      },
    ]);
    expect(offerings[0]?.values).not.toHaveProperty('lifecycle');
    expect(offerings[0]?.prices.input).toMatchObject([
      { amount: '3', source: 'models.dev', asOf: '2026-07-02', raw: 'cost.input: 3', currency: 'USD' },
    ]);
    for (const one of offerings)
      expect(importedOfferingSchema.parse(JSON.parse(JSON.stringify(one)))).toEqual(one);
  });

  it('reprices the whole request above each tier, and never at 200,000 by its legacy block', () => {
    const tiers = [
      { tier: { type: 'context', size: 256_000 }, input: 1.2, output: 6 },
      { tier: { type: 'context', size: 32_000 }, input: 0.6, output: 3, cache_read: 0.06 },
    ];
    const source = read({
      cost: { input: 0.3, output: 1.5, tiers, context_over_200k: { input: 1.2, output: 6 } },
    });
    expect(prices(source)).toEqual({
      input: ['0.3', '1.2 >256000', '0.6 >32000'],
      output: ['1.5', '6 >256000', '3 >32000'],
      cache_read: ['0.06 >32000'],
    });
    expect(source.notes).toEqual([]);
  });

  it.each([
    [
      { context_over_200k: { input: 6 } },
      'cost.context_over_200k: Its real threshold is not stated, and there are no tiers.',
    ],
    [
      { tiers: [{ tier: { type: 'time', from: '00:00' }, input: 1 }] },
      'cost.tiers[0]: It is no tier by length of context with a size, so it is not known when it holds.',
    ],
    [{ cached_input: 0.3 }, 'cost.cached_input: It is no key of this format; perhaps “cache_read” is meant.'],
    [{ request: 5 }, 'cost.request: It is no key of this format, so its unit is not known.'],
    [{ cache_read: -1 }, 'cost.cache_read: -1 is negative.'],
    [{ cache_read: '1e309' }, 'cost.cache_read: “” is not a number.'],
  ])('what cannot be taken is noted: %j', (more, expected) => {
    const source = read({ cost: { input: 3, output: 15, ...more } });
    expect(noted(source)).toEqual([expected]);
    expect(prices(source)).toEqual({ input: ['3'], output: ['15'] });
  });

  it('a fast mode is an offering of the tier that is asked for, at its prices', () => {
    const fast = { cost: { input: 30, output: 150 }, provider: { body: { speed: 'fast' } } };
    const priority = { cost: { input: 5, output: 25 }, provider: { body: { service_tier: 'priority' } } };
    const source = read({ experimental: { modes: { fast, quick: priority, none: {} } } });
    expect(source.offerings.map(({ key, serviceTier }) => [key, serviceTier])).toEqual([
      ['openai/m-1', 'standard'],
      ['openai/m-1#fast', 'fast'],
      ['openai/m-1#priority', 'priority'],
    ]);
    expect([prices(source, 1), prices(source, 2)]).toEqual([
      { input: ['30'], output: ['150'] },
      { input: ['5'], output: ['25'] },
    ]);
    expect(noted(source)).toEqual(['experimental.modes.none: It has no price of its own.']);
    expect(new Set(source.offerings.map(({ entry }) => entry)).size).toBe(source.rows);
  });

  it.each([
    ['openai', 'm-1', {}, 'A zero stands for free, included and not known alike here, so it is no price.'],
    ['zai-coding-plan', 'm-1', {}, 'A zero of a subscription: what a token costs is not stated.'],
  ])('a zero at %s is neither a price nor free', (provider, id, more, reason) => {
    const source = read({ cost: { input: 0, output: 0 }, ...more }, id, provider);
    expect(prices(source)).toEqual({});
    expect(noted(source)).toEqual([`cost.input: ${reason}`, `cost.output: ${reason}`]);
  });

  it('what is called free is free', () => {
    expect(prices(read({ cost: { input: 0, output: 0 } }, 'm:free', 'openrouter'))).toEqual({
      input: ['0 free'],
      output: ['0 free'],
    });
  });

  it.each([
    ['alpha', 'preview'],
    ['beta', 'preview'],
    ['deprecated', 'deprecated'],
  ])('status %s is lifecycle %s', (status, lifecycle) => {
    expect(read({ status }).offerings[0]?.values.lifecycle).toBe(lifecycle);
  });

  it('floats come without their dust, and Claude’s cache write lasts five minutes', () => {
    const source = read(
      { cost: { input: 0.049999999999999996, output: 0.8299999999999998, cache_write: 3.75 } },
      'claude-x',
    );
    expect(prices(source)).toEqual({ input: ['0.05'], output: ['0.83'], cache_write_5m: ['3.75'] });
  });

  it('unknown limits, months and statuses are noted and left out', () => {
    const source = read({ limit: { context: 0, output: 0 }, release_date: '2025-02-30', status: 'retired?' });
    expect(source.offerings[0]?.values).toEqual({
      capabilities: ['reasoning', 'tools', 'vision'],
      inputModalities: ['image', 'text'],
      outputModalities: ['text'],
    });
    expect(noted(source)).toEqual([
      'status: “retired?” is no known status.',
      'limit.context: It is no count of tokens; a zero stands for unknown.',
      'limit.output: It is no count of tokens; a zero stands for unknown.',
      'release_date: “2025-02-30” is not a day.',
    ]);
  });
});

describe('a file of models.dev', () => {
  it('every record is an offering or has a reason', () => {
    const text = JSON.stringify({
      'google-vertex-anthropic': { name: 'Vertex', models: { 'claude-x': record({}) } },
      'google-vertex': { name: 'Vertex', models: { 'claude-x': record({}), 'gemini-x': 7 } },
      lmstudio: { name: 'LM Studio', models: { m: record({}) } },
      'no-such-seller': { name: '<img src=x onerror=alert(1)>', models: { m: record({}) } },
    });
    const { rows, offerings, skipped } = readModelsDev(text, '2026-07-02');
    expect(offerings.map(({ key, api }) => [key, api])).toEqual([['vertex/claude-x', 'anthropic-messages']]);
    expect(skipped).toEqual([
      {
        row: 'google-vertex/claude-x',
        reason: 'It is the same offering as google-vertex-anthropic/claude-x.',
      },
      { row: 'google-vertex/gemini-x', reason: 'It is not a record.' },
      { row: 'lmstudio/m', reason: 'It runs on one’s own machine: nobody sells it.' },
      { row: 'no-such-seller/m', reason: 'No channel is known for the provider “no-such-seller”.' },
    ]);
    expect(rows).toBe(offerings.length + skipped.length);
  });

  it.each(['[]', '{}', '{"openai": 7}', '{"openai": {"models": []}}', '"text"', '{"data": [{"id": "x"}]}'])(
    'refuses %s',
    (text) => {
      expect(() => readModelsDev(text, '2026-07-02')).toThrow();
    },
  );
});
