import { describe, expect, it } from 'vitest';
import { pricesAt } from '../price-at';
import { importedOfferingSchema } from './imported';
import { readOpenRouter } from './openrouter';

const record = (more: object) => ({
  id: 'acme/m-1',
  canonical_slug: 'acme/m-1-20260131',
  hugging_face_id: null,
  name: 'Acme: Model M',
  created: 1_769_817_600,
  description: 'A model.',
  context_length: 200_000,
  architecture: { input_modalities: ['text', 'file'], output_modalities: ['text'] },
  pricing: { prompt: '0.000003', completion: '0.000015' },
  top_provider: { context_length: 131_072, max_completion_tokens: 32_768 },
  supported_parameters: ['tools', 'structured_outputs', 'temperature', 'top_p', 'seed'],
  knowledge_cutoff: '2025-08-31',
  expiration_date: null,
  ...more,
});
const read = (...models: object[]) =>
  readOpenRouter(JSON.stringify({ data: models.map(record), total_count: models.length }), '2026-08-01');
const prices = (pricing: object, more: object = {}) => {
  const source = read({ pricing, ...more });
  return [
    ...Object.entries(source.offerings[0]?.prices ?? {}).flatMap(([unit, rows]) =>
      rows.map((row) =>
        [
          unit,
          row.amount,
          row.aboveTokens ? `>${row.aboveTokens}` : '',
          row.dailyFrom ? `${row.dailyFrom}–${row.dailyTo}` : '',
          row.free ? 'free' : '',
        ]
          .filter(Boolean)
          .join(' '),
      ),
    ),
    ...source.notes.map(({ field, reason }) => `${field}: ${reason}`),
  ];
};

describe('a model of OpenRouter', () => {
  it('is an offering with what it states', () => {
    const { offerings, rows, skipped, notes } = read({ hugging_face_id: 'acme/M-1' });
    expect({ rows, skipped, notes }).toEqual({ rows: 1, skipped: [], notes: [] });
    expect(offerings).toMatchObject([
      {
        key: 'openrouter/acme/m-1',
        api: 'openai-chat',
        modelName: 'Model M',
        values: {
          capabilities: ['attachments', 'structured-output', 'temperature', 'tools'],
          inputModalities: ['pdf', 'text'],
          contextTokens: 131_072,
          maxOutputTokens: 32_768,
          soldFrom: '2026-01-31T00:00:00.000Z',
        },
        model: { description: 'A model.', knowledgeCutoff: '2025-08-31', openWeights: true },
        otherIds: ['acme/m-1-20260131', 'acme/M-1'],
      },
    ]);
    for (const one of offerings)
      expect(importedOfferingSchema.parse(JSON.parse(JSON.stringify(one)))).toEqual(one);
  });

  it('prices per token lose the dust of floats; searches and requests are counted', () => {
    expect(
      prices({
        prompt: '0.0000020000000000000005',
        completion: '0.00000090000000000000005',
        web_search: '0.014',
        request: '0.005',
        internal_reasoning: '0.000012',
        image: '0.0000003',
        image_output: '0.00003',
        audio: '0.000001',
        input_audio_cache: '0.0000001',
        input_cache_read: '0.00000008333333333333334',
      }),
    ).toEqual([
      'input 2',
      'output 0.9',
      'web_search 14000',
      'request 5000',
      'reasoning 12',
      'input_image 0.3',
      'output_image 30',
      'input_audio 1',
      'cache_read_audio 0.1',
      'cache_read 0.083333333',
    ]);
    expect(prices({ prompt: '0.000003', completion: '0.000015', image: '0.0048' })).toContain('image 4800');
  });

  it('a cache write is of five minutes where an hour has its own price, and else of no stated time', () => {
    expect(
      prices({ prompt: '0.00001', input_cache_write: '0.0000125', input_cache_write_1h: '0.00002' }),
    ).toEqual(['input 10', 'cache_write_5m 12.5', 'cache_write_1h 20']);
    expect(prices({ prompt: '0.00001', input_cache_write: '0.0000125' })).toEqual([
      'input 10',
      'cache_write 12.5',
    ]);
  });

  it('overrides by length: what they leave out is as below', () => {
    const overrides = [
      { min_prompt_tokens: 32_000, prompt: '0.0000001', completion: '0.0000004' },
      { min_prompt_tokens: 256_000, prompt: '0.0000002' },
    ];
    expect(prices({ prompt: '0.00000003', completion: '0.00000013', web_search: '0.01', overrides })).toEqual(
      [
        'input 0.03',
        'input 0.1 >32000',
        'input 0.2 >256000',
        'output 0.13',
        'output 0.4 >32000',
        'web_search 10000',
      ],
    );
  });

  it('overrides by hour: disjoint windows of the UTC day, over midnight too', () => {
    const overrides = [
      { utc_start: 1000, utc_end: 100, prompt: '0.00000022', completion: '0.00000066' },
      { utc_start: 100, utc_end: 400, prompt: '0.00000044', completion: '0.00000132' },
      { utc_start: '0400', utc_end: '0600', prompt: '0.00000022' },
      { utc_start: 600, utc_end: 1000, prompt: '0.00000044' },
    ];
    expect(prices({ prompt: '0.00000022', completion: '0.00000066', overrides })).toEqual([
      'input 0.44 01:00–04:00',
      'input 0.22 04:00–06:00',
      'input 0.44 06:00–10:00',
      'input 0.22 10:00–01:00',
      'output 1.32 01:00–04:00',
      'output 0.66 04:00–01:00',
    ]);
  });

  it('length and hour together, the later one first', () => {
    const pricing = {
      prompt: '0.000002',
      overrides: [
        { utc_start: 0, utc_end: 1200, prompt: '0.000001' },
        { min_prompt_tokens: 200_000, prompt: '0.000004' },
        { min_prompt_tokens: 200_000, utc_start: 2200, utc_end: 2400, prompt: '0.000003' },
      ],
    };
    const [one] = read({ pricing }).offerings;
    const rows = (one?.prices.input ?? []).map((price) => ({ unit: 'input' as const, ...price }));
    const at = (hour: string, tokens: number) =>
      pricesAt(rows, new Date(`2026-08-01T${hour}:00Z`), tokens).get('input')?.amount;
    expect([at('06:00', 10), at('12:00', 200_000), at('06:00', 200_001), at('23:59', 200_001)]).toEqual([
      '1',
      '2',
      '4',
      '3',
    ]);
  });

  it.each([
    [
      { weekday: 'mon', prompt: '1' },
      'It holds on a condition “weekday” that is not known, so its prices are not taken.',
    ],
    [{ utc_start: 2500, utc_end: 100, prompt: '1' }, 'Its threshold or its hours cannot be read.'],
    [{ utc_start: 100, prompt: '1' }, 'Its threshold or its hours cannot be read.'],
    [{ min_prompt_tokens: 'many', prompt: '1' }, 'Its threshold or its hours cannot be read.'],
    [7, 'It is not a record.'],
  ])('an override that is not understood is not taken: %j', (override, reason) => {
    expect(prices({ prompt: '0.000002', overrides: [override] })).toEqual([
      'input 2',
      `pricing.overrides[0]: ${reason}`,
    ]);
  });

  it('−1 is unknown, free is said, and a bare zero is neither', () => {
    expect(prices({ prompt: '-1' })).toEqual(['pricing.prompt: It varies with the model that is chosen.']);
    expect(prices({ prompt: '0', completion: '0' }, { id: 'acme/m-1:free' })).toEqual([
      'input 0 free',
      'output 0 free',
    ]);
    expect(prices({ prompt: '0' })).toEqual([
      'pricing.prompt: A zero without being called free: what it costs is not stated.',
    ]);
    expect(prices({ prompt: '-0.5' })).toEqual(['pricing.prompt: -0.5 is negative.']);
    expect(prices({ by_moonlight: '0.5' })).toEqual([
      'pricing.by_moonlight: It is no key of this format, so its unit is not known.',
    ]);
  });

  it('ends on its day; 2098 is never', () => {
    const until = (expiration_date: unknown) => read({ expiration_date }).offerings[0]?.values.soldUntil;
    expect([until('2026-08-10'), until('2098-12-31'), until(null), until('2026-02-31x')]).toEqual([
      '2026-08-10T00:00:00.000Z',
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('an alias names what it stands for, and is not measured', () => {
    const benchmarks = {
      artificial_analysis: { intelligence_index: 57.3, coding_index: null, agentic_index: '1e309' },
    };
    const source = read(
      { benchmarks },
      { id: '~acme/latest', canonical_slug: '~acme/latest', alias_target: { slug: 'acme/m-1' }, benchmarks },
    );
    expect(source.offerings[0]?.measurements).toEqual([
      {
        kind: 'quality',
        benchmark: 'Artificial Analysis Intelligence Index',
        value: '57.3',
        n: null,
        of: 'model',
      },
    ]);
    expect(source.offerings[1]).toMatchObject({ requestId: '~acme/latest', otherIds: ['acme/m-1'] });
    expect(source.offerings[1]?.measurements).toBeUndefined();
    expect(source.notes.at(-1)).toEqual({
      row: '~acme/latest',
      field: 'alias_target',
      reason: 'It stands for acme/m-1 for now.',
    });
  });
});

describe('an answer of OpenRouter', () => {
  it('every model is an offering or has a reason', () => {
    const { rows, offerings, skipped } = read(
      {},
      { id: '' },
      { id: 'ACME/m-1' },
      { id: 'acme/m-2', name: '<b>M</b>' },
    );
    expect(offerings.map(({ key, modelName }) => [key, modelName])).toEqual([
      ['openrouter/acme/m-1', 'Model M'],
      ['openrouter/acme/m-2', '<b>M</b>'],
    ]);
    expect(skipped).toEqual([
      { row: 'data[1]', reason: 'It has no request id.' },
      { row: 'data[2]', reason: 'ACME/m-1 is listed above already.' },
    ]);
    expect(rows).toBe(offerings.length + skipped.length);
  });

  it.each(['{}', '[]', '{"data": {}}', '{"data": []}'])('refuses %s', (text) => {
    expect(() => readOpenRouter(text, '2026-08-01')).toThrow();
  });
});
